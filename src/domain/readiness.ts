import type { Structure } from './measures/structure.ts';
import type { QuoteContent } from './offer.ts';
import type { PricingBasis } from './pricing/basis.ts';
import type { Evaluation } from './policy/evaluation.ts';
import type { Problem } from './pricing/priced.ts';

/**
 * What a version still has to say or to bring before it can be submitted. It keeps nobody from seeing what the offer is
 * worth and needs. Evidence stands at `#evidence/NAME`: what has no place in the content yet.
 */
export function lackingOf(
  content: QuoteContent,
  { subscription }: PricingBasis,
  { rampOffYear }: Structure,
  { evidence }: Pick<Evaluation, 'evidence'>,
): Problem[] {
  const { nonStandard, billing } = content;
  const lacking: Problem[] = [];
  if (billing === 'custom' && !nonStandard.customPaymentSchedule)
    lacking.push({
      pointer: '/nonStandard/customPaymentSchedule',
      message: 'Word how payments are made, as agreed: the customer reads it.',
    });
  // A change of a subscription that steps like this already says nothing new.
  if (rampOffYear && !subscription?.ramped && !nonStandard.oddRamp)
    lacking.push({
      pointer: '/nonStandard/oddRamp',
      message: 'Word when the ramp steps, as agreed: it does so between anniversaries, and the customer reads it.',
    });
  const { customWork } = nonStandard;
  if (customWork?.costSheet?.length && customWork.line === undefined)
    lacking.push({
      pointer: '/nonStandard/customWork/line',
      message: 'Say which line charges the custom work: its cost counts there.',
    });
  return [...lacking, ...missingEvidence(content, evidence)];
}

const missingEvidence = ({ evidence: brought = [] }: QuoteContent, asked: readonly string[]): Problem[] =>
  asked
    .filter((name) => !brought.some((each) => each.for === name))
    .map((name) => ({ pointer: `#evidence/${name}`, message: `Attach the evidence: ${name}.` }));
