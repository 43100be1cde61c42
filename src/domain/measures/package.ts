import { div, type Exact, exact, isZero, mul, one, sign, sub, sum } from '../exact.ts';
import { minorToExact } from '../money.ts';
import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import { belowAnyFloor, type PolicyInputs, type PolicyValue } from '../policy-value.ts';
import { price } from '../pricing/price.ts';
import type { Priced } from '../pricing/priced.ts';
import { measure } from './measure.ts';
import type { Measures } from './measures.ts';

/** Another quote of the same package, as it stands. */
export interface PackageMember {
  number: string;
  content: QuoteContent;
  basis: PricingBasis;
}

export type Member = { priced: Priced; measures: Measures };

/**
 * The inputs that are judged of a package as a whole, beside how many quotes it has. Neither the current nor the proposed
 * ARR is among them: two quotes that change one subscription would count its ARR twice.
 */
export const packageMeasures = [
  'list',
  'lineDiscount',
  'headerDiscount',
  'discountAmount',
  'net',
  'discount',
  'effectiveDiscount',
  'cost',
  'marginAmount',
  'margin',
  'freight',
  'pocketPrice',
  'pocketMargin',
  'tcv',
  'firmTcv',
  'recurring',
  'oneTime',
  'usageCommitment',
  'firstYear',
  'acv',
  'targetAcv',
  'mrr',
  'arr',
  'exitArr',
  'netNewArr',
] as const;
export type PackageMeasure = (typeof packageMeasures)[number];

/** The inputs of a package as a whole: amounts added up in the policy currency, percentages computed anew on the sums. */
export function packageInputs(own: PolicyInputs, ownMember: Member, others: readonly Member[]): PolicyInputs {
  const all = [ownMember, ...others];
  const total = (of: (member: Member) => Exact): Exact =>
    sum(all.map((each) => mul(of(each), each.measures.policyRate)));
  const money = (name: MinorMeasure) => total(({ measures }) => minorToExact(measures[name], measures.currency));
  const unroundedList = total(({ priced }) => priced.totals.unrounded.list);
  const net = money('net');
  const costs = all.map(({ measures }) => measures.cost);
  const cost = costs.includes(null)
    ? undefined
    : total(({ measures }) => minorToExact(measures.cost ?? 0n, measures.currency));
  const judged: Record<PackageMeasure, PolicyValue> = {
    list: money('list'),
    lineDiscount: money('lineDiscount'),
    headerDiscount: money('headerDiscount'),
    discountAmount: money('discountAmount'),
    net,
    discount: shareLeft(
      total(({ priced }) => priced.totals.unrounded.net),
      unroundedList,
    ),
    effectiveDiscount: shareLeft(net, money('list')),
    cost,
    marginAmount: cost && sub(net, cost),
    margin: marginOf(net, cost),
    freight: money('freight'),
    pocketPrice: money('pocketPrice'),
    pocketMargin: marginOf(money('pocketPrice'), cost),
    tcv: packageTcv(all),
    firmTcv: money('firmTcv'),
    recurring: money('recurring'),
    oneTime: money('oneTime'),
    usageCommitment: money('usageCommitment'),
    firstYear: money('firstYear'),
    acv: total(({ measures }) => measures.acv),
    targetAcv: total(({ measures }) => measures.targetAcv),
    mrr: total(({ measures }) => measures.mrr),
    arr: total(({ measures }) => measures.arr),
    exitArr: total(({ measures }) => measures.exitArr),
    netNewArr: total(({ measures }) => measures.change.netNewArr),
  };
  return { deal: { ...own.deal, ...judged, packageQuotes: exact(all.length) }, lines: own.lines };
}

type MinorMeasure =
  | 'list'
  | 'lineDiscount'
  | 'headerDiscount'
  | 'discountAmount'
  | 'net'
  | 'freight'
  | 'tcv'
  | 'firmTcv'
  | 'recurring'
  | 'oneTime'
  | 'usageCommitment'
  | 'firstYear'
  | 'pocketPrice';

/** What some quotes come to together, in the policy currency, as rules judge it. */
export const packageTcv = (members: readonly Member[]): Exact =>
  sum(members.map(({ measures }) => mul(minorToExact(measures.tcv, measures.currency), measures.policyRate)));

/** What one quote of a package comes to. */
export function memberOf({ content, basis }: Omit<PackageMember, 'number'>): Member {
  const priced = price(content, basis);
  return { priced, measures: measure(priced, content, basis) };
}

const shareLeft = (net: Exact, list: Exact): PolicyValue => (isZero(list) ? undefined : sub(one, div(net, list)));

function marginOf(net: Exact, cost: Exact | undefined): PolicyValue {
  if (sign(net) <= 0) return belowAnyFloor;
  return cost && sub(one, div(cost, net));
}
