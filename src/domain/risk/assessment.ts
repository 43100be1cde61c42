import type { RiskBand } from '../policy-value.ts';

export const riskFactors = ['paymentTerms', 'term', 'creditClass', 'customTerms', 'newCustomer'] as const;
export type RiskFactor = (typeof riskFactors)[number];

/** Points that one rule added, and why. */
export interface RiskPoint {
  factor: RiskFactor;
  /** Id of the rule in the weights of this version. */
  rule: string;
  /** What was found: "net60", "36", "unlimitedLiability". */
  actual: string;
  points: number;
  because: string;
}

/** Plain JSON: stored with the version, shown on screen and read by policy. */
export interface RiskAssessment {
  /** 0 (none) to 100. */
  score: number;
  band: RiskBand;
  points: RiskPoint[];
  /** Version of the weights. */
  version: string;
}
