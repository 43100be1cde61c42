import type { Assessment } from './assessment.ts';
import type { Installment } from './billing/schedule.ts';
import type { ResolvedStep } from './policy/directory.ts';
import type { Evaluation } from './policy/evaluation.ts';
import { money } from './money.ts';
import type { Money, PlainDate } from './offer.ts';

/** A stored policy version, by name and content. */
export interface PolicyVersion {
  policy: string;
  version: number;
  sha256: string;
}

/** What the rules said of a version and whom they asked, as it is kept and shown: plain JSON. */
export interface FrozenAssessment {
  policy: PolicyVersion;
  review: Assessment['review'];
  evaluation: Evaluation;
  steps: ResolvedStep[];
  schedule: ScheduledInvoice[];
}

/** One invoice to come; dates inclusive. */
export interface ScheduledInvoice {
  issueOn: PlainDate;
  dueOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  amount: Money;
  parts: { line: string; amount: Money }[];
}

export function freeze(assessment: Assessment, policy: PolicyVersion): FrozenAssessment {
  const { review, evaluation, steps, installments, priced } = assessment;
  return {
    policy,
    review,
    evaluation,
    steps,
    schedule: installments.map((one) => invoiceToCome(one, priced.currency)),
  };
}

const invoiceToCome = (
  { issueOn, dueOn, from, to, amount, parts }: Installment,
  currency: Money['currency'],
): ScheduledInvoice => ({
  issueOn,
  dueOn,
  from,
  to,
  amount: money(amount, currency),
  parts: parts.map((part) => ({ line: part.line, amount: money(part.amount, currency) })),
});
