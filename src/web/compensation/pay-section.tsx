import { useMe } from '../api/me.ts';
import type { Standing } from '../../domain/compensation/effect.ts';
import type { QuoteCompensation, QuoteEffect, Totals } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { wordsFor } from '../parts/words.ts';
import { Worked } from '../parts/worked.tsx';
import { AttainedBefore } from './attained.tsx';
import { CliffSentence } from './cliff.tsx';
import classes from './compensation.module.css';
import { liveEffect } from './live-effect.ts';
import { appliesWords, signedWords } from './pay-words.ts';
import { attainedSteps, commissionSteps, differenceSteps, shareSteps } from './pay-workings.ts';
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

function Pay({ item, effect, isSigned }: PayProps) {
  const { plan, period, measure, deals, terms, uncounted } = item;
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
          <Figures {...{ item, effect, terms }} period={period.name} />
          {effect.cliffs.map((cliff) => (
            <p key={cliff.direction} className={classes.cliff}>
              <CliffSentence {...{ terms, effect, cliff }} />.
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
  item: QuoteEffect;
  effect: NonNullable<QuoteEffect['effect']>;
  terms: NonNullable<QuoteEffect['terms']>;
  period: string;
}

/** Without the deal and with it, side by side. */
function Figures({ item, effect, terms, period }: FiguresProps) {
  const { before, with: after } = effect;
  const quota = moneyWords({ amount: terms.quota, currency: terms.currency }, { whole: true });
  const share = (standing: Standing) => (
    <Worked what="Share of quota" formula="What is attained ÷ the quota" steps={shareSteps(terms, standing)}>
      {ratioWords(standing.share, 0)}
    </Worked>
  );
  const commission = (standing: Standing) => (
    <Worked what="Commission" formula={appliesWords[terms.applies]} steps={commissionSteps(terms, standing)}>
      {moneyWords(standing.commission)}
    </Worked>
  );
  const rows = [
    [
      'Attained',
      <AttainedBefore key="before" of={item} />,
      <Worked
        key="attained"
        what="Attained with this deal"
        formula="What is attained without it + what it counts"
        steps={attainedSteps(item, effect)}
      >
        {moneyWords(after.attained, { whole: true })}
      </Worked>,
    ],
    [`Of ${quota}`, share(before), share(after)],
    ['Commission', commission(before), commission(after)],
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
          <td colSpan={2}>
            <Worked
              what="Difference"
              formula="Commission with this deal − commission without it"
              steps={differenceSteps(effect)}
            >
              {signedWords(effect.difference)}
            </Worked>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
