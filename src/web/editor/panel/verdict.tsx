import { hidden } from '../../../domain/confidentiality.ts';
import type { PreviewAssessment, Totals } from '../../api/types.ts';
import { Figure } from '../../parts/figure.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { RatioText } from '../../parts/ratio-text.tsx';
import { State } from '../../parts/state.tsx';
import { wordsFor } from '../../parts/words.ts';
import classes from './panel.module.css';
import { ShortOfPeople } from './short-of-people.tsx';

/** In one glance: may it go out, and the three numbers that everybody asks for. */
export function Verdict({ assessment, measures }: { assessment: PreviewAssessment; measures: Totals }) {
  const { review, evidence, clauses, steps } = assessment;
  return (
    <div className={classes.verdict}>
      <State of={review} word={words[review](assessment)} />
      {review === 'stuck' && <ShortOfPeople steps={steps} />}
      {evidence.length > 0 && <p>To be shown: {evidence.map(wordsFor).join(', ')}</p>}
      {clauses.length > 0 && <p>Clauses that go into the contract: {clauses.map(wordsFor).join(', ')}</p>}
      <dl className={classes.headline}>
        <div>
          <dt>TCV</dt>
          <dd>
            <Figure measure="tcv">
              <MoneyText value={measures.tcv} whole />
            </Figure>
          </dd>
        </div>
        <div>
          <dt>Discount</dt>
          <dd>
            <Figure measure="discount">
              <RatioText value={measures.discount} />
            </Figure>
          </dd>
        </div>
        {measures.margin !== hidden && (
          <div>
            <dt>Margin</dt>
            <dd>
              <Figure measure="margin">
                <RatioText value={measures.margin} />
              </Figure>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

const words: Record<PreviewAssessment['review'], (assessment: PreviewAssessment) => string> = {
  standard: () => 'Standard: approved at once',
  'needs-review': ({ steps }) =>
    steps.length === 1 ? 'One approval is needed' : `${steps.length} approvals are needed`,
  blocked: ({ findings }) => {
    const blocking = findings.filter(({ blocks }) => blocks).length;
    return blocking === 1 ? 'Blocked by one rule' : `Blocked by ${blocking} rules`;
  },
  stuck: () => 'Too few people may approve it',
};
