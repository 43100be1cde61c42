import type { NonStandard } from '../../domain/offer.ts';
import classes from './non-standard.module.css';
import { wordsFor } from './words.ts';

/** The departures from standard terms, each with what was agreed. Says so when there is none. */
export function NonStandardList({ nonStandard }: { nonStandard: NonStandard }) {
  const entries = Object.entries(nonStandard) as [string, Readonly<Record<string, string | number>>][];
  if (entries.length === 0) return <p className={classes.none}>Standard terms throughout.</p>;
  return (
    <dl className={classes.list}>
      {entries.map(([name, element]) => (
        <div key={name}>
          <dt>{wordsFor(name)}</dt>
          <dd>{agreed(element)}</dd>
        </div>
      ))}
    </dl>
  );
}

function agreed({ noticeDays, months, details }: Readonly<Record<string, string | number>>): string {
  if (noticeDays !== undefined) return `${noticeDays} days’ notice`;
  if (months !== undefined) return `${months} months`;
  return String(details ?? '');
}
