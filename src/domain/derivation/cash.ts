import { daysBetween } from '../calendar.ts';
import { exact } from '../exact.ts';
import type { Decimal } from '../offer.ts';
import { type Derived, given, rounded, worked } from './derived.ts';
import { amount, type Grounds, number, coinOf } from './grounds.ts';

/** A share of the net, rounded once. */
const shareOfNet =
  (name: 'partnerMargin' | 'rebate') =>
  (grounds: Grounds): Derived => {
    const said: Decimal = grounds.content[name] ?? '0';
    const parts = [amount(grounds, 'net', grounds.measures.net), given('percent', exact(said), 'ratio')];
    return rounded(name, coinOf(grounds), worked('beforeRounding', 'product', 'money', parts));
  };

/** Every invoice, and how long it is awaited from the start of service. */
function awaited(name: string, grounds: Grounds): Derived {
  const { installments, priced } = grounds;
  const parts = installments.map(({ amount: billed, dueOn }) =>
    worked(
      'invoice',
      'product',
      'money',
      [amount(grounds, 'invoice', billed), given('days', exact(daysBetween(priced.start, dueOn)), 'days')],
      { of: dueOn },
    ),
  );
  return worked(name, 'sum', 'money', parts);
}

/** What falls due of each line with one invoice, by its number; undefined where there is no such invoice. */
export function deriveInvoice(called: string | undefined, grounds: Grounds): Derived | undefined {
  const invoice = grounds.installments.find(({ number: place }) => String(place) === called);
  if (!invoice) return undefined;
  const names = new Map(grounds.priced.lines.map(({ id, name }) => [id, name]));
  const parts = invoice.parts
    .filter(({ amount: off }) => off !== 0n)
    .map(({ line, amount: off }) => amount(grounds, 'net', off, { of: names.get(line) ?? line, line }));
  return worked('invoice', 'sum', 'money', parts, { of: invoice.dueOn });
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
      grounds.installments.map(({ amount: fee, dueOn }) => amount(grounds, 'invoice', fee, { of: dueOn })),
    );
    return worked('daysToCash', 'quotient', 'days', [awaited('amountDays', grounds), billed]);
  },
};
