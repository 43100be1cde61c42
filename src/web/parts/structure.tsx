import { dateWords } from './formats.ts';
import classes from './structure.module.css';

/** How an offer is built, where that is not plain: ramps, free time, payments, what is still open. */
export function Structure({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <ul className={classes.structure} aria-label="How it is built">
      {words.map((one) => (
        <li key={one}>{one.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, dateWords)}</li>
      ))}
    </ul>
  );
}
