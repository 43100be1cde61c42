import { netDays } from '../billing/payment-terms.ts';
import { div, type Exact, exact, mul, one, ratio, zero } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import { closeDaysOf, type DealFacts } from '../deal.ts';
import type { NonStandard, QuoteContent } from '../offer.ts';
import type { inputTypes, PolicyInputs, PolicyValue } from '../policy-value.ts';
import { monthsOf } from '../pricing/term.ts';
import { customTermsOf, undetailedTermsOf } from '../risk/assess.ts';
import type { RiskAssessment } from '../risk/assessment.ts';
import { lineInputs, marginValue } from './line-inputs.ts';
import type { Measures } from './measures.ts';

/** Everything that policy may read of a version: exact, typed by `inputTypes`, money in the policy currency. */
export function policyInputs(
  measures: Measures,
  risk: RiskAssessment,
  facts: DealFacts,
  content: QuoteContent,
): PolicyInputs {
  const inPolicyCurrency = (amount: Exact): Exact => mul(amount, measures.policyRate);
  const minor = (amount: Minor): Exact => inPolicyCurrency(minorToExact(amount, measures.currency));
  const known = (amount: Minor | null): PolicyValue => (amount === null ? undefined : minor(amount));
  const { change, structure } = measures;
  const { nonStandard } = content;
  const { terminationForConvenience: exit } = nonStandard;
  const changesRunning = content.subscription !== undefined;
  const customTerms = customTermsOf(nonStandard);
  const months = monthsOf(content);
  const deal: Record<keyof typeof inputTypes, PolicyValue> = {
    list: minor(measures.list),
    lineDiscount: minor(measures.lineDiscount),
    headerDiscount: minor(measures.headerDiscount),
    discountAmount: minor(measures.discountAmount),
    net: minor(measures.net),
    discount: measures.discount ?? undefined,
    effectiveDiscount: measures.effectiveDiscount ?? undefined,
    cost: known(measures.cost),
    marginAmount: known(measures.marginAmount),
    margin: marginValue(measures.margin),
    lowestLineMargin: marginValue(measures.lowestLineMargin),
    pocketPrice: minor(measures.pocketPrice),
    pocketMargin: marginValue(measures.pocketMargin),
    tcv: measures.tcvPolicy,
    firmTcv: minor(measures.firmTcv),
    recurring: minor(measures.recurring),
    oneTime: minor(measures.oneTime),
    usageCommitment: minor(measures.usageCommitment),
    firstYear: minor(measures.firstYear),
    acv: inPolicyCurrency(measures.acv),
    targetAcv: inPolicyCurrency(measures.targetAcv),
    arr: inPolicyCurrency(measures.arr),
    exitArr: inPolicyCurrency(measures.exitArr),
    mrr: inPolicyCurrency(measures.mrr),
    currentArr: changesRunning ? inPolicyCurrency(change.currentArr) : undefined,
    proposedArr: inPolicyCurrency(change.proposedArr),
    netNewArr: inPolicyCurrency(change.netNewArr),
    renewalUplift: change.renewalUplift ?? undefined,
    priceChange: change.priceChange ?? undefined,
    previousDiscount: change.previousDiscount ?? undefined,
    costOfCredit: known(measures.costOfCredit),
    partnerMargin: exact(content.partnerMargin ?? '0'),
    rebate: exact(content.rebate ?? '0'),
    freight: minor(measures.freight),
    termMonths: months,
    termYears: div(months, exact(12)),
    netDays: exact(netDays[content.paymentTerms]),
    prepaid: content.paymentTerms === 'prepaid',
    billing: content.billing,
    paymentTerms: content.paymentTerms,
    region: facts.region,
    segment: facts.segment,
    country: facts.country,
    kind: facts.kind,
    paper: facts.paper,
    subscriptionChange: content.subscription?.change ?? 'none',
    motion: facts.routeToMarket,
    wayToClose: facts.wayToClose,
    creditClass: facts.creditClass,
    newCustomer: facts.newCustomer,
    closeDays: facts.closing === null ? undefined : exact(closeDaysOf(facts.closing)),
    justified: new Set<string>(facts.justified),
    customTerms: new Set<string>(customTerms),
    undetailedTerms: new Set<string>(undetailedTermsOf(nonStandard)),
    noticeDays: exit && exact(exit.noticeDays),
    noticeAfterMonths: exit && exact(exit.afterMonths ?? 0),
    terminationFee: exit && inPolicyCurrency(exact(exit.fee ?? '0')),
    autoRenewMonths: exact(autoRenewMonths(nonStandard)),
    priceLockMonths: exact(nonStandard.priceLock?.months ?? 0),
    waivedSeats: exact(nonStandard.waivedTrueUp?.seats ?? 0),
    licenceType: nonStandard.licenceType?.type ?? 'standard',
    customWorkShare: customWorkShare(measures, nonStandard),
    leadUser: nonStandard.leadUser !== undefined,
    ramped: structure.ramped,
    rampOffYear: structure.rampOffYear,
    rampQuantityFalls: structure.rampQuantityFalls,
    rampSubtotalFalls: structure.rampSubtotalFalls,
    rampsPlain: structure.rampsPlain,
    flattensRamp: structure.flattensRamp,
    firstBillingAfterStart: structure.firstBillingAfterStart,
    freeMonths: exact(structure.freeMonths),
    optionalLines: exact(structure.optionalLines),
    agreedLines: exact(structure.agreedLines),
    families: exact(structure.families),
    packageQuotes: one,
    customTermCount: exact(customTerms.length),
    riskScore: exact(risk.score),
    riskBand: risk.band,
    daysToCash: measures.daysToCash ?? undefined,
    currency: content.currency,
  };
  const said = new Map(content.lines.map((line) => [line.id, line]));
  return { deal, lines: measures.lines.map((line) => lineInputs(line, said.get(line.id), content, measures)) };
}

/** A year is standard. */
const autoRenewMonths = ({ autoRenewalOptOut, renewalTerm }: NonStandard): number =>
  autoRenewalOptOut ? 0 : (renewalTerm?.months ?? 12);

/** The net of the line that charges it; without one, or without a net, nothing is known. */
function customWorkShare({ lines, net }: Measures, { customWork }: NonStandard): PolicyValue {
  if (!customWork) return zero;
  const line = lines.find(({ id }) => id === customWork.line);
  return line && net > 0n ? ratio(line.net, net) : undefined;
}
