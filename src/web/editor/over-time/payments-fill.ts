import { schedule } from '../../../domain/billing/schedule.ts';
import { addMonths } from '../../../domain/calendar.ts';
import { unitsText } from '../../../domain/exact.ts';
import { allocate } from '../../../domain/money.ts';
import type { QuoteContent, RegularBilling } from '../../../domain/offer.ts';
import { price } from '../../../domain/pricing/price.ts';
import { validateContent } from '../../../domain/pricing/validate.ts';
import { pricedHere } from '../priced-here.ts';
import type { DraftPayment } from '../draft-payments.ts';
import { discountText } from '../discount-text.ts';
import type { Prices } from '../use-preview.ts';

/** What a schedule can be filled from. */
export type Filling = RegularBilling | 'thirds';

export const fillings: readonly { from: Filling; name: string }[] = [
  { from: 'upfront', name: 'At once' },
  { from: 'annual', name: 'Annual' },
  { from: 'quarterly', name: 'Quarterly' },
  { from: 'monthly', name: 'Monthly' },
  { from: 'thirds', name: 'Milestone thirds' },
];

/** Shares are whole numbers of this many parts of the net. */
const places = 10;

/**
 * The payments of an ordinary billing as shares of the net, so precise that each comes to the same amount and all to the
 * net, also when that changes. Thirds: on signature, delivery and acceptance, evenly over the term.
 */
export function filled(from: Filling, content: QuoteContent, prices: Prices | undefined): DraftPayment[] {
  const { start, termMonths } = content;
  if (from === 'thirds') {
    const third = Math.max(Math.round(termMonths / 3), 1);
    return inShares(
      ['Signature', 'Delivery', 'Acceptance'].map((milestone, index) => {
        return { on: addMonths(start, index * third), milestone, weight: 1n };
      }),
    );
  }
  const ordinary = { ...pricedHere(content), billing: from };
  const canPrice = prices && content.lines.length > 0 && validateContent(ordinary, prices).length === 0;
  const invoices = canPrice ? schedule(price(ordinary, prices), ordinary) : [];
  const payments = invoices.map(({ from: on, amount }) => ({ on, milestone: '', weight: amount }));
  const isWhole =
    payments.length > 0 && payments.every(({ weight }) => weight >= 0n) && payments.some(({ weight }) => weight > 0n);
  return inShares(isWhole ? payments : [{ on: start, milestone: '', weight: 1n }]);
}

function inShares(payments: readonly { on: string; milestone: string; weight: bigint }[]): DraftPayment[] {
  const shares = allocate(
    10n ** BigInt(places),
    payments.map(({ weight }) => weight),
  );
  return payments.map(({ on, milestone }, index) => ({
    on,
    milestone,
    share: discountText({ percent: trimmed(unitsText(shares[index] ?? 0n, places)) }),
  }));
}

const trimmed = (decimal: string): string => decimal.replace(/\.?0+$/, '');
