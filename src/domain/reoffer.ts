import { plainText, ratio } from './exact.ts';
import { allocate, type Minor, money, parseMinor } from './money.ts';
import type { PriceAgreement, PricedProduct } from './catalogue.ts';
import type { Discount, PlainDate, QuoteContent, QuoteLine } from './offer.ts';
import { limits } from './pricing/limits.ts';

/** Something of an offer that the next one does not take over, and why. */
export interface LeftOut {
  subject: string;
  reason: string;
}

/** An offer made from an earlier one; nothing that was decided about the earlier one comes with it. */
export interface Reoffer {
  content: QuoteContent;
  leftOut: LeftOut[];
}

/** What an offer is made anew with: what can be sold now, and what products and prices were when it was made. */
export interface Reoffering {
  /** SKUs that have a price today. */
  sold: ReadonlySet<string>;
  products: Readonly<Record<string, Pick<PricedProduct, 'name' | 'charge'>>>;
  agreements?: Readonly<Record<string, Pick<PriceAgreement, 'name' | 'from' | 'to'>>> | undefined;
}

/** The same offer again, without what cannot be sold any more. It stands by itself: a package counts a quote once. */
export function cloneOf(content: QuoteContent, { sold, products }: Reoffering): Reoffer {
  const gone = content.lines.filter(({ product }) => !sold.has(product));
  const leftOut = gone.map(({ product }) => ({ subject: nameOf(product, products), reason: notSold }));
  const lines = content.lines.filter((line) => !gone.includes(line));
  const { package: inPackage, evidence, ...rest } = content;
  if (inPackage !== undefined)
    leftOut.push({ subject: `Package ${inPackage}`, reason: 'The offer that this is made from counts in it already.' });
  if (evidence?.length)
    leftOut.push({ subject: 'Evidence', reason: 'It was shown for the offer that this is made from.' });
  return { content: { ...rest, lines, ...withoutLine(rest, lines) }, leftOut };
}

/** As many parts as a share has: its decimals. */
const wholeShare = 10n ** BigInt(limits.percent.decimals);

/** The offer with payments in amounts that do not come to what it costs now as the same shares of it. */
export function withPaymentsOf({ content, leftOut }: Reoffer, net: Minor): Reoffer {
  const { paymentSchedule: payments = [], currency } = content;
  if (!isPaidInAmounts(content)) return { content, leftOut };
  const amounts = payments.map((payment) => ('amount' in payment ? (parseMinor(payment.amount, currency) ?? 0n) : 0n));
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total === net) {
    const kept = net === 0n ? payments : payments.filter((_, index) => amounts[index] !== 0n);
    return { content: { ...content, paymentSchedule: kept }, leftOut };
  }
  const said = (minor: Minor): string => `${money(minor, currency).amount} ${currency}`;
  const shares = allocate(wholeShare, amounts);
  // What came to nothing is no payment.
  const inShares = payments.flatMap(({ on, milestone }, index) =>
    shares[index]
      ? [{ on, ...(milestone !== undefined && { milestone }), percent: plainText(ratio(shares[index], wholeShare)) }]
      : [],
  );
  const reason = `Its amounts came to ${said(total)}; of the ${said(net)} that this comes to they are the same shares.`;
  return {
    content: { ...content, paymentSchedule: inShares },
    leftOut: [...leftOut, { subject: paymentSchedule, reason }],
  };
}

export const isPaidInAmounts = ({ paymentSchedule = [] }: QuoteContent): boolean =>
  paymentSchedule.some((payment) => 'amount' in payment);

/** The lines' custom work may have lost its line. */
function withoutLine({ nonStandard }: QuoteContent, lines: readonly QuoteLine[]): Partial<QuoteContent> {
  const { customWork } = nonStandard;
  if (customWork?.line === undefined || lines.some(({ id }) => id === customWork.line)) return {};
  const { line: _line, ...work } = customWork;
  return { nonStandard: { ...nonStandard, customWork: work } };
}

/** Billed by the year instead. */
export function withoutSchedule({ paymentSchedule: _payments, ...content }: QuoteContent): QuoteContent {
  return { ...content, billing: content.billing === 'custom' ? 'annual' : content.billing };
}

export const paymentSchedule = 'Payment schedule';
export const notSold = 'Not in the price book, or not sold any more.';
export const isInMoney = (discount: Discount | undefined): boolean => discount !== undefined && 'amount' in discount;
export const isInForce = (
  agreement: Pick<PriceAgreement, 'from' | 'to'> | undefined,
  on: PlainDate,
): agreement is Pick<PriceAgreement, 'from' | 'to'> =>
  agreement !== undefined && agreement.from <= on && on <= agreement.to;

export const nameOf = (sku: string, products: Readonly<Record<string, { name: string }>>): string => {
  const name = products[sku]?.name;
  return name ? `${sku} ${name}` : sku;
};
