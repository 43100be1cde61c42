import { daysBetween } from '../calendar.ts';
import { exact } from '../exact.ts';
import type { Decimal } from '../offer.ts';
import { type Derived, given, rounded, worked } from './derived.ts';
import { amount, type Grounds, number, coinOf, ofQuote } from './grounds.ts';

/** A share of the net, rounded once. */
const shareOfNet =
  (name: 'partnerMargin' | 'rebate') =>
  (grounds: Grounds): Derived => {
    const said: Decimal = grounds.content[name] ?? '0';
    const parts = [ofQuote(grounds, 'net', grounds.measures.net), given('percent', exact(said), 'ratio')];
    return rounded(name, coinOf(grounds), worked('beforeRounding', 'product', 'money', parts));
  };

/** Every invoice, and how long it is awaited from the start of service. */
function awaited(name: string, grounds: Grounds): Derived {
  const { installments, priced } = grounds;
  const parts = installments.map(({ number: place, amount: billed, dueOn }) =>
    worked(
      'invoice',
      'product',
      'money',
      [
        amount(grounds, 'invoice', billed, { called: String(place) }),
        given('days', exact(daysBetween(priced.start, dueOn)), 'days'),
      ],
      { of: dueOn },
    ),
  );
  return worked(name, 'sum', 'money', parts);
}

/** What comes off the net, and when it is paid. */
export const cashDerivations = {
  partnerMargin: shareOfNet('partnerMargin'),
  rebate: shareOfNet('rebate'),
  freight: (grounds: Grounds): Derived => amount(grounds, 'freight', grounds.measures.freight),
  costOfCredit: (grounds: Grounds): Derived => {
    const { creditRate } = grounds.basis;
    if (creditRate === undefined) return given('costOfCredit', null, 'money');
    const year = worked('beforeRounding', 'quotient', 'money', [
      worked('amountDaysRate', 'product', 'money', [
        awaited('amountDays', grounds),
        given('creditRate', exact(creditRate), 'ratio'),
      ]),
      number('daysOfYear', 365),
    ]);
    return rounded('costOfCredit', coinOf(grounds), year);
  },
  daysToCash: (grounds: Grounds): Derived => {
    const billed = worked(
      'billed',
      'sum',
      'money',
      grounds.installments.map(({ number: place, amount: fee, dueOn }) =>
        amount(grounds, 'invoice', fee, { of: dueOn, called: String(place) }),
      ),
    );
    return worked('daysToCash', 'quotient', 'days', [awaited('amountDays', grounds), billed]);
  },
};
