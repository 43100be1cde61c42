import type { DecisionCard } from '../api/types.ts';
import { Details } from '../parts/details.tsx';
import { dateWords, daysWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
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
            ['Off list', <MoneyText key="off" value={measures.discountAmount} />],
            ['Payment', wordsFor(asks.paymentTerms)],
            ['Billing', wordsFor(asks.billing)],
          ]}
        />
        <Structure words={asks.structure ?? []} />
        <div className={classes.elements}>
          <NonStandardList nonStandard={asks.nonStandard} />
        </div>
      </div>
      <div>
        <h3>We get</h3>
        <Details
          entries={[
            ['Term', `${asks.termMonths} months`],
            ['ARR', <MoneyText key="arr" value={measures.arr} />],
            ...(measures.exitArr.amount === measures.arr.amount
              ? []
              : [['ARR at the end', <MoneyText key="exit" value={measures.exitArr} />] as const]),
            ...(isNothing(measures.usageCommitment)
              ? []
              : [['Committed usage', <MoneyText key="usage" value={measures.usageCommitment} />] as const]),
            ['First year', <MoneyText key="first" value={measures.firstYear} />],
            ['One-time', <MoneyText key="once" value={measures.oneTime} />],
            ['Days to cash', measures.daysToCash && daysWords(measures.daysToCash)],
            ['Offer valid until', dateWords(asks.validUntil)],
          ]}
        />
      </div>
    </div>
  );
}

const isNothing = ({ amount }: { amount: string }): boolean => !/[1-9]/.test(amount);
