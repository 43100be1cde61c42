import type { Approval, DecisionCard } from '../api/types.ts';
import { Figure } from '../parts/figure.tsx';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { People } from '../parts/person.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './decision.module.css';

/** What is asked, as one would ask it aloud, and of whom. */
export function Question({ approval, card }: { approval: Approval; card: DecisionCard }) {
  const { measures, asks } = card;
  const step = approval.steps.find(({ id }) => id === card.stepId);
  const discount =
    measures.discount && /[1-9]/.test(measures.discount) ? (
      <>
        <Figure measure="discount">{ratioWords(measures.discount)}</Figure> off list
      </>
    ) : (
      'list prices'
    );
  return (
    <>
      <p className={classes.ask}>
        Approve {discount} for {approval.account.name}:{' '}
        <Figure measure="tcv">{moneyWords(measures.tcv, { whole: true })}</Figure> over {asks.termMonths} months,{' '}
        {wordsFor(asks.paymentTerms).toLowerCase()}?
      </p>
      {step && (
        <p className={classes.muted}>
          Asked of {card.label}: {step.quorum > 1 && `${step.quorum} of `}
          <People who={step.candidates} of={step.quorum > 1 ? 'and' : 'or'} most={4} />
        </p>
      )}
    </>
  );
}
