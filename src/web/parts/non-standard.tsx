import type { NonStandard } from '../../domain/offer.ts';
import { elementWords } from '../../domain/offer-words.ts';
import classes from './non-standard.module.css';
import { wordsFor } from './words.ts';

/** The departures from standard terms, each with what was agreed. Says so when there is none. */
export function NonStandardList({ nonStandard }: { nonStandard: NonStandard }) {
  const elements = elementWords(nonStandard);
  if (elements.length === 0) return <p className={classes.none}>Standard terms throughout.</p>;
  return (
    <dl className={classes.list}>
      {elements.map(([name, agreed]) => (
        <div key={name}>
          <dt>{wordsFor(name)}</dt>
          <dd>{agreed}</dd>
        </div>
      ))}
    </dl>
  );
}
