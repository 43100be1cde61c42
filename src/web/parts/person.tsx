import type { Ref } from '../api/types.ts';
import { useMe } from '../api/me.ts';
import { Missing } from './money-text.tsx';

interface PersonProps {
  who: Ref | null | undefined;
  /** Within a sentence oneself is "you". */
  within?: boolean;
  /** In whose place it was: "Berta for Anna". */
  inPlaceOf?: Ref | null;
}

/** Somebody by name; oneself is "You". Without a person it was the system. */
export function Person({ who, within = false, inPlaceOf }: PersonProps) {
  const me = useMe();
  if (inPlaceOf) {
    return (
      <span>
        <Person who={who} within={within} /> for <Person who={inPlaceOf} within />
      </span>
    );
  }
  if (!who) return <Missing what="Nobody" />;
  if (who.id === me?.id) return <span title={who.name}>{within ? 'you' : 'You'}</span>;
  return <span>{who.name}</span>;
}

/** Several people in one line: "Mona, Dan or 2 others". */
export function People({ who, of = 'or', most = 3 }: { who: readonly Ref[]; of?: 'or' | 'and'; most?: number }) {
  const me = useMe();
  const names = who.map(({ id, name }) => (id === me?.id ? 'you' : name));
  const rest = names.length - most;
  const shown = rest > 1 ? [...names.slice(0, most), `${rest} others`] : names;
  const list = new Intl.ListFormat('en', { type: of === 'or' ? 'disjunction' : 'conjunction' });
  return <span title={rest > 1 ? names.join(', ') : undefined}>{list.format(shown)}</span>;
}
