import type { Assessment } from './assessment.ts';
import { type InstallmentView, viewSchedule } from './billing/view.ts';
import type { Closing } from './deal.ts';
import type { ResolvedStep } from './policy/directory.ts';
import type { Evaluation } from './policy/evaluation.ts';

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
  schedule: InstallmentView[];
  /** What rules read of when the deal closes; absent of what was submitted before it was kept. */
  closing?: Closing | null;
}

export function freeze(assessment: Assessment, policy: PolicyVersion, closing: Closing | null): FrozenAssessment {
  const { review, evaluation, steps, installments, priced } = assessment;
  return {
    policy,
    review,
    evaluation,
    steps,
    schedule: viewSchedule(installments, priced.currency),
    closing,
  };
}
