import type { PreviewAssessment } from '../../api/types.ts';
import { withReadersWords } from '../../parts/formats.ts';
import { State } from '../../parts/state.tsx';
import { wordsFor } from '../../parts/words.ts';
import classes from './panel.module.css';
import { ShortOfPeople } from './short-of-people.tsx';

/** In one glance: may it go out, and what for. */
export function Verdict({ assessment, isSubmitted }: { assessment: PreviewAssessment; isSubmitted: boolean }) {
  const { review, evidence, clauses, steps, lacking } = assessment;
  return (
    <div className={classes.verdict}>
      <State of={review} word={words[review](assessment, isSubmitted)} />
      {review === 'stuck' && <ShortOfPeople steps={steps} />}
      {lacking.length > 0 && (
        <div className={classes.lacking}>
          <p>Before it can be submitted:</p>
          <ul>
            {lacking.map(({ pointer, message }) => (
              <li key={pointer}>{withReadersWords(message)}</li>
            ))}
          </ul>
        </div>
      )}
      {evidence.length > 0 && lacking.length === 0 && <p>Evidence: {evidence.join(', ')}</p>}
      {clauses.length > 0 && <p>Clauses that go into the contract: {clauses.map(wordsFor).join(', ')}</p>}
    </div>
  );
}

const words: Record<PreviewAssessment['review'], (assessment: PreviewAssessment, isSubmitted: boolean) => string> = {
  standard: () => 'Standard: approved at once',
  'needs-review': ({ steps }, isSubmitted) =>
    steps.length === 1
      ? `One approval ${isSubmitted ? 'was asked for' : 'is needed'}`
      : `${steps.length} approvals ${isSubmitted ? 'were asked for' : 'are needed'}`,
  blocked: ({ findings }) => {
    const blocking = findings.filter(({ blocks }) => blocks).length;
    return blocking === 1 ? 'Blocked by one rule' : `Blocked by ${blocking} rules`;
  },
  stuck: () => 'Too few people may approve it',
};
