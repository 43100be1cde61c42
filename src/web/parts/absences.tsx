import type { Ref } from '../api/types.ts';
import { dateWords } from './formats.ts';
import { useAway } from './use-away.ts';

/** Who of these people is out of office, until when, and who stands in for them; nothing when nobody is. */
export function Absences({ of, className }: { of: readonly Ref[]; className?: string }) {
  const away = useAway();
  return of
    .flatMap(({ id }) => away.get(id) ?? [])
    .map(({ person, lastDay, note, standIns }) => (
      <p key={person.id} className={className} title={note || undefined}>
        {person.name} is away until {dateWords(lastDay)}
        {standIns.length > 0 && `; ${new Intl.ListFormat('en').format(standIns.map(({ name }) => name))} stands in`}
      </p>
    ));
}
