import { billedFees } from '../billing/schedule.ts';
import type { Installment } from '../billing/installment.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { type Derived, share, worked } from './derived.ts';
import { feesOf } from './fees.ts';
import { amount, coinOf, type Grounds, inMoney, number, ofLine, ofQuote } from './grounds.ts';

/** What falls due of each line with one invoice, by its number; undefined where there is no such invoice. */
export function deriveInvoice(called: string | undefined, grounds: Grounds): Derived | undefined {
  const invoice = grounds.installments.find(({ number: place }) => String(place) === called);
  if (!invoice) return undefined;
  const parts = grounds.priced.lines.flatMap((line) => dueOfLine(line, invoice, grounds));
  return worked('invoice', 'sum', 'money', parts, { of: invoice.dueOn });
}

/** What one line has on an invoice; nothing where it is not on it. */
export function dueOfLine(line: PricedLine, invoice: Installment, grounds: Grounds): Derived[] {
  const off = invoice.parts.find((part) => part.line === line.id)?.amount ?? 0n;
  if (off === 0n) return [];
  const { billing } = grounds.content;
  if (billing === 'custom') return [dueOfPayment(line, invoice, grounds)];
  const fees = billedFees(line, invoice, grounds.priced, billing);
  if (!fees) return [ofLine(grounds, 'net', off, line)];
  const parts = fees.map(({ share: days, amount: all, billed, months }) =>
    share(
      'feesInPeriod',
      inMoney(grounds, billed),
      coinOf(grounds),
      [
        feesOf(days, all, line, grounds),
        number('monthsWithin', months.within),
        number('monthsOfFees', months.all, { of: `${days.charged.from} – ${days.charged.to}` }),
      ],
      { of: `${days.from} – ${days.to}` },
    ),
  );
  return [worked('dueOfLine', 'sum', 'money', parts, { of: line.name })];
}

/** A payment that was agreed takes from every line in proportion to what that still has to pay. */
function dueOfPayment(line: PricedLine, invoice: Installment, grounds: Grounds): Derived {
  const before = grounds.installments.filter(({ number: place }) => place < invoice.number);
  const ofLineIn = ({ parts }: Installment) => parts.find((part) => part.line === line.id)?.amount ?? 0n;
  const paid = before.map((one) => amount(grounds, 'paidBefore', ofLineIn(one), opening(one)));
  const paidOfAll = before.map((one) => amount(grounds, 'invoice', one.amount, opening(one)));
  return share(
    'dueOfLine',
    inMoney(grounds, ofLineIn(invoice)),
    coinOf(grounds),
    [
      amount(grounds, 'payment', invoice.amount),
      worked('leftOfLine', 'difference', 'money', [ofLine(grounds, 'net', line.net, line), ...paid]),
      worked('leftOfAll', 'difference', 'money', [ofQuote(grounds, 'net', grounds.measures.net), ...paidOfAll]),
    ],
    { of: line.name },
  );
}

const opening = ({ number: place, dueOn }: Installment) =>
  ({ of: dueOn, figure: 'invoice', called: String(place) }) as const;
