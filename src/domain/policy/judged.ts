import type { PolicyInputs } from '../policy-value.ts';
import type { CompiledPolicy } from './compile.ts';
import { conclude, judgeAll } from './evaluate.ts';
import type { alsoJudged, Evaluation, Finding } from './evaluation.ts';
import type { RoutedFinding } from './route.ts';

/** Other ways in which the same offer is judged: what a customer may still choose, a package as a whole. */
export interface AlsoJudged {
  because: (typeof alsoJudged)[number];
  inputs: PolicyInputs;
  /** The options that the customer would have chosen. */
  chosen?: string[];
  /** Of a package, the deals that its other quotes are of. */
  deals?: string[];
}

/**
 * The evaluation of an offer and of everything else that it may turn out to be: whoever one of them requires is
 * required, for the value that is furthest from their limit. Findings of the offer as it stands come first; a finding
 * that only another one raises says which.
 */
export function evaluateWith(inputs: PolicyInputs, others: readonly AlsoJudged[], policy: CompiledPolicy): Evaluation {
  const asItStands = judgeAll(inputs, policy);
  const known = new Set(asItStands.routed.map(({ finding }) => keyOf(finding)));
  const more = others.flatMap(({ because, inputs: other, chosen, deals }) =>
    judgeAll(other, policy).routed.map((routed): RoutedFinding & { isKnown: boolean } => {
      const key = keyOf(routed.finding);
      const isKnown = known.has(key);
      known.add(key);
      return {
        ...routed,
        finding: { ...routed.finding, raisedBy: because, ...(chosen && { chosen }), ...(deals && { deals }) },
        isKnown,
      };
    }),
  );
  // What was found already is not told again, but whom it asks has to be able to decide this value too.
  const told = more.filter(({ isKnown }) => !isKnown);
  const askedAgain = more.filter(({ isKnown }) => isKnown).map(({ steps = [] }) => steps);
  return conclude([...asItStands.routed, ...told], asItStands.trace, askedAgain.flat());
}

const keyOf = ({ rule, outcome, kind, lines = [] }: Finding): string => JSON.stringify([rule, outcome, kind, lines]);
