import { sheetTotal } from '../../domain/cost-sheet.ts';
import { deriveCostSheet } from '../../domain/derivation/cost-sheet.ts';
import { moneyOf } from '../../domain/money.ts';
import type { CostSheetRow, Currency, NonStandard } from '../../domain/offer.ts';
import { elementWords } from '../../domain/offer-words.ts';
import { costRowWords } from './cost-row-words.ts';
import { OwnFigure } from './derivation/own-figure.tsx';
import { moneyWords } from './formats.ts';
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
          {name === 'customWork' && <WorkCost rows={nonStandard.customWork?.costSheet ?? []} currency={currency} />}
        </div>
      ))}
    </dl>
  );
}

/** What custom work costs us, to those who are told, and how it comes to that. */
function WorkCost({ rows, currency }: { rows: readonly CostSheetRow[]; currency: Currency }) {
  const total = rows.length > 0 ? sheetTotal(rows) : undefined;
  if (!total) return null;
  return (
    <dd>
      Costs us{' '}
      <OwnFigure
        what="Cost of the work"
        formula="Quantity × unit cost of every row, summed and rounded once"
        currency={currency}
        derived={() => deriveCostSheet(rows, currency)}
      >
        {moneyWords(moneyOf(total, currency))}
      </OwnFigure>
      : {rows.map((row) => costRowWords(row, currency)).join(', ')}
    </dd>
  );
}
