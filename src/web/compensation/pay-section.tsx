import { useMe } from '../api/me.ts';
import type { Money, QuoteCompensation, QuoteEffect, Totals } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './compensation.module.css';
import { liveEffect } from './live-effect.ts';
import { cliffWords, signedWords } from './pay-words.ts';
import { QuotaBar } from './quota-bar.tsx';

/**
 * What the quote does to quota and commission of those whose pay the reader sees, with the numbers as they are written.
 * Nothing where nobody is paid by a plan.
 */
export function PaySection({ quoteId, measures }: { quoteId: string; measures?: Totals }) {
  const me = useMe();
  const { data } = useResource<QuoteCompensation>(`/api/quotes/${quoteId}/compensation`);
  return (data?.body.items ?? []).map((item) => {
    const whose = item.person.id === me?.id ? 'Your' : `${item.person.name}’s`;
    return (
      <Section key={`${item.person.id} ${item.plan.id}`} title={`${whose} quota and commission`}>
        <Pay item={item} effect={liveEffect(item, measures)} isSigned={data?.body.isSigned ?? false} />
      </Section>
    );
  });
}

interface PayProps {
  item: QuoteEffect;
  effect: QuoteEffect['effect'];
  isSigned: boolean;
}

function Pay({ item: { plan, period, measure, deals, terms, uncounted }, effect, isSigned }: PayProps) {
  const about = [
    wordsFor(measure),
    ...(deals === 'reports' ? ['deals of their people'] : []),
    ...(isSigned ? [] : ['if signed today']),
  ].join(' · ');
  return (
    <div className={classes.pay}>
      <p className={classes.muted} title={`${plan.name}, version ${plan.version}`}>
        {about}
      </p>
      {!terms && <p>No quota of their own is known for {period.name}: it comes with an import.</p>}
      {terms && !effect && <p className={classes.muted}>With the first line it shows here what the deal counts.</p>}
      {terms && effect && (
        <>
          <QuotaBar terms={terms} before={effect.before} after={effect.with} />
          <Figures effect={effect} quota={{ amount: terms.quota, currency: terms.currency }} period={period.name} />
          {effect.cliffs.map((cliff) => (
            <p key={cliff.direction} className={classes.cliff}>
              {cliffWords(cliff)}.
            </p>
          ))}
        </>
      )}
      {uncounted > 0 && (
        <p className={classes.muted}>
          {uncounted === 1 ? 'One signed deal is' : `${uncounted} signed deals are`} not counted: without this measure
          or a rate of its currency.
        </p>
      )}
    </div>
  );
}

interface FiguresProps {
  effect: NonNullable<QuoteEffect['effect']>;
  quota: Money;
  period: string;
}

/** Without the deal and with it, side by side. */
function Figures({ effect, quota, period }: FiguresProps) {
  const { before, with: after } = effect;
  const rows = [
    ['Attained', moneyWords(before.attained, { whole: true }), moneyWords(after.attained, { whole: true })],
    [`Of ${moneyWords(quota, { whole: true })}`, ratioWords(before.share, 0), ratioWords(after.share, 0)],
    ['Commission', moneyWords(before.commission), moneyWords(after.commission)],
  ] as const;
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">{period}</th>
          <th scope="col">Without it</th>
          <th scope="col">With this deal</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, without, including]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{without}</td>
            <td>{including}</td>
          </tr>
        ))}
        <tr data-lead="true">
          <th scope="row">Difference</th>
          <td colSpan={2}>{signedWords(effect.difference)}</td>
        </tr>
      </tbody>
    </table>
  );
}
