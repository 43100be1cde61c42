import type { Installment } from './billing/installment.ts';
import { schedule } from './billing/schedule.ts';
import { measure } from './measures/measure.ts';
import type { Measures } from './measures/measures.ts';
import { memberOf, type PackageMember, packageInputs } from './measures/package.ts';
import { policyInputs } from './measures/policy-inputs.ts';
import type { DealFacts } from './deal.ts';
import type { QuoteContent } from './offer.ts';
import type { PricingBasis } from './pricing/basis.ts';
import type { CompiledPolicy } from './policy/compile.ts';
import type { Directory, Parties, ResolvedStep } from './policy/directory.ts';
import type { Evaluation } from './policy/evaluation.ts';
import { resolveRoute, shortageOf } from './policy/resolve.ts';
import { type AlsoJudged, evaluateWith } from './policy/judged.ts';
import type { PolicyInputs } from './policy-value.ts';
import { choicesOf, newlyChosen } from './pricing/choices.ts';
import { type KnownLines, linesForOnce } from './pricing/known-lines.ts';
import { price } from './pricing/price.ts';
import type { Priced, Problem } from './pricing/priced.ts';
import { validateContent } from './pricing/validate.ts';
import { lackingOf } from './readiness.ts';
import type { RiskAssessment } from './risk/assessment.ts';
import { assessRisk } from './risk/assess.ts';

/** Everything a version is judged on beside its content. */
export interface Circumstances {
  basis: PricingBasis;
  deal: DealFacts;
  policy: CompiledPolicy;
  directory: Directory;
  parties: Parties;
  /** The other quotes of the package that the content belongs to. */
  package?: CountedMember[];
}

/** Another quote of the package, and the deal that it is of. */
export interface CountedMember extends PackageMember {
  deal: { id: string };
}

/** What a version is worth, how risky it is, what the rules say of it, and who is asked. */
export interface Assessment {
  priced: Priced;
  installments: Installment[];
  measures: Measures;
  risk: RiskAssessment;
  evaluation: Evaluation;
  steps: ResolvedStep[];
  /** `stuck`: somebody is required, and not enough different people may decide. */
  review: 'standard' | 'needs-review' | 'blocked' | 'stuck';
  /** What has to be said or brought before it can be submitted. */
  lacking: Problem[];
}

/**
 * price → measure → risk → policy → route: the one way, for preview and submission alike. Pure. Money and measures are of
 * the offer as it stands; policy judges beside it every choice that the customer still has, and the package as a whole.
 */
export function assess(content: QuoteContent, circumstances: Circumstances): Assessment | { problems: Problem[] } {
  const { basis, deal, policy, directory, parties } = circumstances;
  const known = linesForOnce();
  const problems = validateContent(content, basis, known);
  if (problems.length > 0) return { problems };
  const priced = price(content, basis, known);
  const installments = schedule(priced, content);
  const measures = measure(priced, content, basis, installments);
  const risk = assessRisk(deal, content);
  const inputs = policyInputs(measures, risk, deal, content);
  const evaluation = evaluateWith(
    inputs,
    alsoJudged(inputs, { priced, measures }, content, circumstances, known),
    policy,
  );
  const steps = resolveRoute(evaluation.route, policy, directory, parties);
  return {
    priced,
    installments,
    measures,
    risk,
    evaluation,
    steps,
    review: reviewOf(evaluation, steps),
    lacking: lackingOf(content, basis, measures.structure, evaluation),
  };
}

type Worked = Pick<Assessment, 'priced' | 'measures'>;

/** Every choice that is left, and the package with the offer as it stands and with each choice. */
function alsoJudged(
  asItStands: PolicyInputs,
  worked: Worked,
  content: QuoteContent,
  given: Circumstances,
  known: KnownLines,
): AlsoJudged[] {
  const { basis, deal, package: others = [] } = given;
  const choices = choicesOf(content)
    .slice(1)
    .map((choice) => {
      const priced = price(choice, basis, known);
      const measures = measure(priced, choice, basis);
      const chosen = newlyChosen(content, choice).map(({ id }) => id);
      return {
        inputs: policyInputs(measures, assessRisk(deal, choice), deal, choice),
        worked: { priced, measures },
        chosen,
      };
    });
  const ways = [{ inputs: asItStands, worked, chosen: undefined }, ...choices];
  const members = others.map(memberOf);
  const deals = [...new Set(others.map(({ deal: { id } }) => id))];
  const asPackage =
    members.length === 0 ? [] : ways.map((way) => ({ ...way, inputs: packageInputs(way.inputs, way.worked, members) }));
  return [
    ...choices.map(({ inputs, chosen }): AlsoJudged => ({ because: 'choice', inputs, chosen })),
    ...asPackage.map(
      ({ inputs, chosen }): AlsoJudged => ({ because: 'package', inputs, deals, ...(chosen && { chosen }) }),
    ),
  ];
}

function reviewOf(evaluation: Evaluation, steps: ResolvedStep[]): Assessment['review'] {
  if (evaluation.blocked) return 'blocked';
  if (evaluation.standard) return 'standard';
  return shortageOf(steps) ? 'stuck' : 'needs-review';
}
