import { useMe } from '../api/me.ts';
import type { QuoteCompensation } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { CliffSentence } from './cliff.tsx';
import classes from './compensation.module.css';
import { People } from '../parts/person.tsx';
import { Worked } from '../parts/worked.tsx';
import { appliesWords, cliffWords, signedWords } from './pay-words.ts';
import { commissionSteps, differenceSteps, shareSteps } from './pay-workings.ts';

/** For who decides: who is paid by the deal and, where their role may see it, what it changes. Never a reason of a rule. */
export function PayLine({ quoteId }: { quoteId: string }) {
  const me = useMe();
  const { data } = useResource<QuoteCompensation>(`/api/quotes/${quoteId}/compensation`);
  if (!data) return null;
  const { items, payLine } = data.body;
  const shown = items.flatMap(({ effect, ...item }) => (effect ? [{ ...item, effect }] : []));
  const told = new Set(shown.map(({ person }) => person.id));
  const overrides = payLine.filter(({ person, deals }) => deals === 'reports' && !told.has(person.id));
  if (shown.length === 0 && overrides.length === 0) return null;
  return (
    <div className={classes.line}>
      {shown.map(({ person, plan, deals, terms, effect }) => (
        <p key={`${person.id} ${plan.id}`}>
          {person.id === me?.id ? 'Your' : `${person.name}’s`} {deals === 'own' ? 'commission' : 'override'}:{' '}
          {terms ? (
            <Worked what="Commission" formula={appliesWords[terms.applies]} steps={commissionSteps(terms, effect.with)}>
              {moneyWords(effect.with.commission)}
            </Worked>
          ) : (
            moneyWords(effect.with.commission)
          )}{' '}
          with this deal{' '}
          <span className={classes.together}>
            (
            <Worked
              what="Difference"
              formula="Commission with this deal − commission without it"
              steps={differenceSteps(effect)}
            >
              {signedWords(effect.difference)}
            </Worked>
            ),
          </span>{' '}
          quota at{' '}
          {terms ? (
            <Worked what="Share of quota" formula="What is attained ÷ the quota" steps={shareSteps(terms, effect.with)}>
              {ratioWords(effect.with.share, 0)}
            </Worked>
          ) : (
            ratioWords(effect.with.share, 0)
          )}
          {effect.cliffs.map((cliff) => (
            <span key={cliff.direction} className={classes.cliff}>
              {terms ? (
                <CliffSentence {...{ terms, effect, cliff }} />
              ) : (
                `${cliffWords(cliff)} ${signedWords(cliff.change)}`
              )}
            </span>
          ))}
        </p>
      ))}
      {overrides.length > 0 && (
        <p>
          Paid by this deal as managers: <People who={overrides.map(({ person }) => person)} of="and" />
        </p>
      )}
    </div>
  );
}
