import type { QuoteCompensation } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import classes from './compensation.module.css';
import { cliffWords, signedWords } from './pay-words.ts';

/** For who decides: who is paid by the deal and, where their role may see it, what it changes. Never a reason of a rule. */
export function PayLine({ quoteId }: { quoteId: string }) {
  const { data } = useResource<QuoteCompensation>(`/api/quotes/${quoteId}/compensation`);
  if (!data) return null;
  const { items, payLine } = data.body;
  const overrides = payLine.filter(({ deals }) => deals === 'reports').map(({ person }) => person.name);
  const shown = items.flatMap(({ effect, ...item }) => (effect ? [{ ...item, effect }] : []));
  if (shown.length === 0 && overrides.length === 0) return null;
  return (
    <div className={classes.line}>
      {shown.map(({ person, plan, effect }) => (
        <p key={`${person.id} ${plan.id}`}>
          Commission of {person.name}: {moneyWords(effect.before.commission)} → {moneyWords(effect.with.commission)} (
          {signedWords(effect.difference)}), quota {ratioWords(effect.before.share, 0)} →{' '}
          {ratioWords(effect.with.share, 0)}
          {effect.cliffs.map((cliff) => (
            <span key={cliff.direction} className={classes.cliff}>
              {cliffWords(cliff)}
            </span>
          ))}
        </p>
      ))}
      {overrides.length > 0 && <p>Paid by this deal too, as managers: {[...new Set(overrides)].join(', ')}</p>}
    </div>
  );
}
