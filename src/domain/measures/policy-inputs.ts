import { netDays } from '../billing/payment-terms.ts';
import { type Exact, exact, mul, ratio } from '../exact.ts';
import { minorToExact } from '../money.ts';
import type { DealFacts, QuoteContent } from '../offer.ts';
import {
  belowAnyFloor,
  type inputTypes,
  type lineInputTypes,
  type PolicyInputs,
  type PolicyValue,
} from '../policy-value.ts';
import { customTermsOf } from '../risk/assess.ts';
import type { RiskAssessment } from '../risk/assessment.ts';
import type { LineMeasures, Margin, Measures } from './measures.ts';

/** Everything that policy may read of a version: exact, typed by `inputTypes`, money in the policy currency. */
export function policyInputs(
  measures: Measures,
  risk: RiskAssessment,
  facts: DealFacts,
  content: QuoteContent,
): PolicyInputs {
  const inPolicyCurrency = (amount: Exact): Exact => mul(amount, measures.policyRate);
  const customTerms = customTermsOf(content.nonStandard);
  const deal: Record<keyof typeof inputTypes, PolicyValue> = {
    discount: measures.discount ?? undefined,
    effectiveDiscount: measures.effectiveDiscount ?? undefined,
    margin: marginValue(measures.margin),
    lowestLineMargin: marginValue(measures.lowestLineMargin),
    tcv: measures.tcvPolicy,
    acv: inPolicyCurrency(measures.acv),
    targetAcv: inPolicyCurrency(measures.targetAcv),
    arr: inPolicyCurrency(measures.arr),
    mrr: inPolicyCurrency(measures.mrr),
    termMonths: exact(content.termMonths),
    termYears: ratio(content.termMonths, 12),
    netDays: exact(netDays[content.paymentTerms]),
    prepaid: content.paymentTerms === 'prepaid',
    billing: content.billing,
    paymentTerms: content.paymentTerms,
    region: facts.region,
    segment: facts.segment,
    country: facts.country,
    kind: facts.kind,
    motion: facts.routeToMarket,
    wayToClose: facts.wayToClose,
    creditClass: facts.creditClass,
    newCustomer: facts.newCustomer,
    customTerms: new Set<string>(customTerms),
    customTermCount: exact(customTerms.length),
    riskScore: exact(risk.score),
    riskBand: risk.band,
    daysToCash: measures.daysToCash ?? undefined,
    currency: content.currency,
  };
  return { deal, lines: measures.lines.map((line) => lineInputs(line, measures)) };
}

function lineInputs(line: LineMeasures, measures: Measures): Record<keyof typeof lineInputTypes, PolicyValue> {
  return {
    line: line.id,
    product: line.product,
    family: line.family,
    charge: line.charge,
    discount: line.discount ?? undefined,
    margin: marginValue(line.margin),
    net: mul(minorToExact(line.net, measures.currency), measures.policyRate),
    quantity: line.quantity,
  };
}

/** Unknown is missing; free is below any floor. */
function marginValue(margin: Margin): PolicyValue {
  if (margin === 'unknown') return undefined;
  return margin === 'free' ? belowAnyFloor : margin;
}
