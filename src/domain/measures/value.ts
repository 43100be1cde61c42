import { add, type Exact, exact, mul, ratio } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import type { Charge } from '../catalogue.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import type { Priced } from '../pricing/priced.ts';
import { discountOf } from './margin.ts';
import type { Measures } from './measures.ts';
import { acvOf, mrrOn } from './recurring.ts';

/**
 * The measures that follow from prices alone: no cost, no days of payment. The editor shows them with the key that
 * changes them, worked out where they are shown.
 */
export type Value = Pick<
  Measures,
  | 'currency'
  | 'policyCurrency'
  | 'policyRate'
  | 'list'
  | 'lineDiscount'
  | 'headerDiscount'
  | 'net'
  | 'discountAmount'
  | 'discount'
  | 'effectiveDiscount'
  | 'recurring'
  | 'oneTime'
  | 'usageCommitment'
  | 'mrr'
  | 'arr'
  | 'exitArr'
  | 'acv'
  | 'targetAcv'
  | 'tcv'
  | 'tcvPolicy'
>;

/** What a quote is worth. */
export function valueOf(priced: Priced, basis: Pick<PricingBasis, 'policyCurrency' | 'policyRate'>): Value {
  const { list, lineDiscount, headerDiscount, net } = priced.totals;
  const charged = netByCharge(priced);
  const inMoney = (minor: Minor): Exact => minorToExact(minor, priced.currency);
  const mrr = mrrOn(priced.start, priced);
  const acv = acvOf(inMoney(charged.recurring), priced.months);
  const rate = exact(basis.policyRate);
  return {
    currency: priced.currency,
    policyCurrency: basis.policyCurrency,
    policyRate: rate,
    list,
    lineDiscount,
    headerDiscount,
    net,
    discountAmount: list - net,
    discount: discountOf(priced.totals.unrounded),
    effectiveDiscount: list === 0n ? null : ratio(list - net, list),
    recurring: charged.recurring,
    oneTime: charged['one-time'],
    usageCommitment: charged.usage,
    mrr,
    arr: mul(mrr, exact(12)),
    exitArr: mul(mrrOn(priced.end, priced), exact(12)),
    acv,
    targetAcv: add(acv, inMoney(charged['one-time'])),
    tcv: net,
    tcvPolicy: mul(inMoney(net), rate),
  };
}

function netByCharge({ lines }: Priced): Record<Charge, Minor> {
  const nets = { recurring: 0n, 'one-time': 0n, usage: 0n };
  for (const { charge, net } of lines) nets[charge] += net;
  return nets;
}
