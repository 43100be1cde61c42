import type { PayTerms } from '../../domain/compensation/commission.ts';
import type { Effect } from '../../domain/compensation/effect.ts';
import { Worked } from '../parts/worked.tsx';
import { cliffWords, signedWords } from './pay-words.ts';
import { cliffSteps } from './pay-workings.ts';

interface Props {
  terms: PayTerms;
  effect: Effect;
  cliff: Effect['cliffs'][number];
}

/** What a little more or less than the deal counts would change, and how that comes about. */
export const CliffSentence = ({ terms, effect, cliff }: Props) => (
  <>
    {cliffWords(cliff)}{' '}
    <Worked
      what="Change of the commission"
      formula="Commission at that amount, by the rate it has got − commission with this deal"
      steps={cliffSteps(terms, effect, cliff)}
    >
      {signedWords(cliff.change)}
    </Worked>
  </>
);
