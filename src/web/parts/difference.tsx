import type { Change } from '../api/types.ts';
import { sideWords } from './change-words.ts';
import classes from './difference.module.css';
import { wordsFor } from './words.ts';

/** What is not as it was: before → after, terms first, then lines, then what it does to the numbers. */
export function Difference({ changes }: { changes: readonly Change[] }) {
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
            <td className={classes.before}>{sideWords(change, change.before)}</td>
            <td className={classes.after}>{sideWords(change, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ kind, subject, field }: Change): string {
  return kind === 'line' ? `${subject}: ${wordsFor(field).toLowerCase()}` : wordsFor(field);
}
