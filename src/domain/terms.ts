import { paymentAmounts } from './billing/custom-schedule.ts';
import { plainText } from './exact.ts';
import { type Minor, money } from './money.ts';
import type { RouteToMarket, WayToClose } from './deal.ts';
import type { Currency, Decimal, Money, PlainDate, QuoteContent } from './offer.ts';
import type { Priced, PricedLine, PricedSegment } from './pricing/priced.ts';

/**
 * The terms of a version: parties, content, and every line with the money it comes to. Approvals, papers and audit are
 * bound to the hash of their canonical form, so that nothing can differ from what was approved.
 */
export interface Terms extends TermsFrame {
  content: QuoteContent;
  /** Inclusive last day. */
  end: PlainDate;
  /** What is sold and comes to the totals. */
  lines: TermsLine[];
  /** What the customer may still choose, each as if chosen alone; absent when nothing is open. */
  options?: TermsOption[];
  /** The payments of a custom schedule; absent under any other billing. */
  payments?: TermsPayment[];
  totals: { list: Money; net: Money };
}

/** What the deal gives to the terms of every version. */
export interface TermsFrame {
  seller: Party;
  customer: Party;
  wayToClose: WayToClose;
  routeToMarket: RouteToMarket;
}

export interface Party {
  id: string;
  name: string;
  address: string;
  country: string;
}

export interface TermsLine extends TermsStretch {
  id: string;
  product: string;
  name: string;
  /** The steps of a ramp, which sum to the line; absent where it has one quantity and price. */
  segments?: TermsStretch[];
}

export interface TermsOption extends TermsLine {
  /** What the total grows by when it is chosen; versions submitted before it was worked out have none. */
  adds?: Money;
}

/** So much of something over a time, and what that comes to. */
export interface TermsStretch {
  /** Of usage what is committed, but of its whole line what is expected. */
  quantity: Decimal;
  from: PlainDate;
  to: PlainDate;
  list: Money;
  net: Money;
}

export interface TermsPayment {
  on: PlainDate;
  milestone?: string;
  amount: Money;
}

/** What was agreed, in the form that is hashed. */
export function termsOf(frame: TermsFrame, content: QuoteContent, priced: Priced): Terms {
  const { currency, totals, lines, options } = priced;
  return {
    ...frame,
    content,
    end: priced.end,
    lines: lines.map((line) => lineOf(line, currency)),
    ...(options.length > 0 && {
      options: options.map((option) => ({ ...lineOf(option, currency), adds: money(option.adds, currency) })),
    }),
    ...(content.billing === 'custom' && { payments: paymentsOf(content, totals.net) }),
    totals: { list: money(totals.list, currency), net: money(totals.net, currency) },
  };
}

const lineOf = (line: PricedLine, currency: Currency): TermsLine => ({
  id: line.id,
  product: line.product,
  name: line.name,
  ...stretchOf(line, currency),
  ...(line.segments.length > 1 && { segments: line.segments.map((segment) => stretchOf(segment, currency)) }),
});

const stretchOf = (
  { quantity, period, list, net }: Pick<PricedSegment, 'quantity' | 'period' | 'list' | 'net'>,
  currency: Currency,
): TermsStretch => ({
  quantity: plainText(quantity),
  from: period.from,
  to: period.to,
  list: money(list, currency),
  net: money(net, currency),
});

function paymentsOf({ paymentSchedule = [], currency }: QuoteContent, net: Minor): TermsPayment[] {
  const amounts = paymentAmounts(paymentSchedule, net, currency);
  return paymentSchedule.map(({ on, milestone }, index) => ({
    on,
    ...(milestone !== undefined && { milestone }),
    amount: money(amounts[index] ?? 0n, currency),
  }));
}
