import { exact } from '../exact.ts';
import { minorToExact } from '../money.ts';
import { type Derived, given, rounded, worked } from './derived.ts';
import type { Priced } from '../pricing/priced.ts';
import { amount, type Grounds, ofQuote, stepOf } from './grounds.ts';

/** All lines, each after its own discounts. */
export const totalAfterLineDiscounts = (grounds: Grounds): Derived => {
  const { list, lineDiscount } = grounds.measures;
  return worked('totalAfterLineDiscounts', 'difference', 'money', [
    ofQuote(grounds, 'list', list),
    ofQuote(grounds, 'lineDiscount', lineDiscount),
  ]);
};

/** What the discounts on the total take off it, each from what the one before it left, each rounded once. */
export function headerDiscount(grounds: Grounds): Derived {
  const { priced, content } = grounds;
  const said = [content.headerDiscount, ...(content.furtherHeaderDiscounts ?? []).map(({ discount }) => discount)];
  let before = totalAfterLineDiscounts(grounds);
  const steps = said
    .filter((discount) => discount !== undefined)
    .map((discount, index): Derived => {
      const step = priced.headerSteps[index];
      const labels = step?.name === undefined ? {} : { of: step.name };
      const from = before;
      before = worked('before', 'difference', 'money', [from, ownStep(step, priced.headerSteps, grounds)]);
      if ('amount' in discount) return amount(grounds, 'amountOff', step?.amount ?? 0n, labels);
      if ('targetPrice' in discount)
        return worked(
          'headerStep',
          'difference',
          'money',
          [from, given('targetTotal', exact(discount.targetPrice), 'money')],
          labels,
        );
      const off = worked('beforeRounding', 'product', 'money', [
        from,
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

/** A discount on the total as it is asked by itself; two that were given for one reason are asked as one. */
function ownStep(step: HeaderStep | undefined, all: readonly HeaderStep[], grounds: Grounds): Derived {
  const name = step?.name;
  const isAlone = all.filter((one) => one.name === name).length === 1;
  const asked = name === undefined ? { figure } : { figure: further, called: name };
  return amount(grounds, 'headerStep', step?.amount ?? 0n, {
    ...(name !== undefined && { of: name }),
    ...(isAlone && asked),
  });
}

const [figure, further] = ['firstHeaderDiscount', 'furtherHeaderDiscount'] as const;
type HeaderStep = Priced['headerSteps'][number];
