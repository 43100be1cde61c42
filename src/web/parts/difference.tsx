import type { Change } from '../api/types.ts';
import { sideWords } from './change-words.ts';
import { VersionFigures } from './derivation/version-figures.tsx';
import classes from './difference.module.css';
import { Figure } from './figure.tsx';
import { wordsFor } from './words.ts';

/** The versions that are compared. */
interface Between {
  quoteId: string;
  from: number;
  to: number;
}

/** What changed of a quote since an earlier version of it. */
export const since = (changed: { since: number }, quote: { id: string; version: number }): Between => ({
  quoteId: quote.id,
  from: changed.since,
  to: quote.version,
});

/** What is not as it was: before → after, terms first, then lines, then what it does to the numbers. */
export function Difference({ changes, between }: { changes: readonly Change[]; between?: Between }) {
  if (changes.length === 0) return <p className={classes.none}>Nothing differs.</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.kind} ${change.subject} ${change.field}`}>
            <th scope="row">{nameOf(change)}</th>
            <td className={classes.before}>
              <Side {...{ change, value: change.before, quoteId: between?.quoteId, version: between?.from }} />
            </td>
            <td className={classes.after}>
              <Side {...{ change, value: change.after, quoteId: between?.quoteId, version: between?.to }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SideProps {
  change: Change;
  value: string | null;
  quoteId: string | undefined;
  version: number | undefined;
}

/** A measure opens how it came about in its own version. */
function Side({ change, value, quoteId, version }: SideProps) {
  const words = sideWords(change, value);
  const isFigure = change.kind === 'measure' && value !== null && /^-?\d+(\.\d+)?( [A-Z]{3})?$/.test(value);
  if (!isFigure || quoteId === undefined || version === undefined) return words;
  return (
    <VersionFigures {...{ quoteId, version }}>
      <Figure measure={change.field}>{words}</Figure>
    </VersionFigures>
  );
}

function nameOf({ kind, subject, field }: Change): string {
  return kind === 'line' ? `${subject}: ${wordsFor(field).toLowerCase()}` : wordsFor(field);
}
