import { exact } from '../exact.ts';
import { minorToExact } from '../money.ts';
import { type Derived, given, rounded, worked } from './derived.ts';
import { amount, type Grounds, stepOf } from './grounds.ts';

/** What the discounts on the total take off it, each from what the one before it left, each rounded once. */
export function headerDiscount(grounds: Grounds): Derived {
  const { priced, content } = grounds;
  const said = [content.headerDiscount, ...(content.furtherHeaderDiscounts ?? []).map(({ discount }) => discount)];
  let rest = priced.totals.net + priced.totals.headerDiscount;
  const steps = said
    .filter((discount) => discount !== undefined)
    .map((discount, index): Derived => {
      const step = priced.headerSteps[index];
      const labels = step?.name === undefined ? {} : { of: step.name };
      const before = amount(grounds, index === 0 ? 'totalAfterLineDiscounts' : 'before', rest);
      rest -= step?.amount ?? 0n;
      if ('amount' in discount) return amount(grounds, 'amountOff', step?.amount ?? 0n, labels);
      if ('targetPrice' in discount)
        return worked(
          'headerStep',
          'difference',
          'money',
          [before, given('targetTotal', exact(discount.targetPrice), 'money')],
          labels,
        );
      const off = worked('beforeRounding', 'product', 'money', [
        before,
        given('percent', exact(discount.percent), 'ratio'),
      ]);
      return rounded('headerStep', stepOf(grounds), off, labels);
    });
  return worked(
    'headerDiscount',
    'sum',
    'money',
    steps.length > 0 ? steps : [given('noDiscount', minorToExact(0n, priced.currency), 'money')],
  );
}
