import { counted } from '../../domain/offer-words.ts';
import type { DecisionCard } from '../api/types.ts';
import { Details } from '../parts/details.tsx';
import { Figure } from '../parts/figure.tsx';
import { dateWords } from '../parts/formats.ts';
import type { ShownMeasure } from '../parts/measure-groups.ts';
import { measureText } from '../parts/measure-text.tsx';
import { NonStandardList } from '../parts/non-standard.tsx';
import { Structure } from '../parts/structure.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './decision.module.css';

/** Both sides of the bargain: what departs from standard, and what the deal brings. */
export function AsksAndGives({ card: { asks, measures } }: { card: DecisionCard }) {
  return (
    <div className={classes.sides}>
      <div>
        <h3>They ask</h3>
        <Details
          entries={[
            ['Off list', opened('discountAmount', measures)],
            ['Payment', wordsFor(asks.paymentTerms)],
            ['Billing', wordsFor(asks.billing)],
          ]}
        />
        <Structure words={asks.structure ?? []} />
        <div className={classes.elements}>
          <NonStandardList nonStandard={asks.nonStandard} currency={measures.currency} />
        </div>
      </div>
      <div>
        <h3>We get</h3>
        <Details
          entries={[
            ['Term', counted(asks.termMonths, 'month')],
            ['ARR', opened('arr', measures)],
            ...(measures.exitArr.amount === measures.arr.amount
              ? []
              : [['ARR at the end', opened('exitArr', measures)] as const]),
            ...(isNothing(measures.usageCommitment)
              ? []
              : [['Committed usage', opened('usageCommitment', measures)] as const]),
            ['First year', opened('firstYear', measures)],
            ['One-time', opened('oneTime', measures)],
            ['Days to cash', measures.daysToCash && opened('daysToCash', measures)],
            ['Offer valid until', dateWords(asks.validUntil)],
          ]}
        />
      </div>
    </div>
  );
}

/** A number that opens how it came about. */
const opened = (name: ShownMeasure, measures: DecisionCard['measures']) => (
  <Figure key={name} measure={name}>
    {measureText(name, measures)}
  </Figure>
);

const isNothing = ({ amount }: { amount: string }): boolean => !/[1-9]/.test(amount);
