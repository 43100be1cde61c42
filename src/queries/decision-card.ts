import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { type Change, difference } from '../domain/difference.ts';
import type { FrozenAssessment } from '../domain/frozen-assessment.ts';
import { type ChangeTable, changeTable } from '../domain/measures/change-table.ts';
import type { MeasuresView } from '../domain/measures/measures.ts';
import { type OfferedOption, offeredOptions } from '../domain/measures/offered-options.ts';
import type { Evidence, NonStandard } from '../domain/offer.ts';
import { namesOf, structureWords } from '../domain/offer-words.ts';
import { price } from '../domain/pricing/price.ts';
import type { ResolvedStep } from '../domain/policy/directory.ts';
import type { Finding } from '../domain/policy/evaluation.ts';
import type { RiskAssessment } from '../domain/risk/assessment.ts';
import type { Tx } from '../store/database.ts';
import { type QuoteVersion, quoteVersion } from '../store/quote-versions.ts';

/**
 * Everything an approver needs to decide one step at a glance. It is kept beside the decision, so that what was seen can
 * be shown again.
 */
export interface DecisionCard {
  stepId: string;
  termsHash: string;
  /** What is asked, of whom, and the rules that ask it with the numbers that fired them. */
  label: string;
  ask: string;
  because: Finding[];
  /** Why the submitter wants it. */
  comment: string;
  measures: MeasuresView;
  /** Null where no running subscription is changed. */
  change: ChangeTable | null;
  /** What the customer may still choose, outside the numbers. Cards kept long ago do not say. */
  options?: OfferedOption[];
  risk: RiskAssessment;
  asks: AskedTerms;
  /** What changed since this person last decided on this quote; the version before when they never did; null for a first version. */
  changed: { since: number; decidedByYou: boolean; changes: Change[] } | null;
  decisions: MadeDecision[];
  /** What happens next, when this step is approved. */
  next: { stage: number; label: string }[];
}

/** What the customer asks beside the price. */
export interface AskedTerms {
  termMonths: number;
  paymentTerms: string;
  billing: string;
  validUntil: string;
  nonStandard: NonStandard;
  /** How the offer is built, where it is not plain: ramps, free time, payments, open choices. Cards kept long ago do not say. */
  structure?: string[];
  /** What was brought as evidence. Cards kept long ago do not say. */
  evidence?: Evidence[];
}

export interface MadeDecision {
  step: string;
  by: string;
  decision: string;
  comment: string;
  at: string;
}

export async function decisionCard(tx: Tx, stepId: string, personId: string): Promise<DecisionCard> {
  const step = await askedStep(tx, stepId);
  const [version, decisions] = await Promise.all([
    quoteVersion(tx, step.quoteId, step.quoteVersion),
    decisionsMade(tx, step.approvalId),
  ]);
  const { evaluation } = version.assessment as FrozenAssessment;
  const priced = price(version.content, version.basis);
  return {
    stepId,
    termsHash: step.termsHash,
    label: step.plan.label,
    ask: step.plan.ask,
    because: findingsBehind(step.plan, evaluation.findings),
    comment: step.comment,
    measures: version.measures as MeasuresView,
    change: changeTable(priced, version.content, version.basis.subscription),
    options: offeredOptions(priced),
    risk: version.risk as RiskAssessment,
    asks: askedTerms(version),
    changed: await changesSince(tx, version, personId),
    decisions,
    next: step.snapshot.context.steps
      .filter(({ id, status }) => id !== stepId && (status === 'open' || status === 'waiting'))
      .map(({ stage, label }) => ({ stage, label })),
  };
}

/** The findings that ask a step. */
export const findingsBehind = ({ causes }: Pick<ResolvedStep, 'causes'>, findings: readonly Finding[]): Finding[] =>
  findings.filter(({ rule, outcome }) => causes.some((cause) => cause.rule === rule && cause.outcome === outcome));

interface AskedStep {
  approvalId: string;
  quoteId: string;
  quoteVersion: number;
  termsHash: string;
  plan: ResolvedStep;
  snapshot: { context: ApprovalContext };
  comment: string;
}

async function askedStep(tx: Tx, stepId: string): Promise<AskedStep> {
  const [step] = await tx.query<AskedStep>(
    `select r.id as "approvalId", r.quote_id as "quoteId", r.quote_version as "quoteVersion",
       r.terms_hash as "termsHash", s.plan, i.snapshot,
       coalesce((select f.data ->> 'comment' from fact f
         where f.instance_id = r.quote_id and f.type = 'QuoteSubmitted' and (f.data ->> 'version')::int = r.quote_version
       ), '') as comment
     from approval_step s join approval_request r on r.id = s.approval_id join instance i on i.id = r.id
     where s.id = $1`,
    [stepId],
  );
  if (!step) throw new Error(`no approval step ${stepId}`);
  return step;
}

const askedTerms = ({ content, basis }: QuoteVersion): AskedTerms => ({
  termMonths: content.termMonths,
  paymentTerms: content.paymentTerms,
  billing: content.billing,
  validUntil: content.validUntil,
  nonStandard: content.nonStandard,
  structure: structureWords(content, namesOf(basis)),
  evidence: content.evidence ?? [],
});

async function changesSince(tx: Tx, now: QuoteVersion, personId: string): Promise<DecisionCard['changed']> {
  if (now.version === 1) return null;
  const [decided] = await tx.query<{ version: number | null }>(
    `select max(r.quote_version) as version
     from decision d join approval_step s on s.id = d.step_id join approval_request r on r.id = s.approval_id
     where (d.person_id = $1 or d.on_behalf_of = $1) and r.quote_id = $2 and r.quote_version < $3`,
    [personId, now.quoteId, now.version],
  );
  const since = decided?.version ?? now.version - 1;
  const before = await quoteVersion(tx, now.quoteId, since);
  return {
    since,
    decidedByYou: decided?.version != null,
    changes: difference(comparable(before), comparable(now)),
  };
}

export const comparable = ({ content, measures, basis }: QuoteVersion) => ({
  content,
  measures,
  names: namesOf(basis),
});

export async function decisionsMade(tx: Tx, approvalId: string): Promise<MadeDecision[]> {
  return tx.query<MadeDecision>(
    `select s.label as step, ${decidedBy} as by, d.decision, d.comment, d.decided_at as at
     from decision d join approval_step s on s.id = d.step_id ${deciderNames}
     where s.approval_id = $1 order by d.decided_at, d.seat`,
    [approvalId],
  );
}

/** SQL for who decided, in words: "Berta for Anna" when she stood in. `deciderNames` joins the names to decision `d`. */
export const decidedBy = `p.name || coalesce(' for ' || delegator.name, '')`;
export const deciderNames = `join person p on p.id = d.person_id left join person delegator on delegator.id = d.on_behalf_of`;
