import { memo, type ReactNode } from 'react';
import type { PreviewAssessment, Risk, Totals } from '../../api/types.ts';
import { Empty } from '../../parts/empty.tsx';
import { Findings } from '../../parts/findings.tsx';
import { MeasuresList } from '../../parts/measures-list.tsx';
import { Section } from '../../parts/page.tsx';
import { RiskPoints } from '../../parts/risk-points.tsx';
import { Schedule } from '../../parts/schedule.tsx';
import { StepsList } from '../../parts/steps-list.tsx';
import { WaterfallSection } from '../../parts/waterfall.tsx';
import classes from './panel.module.css';
import { Verdict } from './verdict.tsx';

interface Props {
  measures: Totals;
  risk: Risk | null;
  assessment: PreviewAssessment | null;
  stale?: boolean;
  lineName: (id: string) => string | undefined;
  /** Without a line there is nothing to judge yet, and every rule would only miss its values. */
  isEmpty: boolean;
  /** Stands above everything: what is wrong just now. */
  children?: ReactNode;
}

/** What the quote is worth and needs, in the order in which a rep asks: may I, whom, why, how much, when. */
export function LivePanel({ stale = false, children, ...shown }: Props) {
  return (
    <div className={classes.panel} data-stale={stale} aria-busy={stale}>
      {children}
      <Answer {...shown} />
    </div>
  );
}

/** Drawn when there is another answer, not with every key that is pressed before it. */
const Answer = memo(function Answer({
  measures,
  risk,
  assessment,
  lineName,
  isEmpty,
}: Omit<Props, 'stale' | 'children'>) {
  const judged = isEmpty ? null : assessment;
  return (
    <>
      {isEmpty && (
        <Section title="What it needs">
          <Empty title="Add the first line">Then it shows here who must approve, and why.</Empty>
        </Section>
      )}
      {judged && (
        <Section title="What it needs">
          <Verdict assessment={judged} measures={measures} />
        </Section>
      )}
      {judged && judged.steps.length > 0 && (
        <Section title="Who is asked">
          <StepsList steps={judged.steps} />
        </Section>
      )}
      {judged && judged.findings.length > 0 && (
        <Section title="Why">
          <Findings findings={judged.findings} lineName={lineName} currency={measures.tcvPolicy.currency} />
        </Section>
      )}
      <Section title="Numbers">
        <MeasuresList measures={measures} />
      </Section>
      <WaterfallSection steps={measures.waterfall} />
      {risk && (
        <Section title="Risk">
          <RiskPoints risk={risk} />
        </Section>
      )}
      {judged && judged.schedule.length > 0 && (
        <Section title="Invoices">
          <Schedule invoices={judged.schedule} />
        </Section>
      )}
    </>
  );
});
