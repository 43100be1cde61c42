import { type Exact, exact, one, sub } from '../exact.ts';
import { productChanges } from '../measures/change.ts';
import type { RunningSubscription, SubscriptionLine } from '../subscription.ts';
import { type Derived, given, named, worked } from './derived.ts';
import { type Grounds, number } from './grounds.ts';
import { shareOff } from './line.ts';
import { mrr } from './recurring.ts';

/** The subscription that the quote changes, if it does. */
const changed = ({ content, basis }: Grounds): RunningSubscription | undefined =>
  content.subscription ? basis.subscription : undefined;

function currentArr(grounds: Grounds): Derived {
  const lines = changed(grounds)?.lines ?? [];
  return worked('currentArr', 'sum', 'money', lines.map(yearly));
}

const yearly = ({ name, quantity, unitPrice, pricePeriod }: SubscriptionLine): Derived =>
  worked(
    'yearlyFee',
    'product',
    'money',
    [
      number('quantity', exact(quantity)),
      given('unitPrice', exact(unitPrice), 'money'),
      ...(pricePeriod === 'month' ? [number('monthsOfYear', 12)] : []),
    ],
    { of: name },
  );

const arr = (grounds: Grounds): Derived =>
  worked('arr', 'product', 'money', [number('monthsOfYear', 12), mrr('mrr', grounds.priced.start, grounds)]);

function proposedArr(grounds: Grounds): Derived {
  const adds = changed(grounds) && grounds.content.subscription?.change === 'adds';
  return worked('proposedArr', 'sum', 'money', adds ? [currentArr(grounds), arr(grounds)] : [arr(grounds)]);
}

const none = (name: string): Derived => given(name, null, 'ratio');

/** after ÷ before − 1. */
const growth = (name: string, after: Derived, before: Derived): Derived =>
  worked(name, 'difference', 'ratio', [worked('ratio', 'quotient', 'ratio', [after, before]), number('whole', one)]);

/** What the quote does to the subscription that runs. */
export const changeDerivations = {
  currentArr,
  proposedArr,
  netNewArr: (grounds: Grounds): Derived =>
    worked('netNewArr', 'difference', 'money', [proposedArr(grounds), currentArr(grounds)]),
  renewalUplift: (grounds: Grounds): Derived =>
    grounds.measures.change.renewalUplift === null
      ? none('renewalUplift')
      : growth('renewalUplift', proposedArr(grounds), currentArr(grounds)),
  priceChange: (grounds: Grounds): Derived => {
    const running = changed(grounds);
    if (!running || grounds.measures.change.priceChange === null) return none('priceChange');
    const both = productChanges(grounds.priced, running, 'replaces').flatMap(({ name, now, proposed }) =>
      now?.yearlyPrice && proposed?.yearlyPrice
        ? [{ name, units: proposed.quantity, was: now.yearlyPrice, is: proposed.yearlyPrice }]
        : [],
    );
    const at = (name: string, price: 'was' | 'is') =>
      worked(
        name,
        'sum',
        'money',
        both.map(({ name: of, units, [price]: unitPrice }) =>
          worked('yearlyFee', 'product', 'money', [number('quantity', units), given('unitPrice', unitPrice, 'money')], {
            of,
          }),
        ),
      );
    return growth('priceChange', at('atNewPrices', 'is'), at('atRunningPrices', 'was'));
  },
  previousDiscount: (grounds: Grounds): Derived => {
    const running = changed(grounds);
    if (!running || grounds.measures.change.previousDiscount === null) return none('previousDiscount');
    const lists = running.lines.map((line) =>
      worked('list', 'quotient', 'money', [yearly(line), number('shareLeft', leftOf(line))], { of: line.name }),
    );
    return shareOff('previousDiscount', named('net', currentArr(grounds)), worked('list', 'sum', 'money', lists));
  },
};

/** A line given away has no previous discount, and is not asked. */
const leftOf = ({ discount }: SubscriptionLine): Exact => sub(one, exact(discount ?? '0'));
