import { memo, type ReactNode } from 'react';
import type { ValueView } from '../../../domain/measures/view.ts';
import type { ChangeTable, PreviewAssessment, Risk, Totals } from '../../api/types.ts';
import { PaySection } from '../../compensation/pay-section.tsx';
import { ChangeSection } from '../../parts/change-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Findings } from '../../parts/findings.tsx';
import { MeasuresList } from '../../parts/measures-list.tsx';
import { Section } from '../../parts/page.tsx';
import { RiskPoints } from '../../parts/risk-points.tsx';
import { Schedule } from '../../parts/schedule.tsx';
import { StepsList } from '../../parts/steps-list.tsx';
import { WaterfallSection } from '../../parts/waterfall.tsx';
import { Headline, type PolicyRate } from './headline.tsx';
import classes from './panel.module.css';
import { Verdict } from './verdict.tsx';

interface Props {
  quoteId: string;
  /** As they were answered last. */
  measures: Totals;
  /** What was worked out here of what is written now, ahead of the answer. */
  own?: ValueView | undefined;
  /** Of the policy currency, where the quote is in another. */
  rate?: PolicyRate | undefined;
  /** What it makes of the running subscription, when it changes one. */
  change: ChangeTable | null;
  risk: Risk | null;
  assessment: PreviewAssessment | null;
  /** The answer is of what was written before. */
  stale?: boolean;
  /** Another answer is on its way. */
  isAsking?: boolean;
  lineName: (id: string) => string | undefined;
  /** Without a line there is nothing to judge yet, and every rule would only miss its values. */
  isEmpty: boolean;
  /** It was submitted: what it needed was asked for, and its package is no more that of a draft. */
  isSubmitted?: boolean;
  /** Stands above everything: what is wrong just now. */
  children?: ReactNode;
}

/**
 * What the quote is worth and needs, in the order in which a rep asks: how much, may I, whom, why, when. What is awaited is
 * pale; what follows from prices alone is never awaited long, since it is worked out with the key.
 */
export function LivePanel({ stale = false, isAsking = false, own, rate, children, ...answered }: Props) {
  const { measures, assessment, isEmpty } = answered;
  const isAwaited = stale ? (own ? (name: string) => !(name in own) : () => true) : undefined;
  const now = own ? { ...measures, ...own } : measures;
  return (
    <div className={classes.panel} aria-busy={isAsking}>
      {children}
      {assessment && !isEmpty && <Headline measures={now} isAwaited={isAwaited} rate={rate} />}
      <div className={classes.answer} data-stale={stale}>
        <Judged {...answered} />
      </div>
      <Section title="Numbers">
        <MeasuresList measures={now} isAwaited={isAwaited} />
      </Section>
      <div className={classes.answer} data-stale={stale}>
        <Following {...answered} />
      </div>
    </div>
  );
}

type Answered = Omit<Props, 'own' | 'rate' | 'stale' | 'isAsking' | 'children'>;

/** Drawn when there is another answer, not with every key that is pressed before it. */
const Judged = memo(function Judged({ measures, risk, assessment, lineName, isEmpty, isSubmitted = false }: Answered) {
  if (isEmpty)
    return (
      <Section title="What it needs">
        <Empty title="Add the first line">Then it shows here who must approve, and why.</Empty>
      </Section>
    );
  if (!assessment) return null;
  return (
    <>
      <Section title="What it needs">
        <Verdict assessment={assessment} isSubmitted={isSubmitted} />
      </Section>
      {assessment.steps.length > 0 && (
        <Section title="Who is asked">
          <StepsList steps={assessment.steps} />
        </Section>
      )}
      {assessment.findings.length > 0 && (
        <Section title="Why">
          <Findings
            findings={assessment.findings}
            isDraft={!isSubmitted}
            {...{ lineName, risk }}
            currency={measures.tcvPolicy.currency}
          />
        </Section>
      )}
    </>
  );
});

const Following = memo(function Following({ quoteId, measures, change, risk, assessment, isEmpty }: Answered) {
  return (
    <>
      <PaySection quoteId={quoteId} measures={isEmpty ? undefined : measures} />
      {change && <ChangeSection change={change} />}
      <WaterfallSection steps={measures.waterfall} />
      {risk && (
        <Section title="Risk">
          <RiskPoints risk={risk} />
        </Section>
      )}
      {assessment && !isEmpty && assessment.schedule.length > 0 && (
        <Section title="Invoices">
          <Schedule invoices={assessment.schedule} />
        </Section>
      )}
    </>
  );
});
