import type { Approval, DecisionCard } from '../api/types.ts';
import { PayLine } from '../compensation/pay-line.tsx';
import { OverTimeOnDemand } from '../editor/over-time/version-over-time.tsx';
import { ChangeSection } from '../parts/change-table.tsx';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Difference, since } from '../parts/difference.tsx';
import { EvidenceList } from '../parts/evidence-list.tsx';
import { Findings } from '../parts/findings.tsx';
import { MeasuresList } from '../parts/measures-list.tsx';
import { PackageSection } from '../parts/package-section.tsx';
import { Section } from '../parts/page.tsx';
import { RiskPoints } from '../parts/risk-points.tsx';
import { StepsList } from '../parts/steps-list.tsx';
import { WaterfallSection } from '../parts/waterfall.tsx';
import { AsksAndGives } from './asks-and-gives.tsx';
import { Choices } from './choices.tsx';
import { Comments } from './comments.tsx';
import classes from './decision.module.css';
import { Glance } from './glance.tsx';
import { History } from './history.tsx';
import { LimitBars } from './limit-bars.tsx';
import { Question } from './question.tsx';

interface Props {
  approval: Approval;
  card: DecisionCard;
  isAsked: boolean;
}

/** Everything that a decision needs, the question first. */
export const Card = (props: Props) => (
  <VersionFigures quoteId={props.approval.quote.id} version={props.approval.quote.version}>
    <Columns {...props} />
  </VersionFigures>
);

function Columns({ approval, card, isAsked }: Props) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Section title={isAsked ? 'What you are asked' : `What ${card.label} is asked`}>
          <Question approval={approval} card={card} />
          {card.comment && (
            <figure className={classes.said}>
              <blockquote>{card.comment}</blockquote>
              <figcaption>{approval.submittedBy.name}</figcaption>
            </figure>
          )}
          <Glance card={card} />
          <PayLine quoteId={approval.quote.id} />
        </Section>
        <Section title={isAsked ? 'Why you' : 'Why'}>
          <Findings findings={card.because} currency={card.measures.tcvPolicy.currency} risk={card.risk} />
          <LimitBars findings={card.because} />
        </Section>
        {card.changed && (
          <Section
            title={
              card.changed.decidedByYou
                ? `Changed since you decided on version ${card.changed.since}`
                : `Changed since version ${card.changed.since}`
            }
          >
            <Difference changes={card.changed.changes} between={since(card.changed, approval.quote)} />
          </Section>
        )}
        <Section title="What they ask, what we get">
          <AsksAndGives card={card} />
        </Section>
        <Choices options={card.options ?? []} />
        {card.asks.evidence && card.asks.evidence.length > 0 && (
          <Section title="Evidence">
            <EvidenceList dealId={approval.deal.id} evidence={card.asks.evidence} />
          </Section>
        )}
        {(approval.comments.length > 0 || card.decisions.length > 0) && (
          <Section title="What others said">
            <Comments approval={approval} />
          </Section>
        )}
      </div>
      <div className={classes.stack}>
        {card.change && <ChangeSection change={card.change} />}
        <WaterfallSection steps={card.measures.waterfall} />
        <OverTimeOnDemand quoteId={approval.quote.id} version={approval.quote.version} />
        <PackageSection quote={approval.quote} />
        <Section title="Who decides">
          <StepsList steps={approval.steps} />
        </Section>
        <History approval={approval} />
        <Section title="Risk">
          <RiskPoints risk={card.risk} />
        </Section>
        <Section title="Numbers">
          <MeasuresList measures={card.measures} />
        </Section>
      </div>
    </div>
  );
}
