import type { DealFacts } from '../deal.ts';
import type { NonStandard, QuoteContent } from '../offer.ts';
import { type CustomTerm, customTermNames, type RiskBand } from '../policy-value.ts';
import type { RiskAssessment, RiskPoint } from './assessment.ts';
import { defaultRiskWeights, type RiskWeights } from './weights.ts';

/**
 * Additive score of five factors: every factor says which rule spoke and how many points it gave, also when none.
 * Custom terms add up, in the order of the weights, until their cap.
 */
export function assessRisk(
  facts: Pick<DealFacts, 'creditClass' | 'newCustomer'>,
  content: Pick<QuoteContent, 'paymentTerms' | 'termMonths' | 'nonStandard'>,
  weights: RiskWeights = defaultRiskWeights,
): RiskAssessment {
  const { paymentTerms, termMonths, nonStandard } = content;
  const points: RiskPoint[] = [
    point(
      'paymentTerms',
      paymentTerms,
      first(weights.paymentTerms, (rule) => rule.is.includes(paymentTerms)),
    ),
    point(
      'term',
      String(termMonths),
      first(weights.term, (rule) => rule.upToMonths === null || termMonths <= rule.upToMonths),
    ),
    point(
      'creditClass',
      facts.creditClass,
      first(weights.creditClass, (rule) => rule.is.includes(facts.creditClass)),
    ),
    ...customTermPoints(nonStandard, weights),
    point(
      'newCustomer',
      String(facts.newCustomer),
      first(weights.newCustomer, (rule) => rule.is === facts.newCustomer),
    ),
  ];
  const score = Math.min(
    100,
    points.reduce((sum, { points }) => sum + points, 0),
  );
  return { score, band: bandOf(score, weights), points, version: weights.version };
}

/** The non-standard elements that content carries, in their declared order. */
export const customTermsOf = (nonStandard: NonStandard): CustomTerm[] =>
  customTermNames.filter((name) => nonStandard[name] !== undefined);

/** Those of them that could say what was agreed, and do not. */
export const undetailedTermsOf = (nonStandard: NonStandard): CustomTerm[] =>
  customTermsOf(nonStandard).filter((name) => {
    const said: object & { details?: string } = nonStandard[name] ?? {};
    return name !== 'terminationForConvenience' && !said.details?.trim();
  });

function customTermPoints(nonStandard: NonStandard, weights: RiskWeights): RiskPoint[] {
  const { cap, none, rules } = weights.customTerms;
  const present = new Set<string>(customTermsOf(nonStandard));
  let left = cap;
  const points = rules
    .filter((rule) => present.has(rule.has))
    .map((rule) => {
      const counted = Math.min(rule.points, left);
      left -= counted;
      return point('customTerms', rule.has, { ...rule, points: counted });
    });
  return points.length > 0 ? points : [point('customTerms', 'none', none)];
}

type Cited = Pick<RiskPoint, 'rule' | 'points' | 'because'>;
const point = (factor: RiskPoint['factor'], actual: string, { rule, points, because }: Cited): RiskPoint => ({
  factor,
  rule,
  actual,
  points,
  because,
});

function first<Rule>(rules: readonly Rule[], fits: (rule: Rule) => boolean): Rule {
  const rule = rules.find(fits);
  if (rule === undefined) throw new RangeError('The risk weights leave a case without a rule');
  return rule;
}

function bandOf(score: number, { bands }: RiskWeights): RiskBand {
  const band = bands.findLast(({ from }) => score >= from);
  if (band === undefined) throw new RangeError('The risk bands do not begin at zero');
  return band.band;
}
