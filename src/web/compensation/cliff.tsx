import type { PayTerms } from '../../domain/compensation/commission.ts';
import type { Effect } from '../../domain/compensation/effect.ts';
import { Worked } from '../parts/worked.tsx';
import { moneyWords } from '../parts/formats.ts';
import { signedWords } from './pay-words.ts';
import { cliffSteps, distanceSteps } from './pay-workings.ts';

interface Props {
  terms: PayTerms;
  effect: Effect;
  cliff: Effect['cliffs'][number];
}

/** What a little more or less than the deal counts would change, and how that comes about. */
export const CliffSentence = ({ terms, effect, cliff }: Props) => (
  <>
    <Worked
      what="Distance to the threshold"
      formula={
        cliff.direction === 'more'
          ? 'The least that gets the rate of the threshold − what is attained with this deal'
          : 'What is attained with this deal − the most that does not get the rate of the threshold'
      }
      steps={distanceSteps(effect, cliff)}
    >
      {moneyWords(cliff.by)}
    </Worked>{' '}
    {cliff.direction} changes the commission by{' '}
    <Worked
      what="Change of the commission"
      formula="Commission at that amount, by the rate it has got − commission with this deal"
      steps={cliffSteps(terms, effect, cliff)}
    >
      {signedWords(cliff.change)}
    </Worked>
  </>
);
