import { sheetTotal } from '../../domain/cost-sheet.ts';
import { decimalText } from '../../domain/exact.ts';
import type { Currency, CustomWork, NonStandard } from '../../domain/offer.ts';
import { elementWords } from '../../domain/offer-words.ts';
import { moneyWords, numberWords } from './formats.ts';
import classes from './non-standard.module.css';
import { wordsFor } from './words.ts';

/** The departures from standard terms, each with what was agreed. Says so when there is none. */
export function NonStandardList({ nonStandard, currency }: { nonStandard: NonStandard; currency: Currency }) {
  const elements = elementWords(nonStandard, (amount) => moneyWords({ amount, currency }));
  if (elements.length === 0) return <p className={classes.none}>Standard terms throughout.</p>;
  return (
    <dl className={classes.list}>
      {elements.map(([name, agreed]) => (
        <div key={name}>
          <dt>{wordsFor(name)}</dt>
          <dd>{agreed}</dd>
          {name === 'customWork' && <dd>{costWords(nonStandard.customWork)}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** What custom work costs us, to those who are told. */
function costWords({ costSheet = [] }: CustomWork = { details: '' }): string | null {
  const total = costSheet.length > 0 ? sheetTotal(costSheet) : undefined;
  if (!total) return null;
  const rows = costSheet.map(({ what, quantity, unitCost }) => `${quantity} × ${what} at ${unitCost}`);
  return `Costs us ${numberWords(decimalText(total, 2), 2)}: ${rows.join(', ')}`;
}
