import { addDays, lastDayOf } from './calendar.ts';
import type { Discount, PlainDate, PricedProduct, QuoteContent, QuoteLine } from './offer.ts';

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

/** What an offer is made anew with: what can be sold now, and what the products were when it was made. */
export interface Reoffering {
  /** SKUs that have a price today. */
  sold: ReadonlySet<string>;
  products: Readonly<Record<string, Pick<PricedProduct, 'name' | 'charge'>>>;
}

/** The same offer again, without what cannot be sold any more. */
export function cloneOf(content: QuoteContent, { sold, products }: Reoffering): Reoffer {
  return {
    content: { ...content, lines: content.lines.filter(({ product }) => sold.has(product)) },
    leftOut: content.lines.flatMap(({ product }) =>
      sold.has(product) ? [] : [{ subject: nameOf(product, products), reason: notSold }],
    ),
  };
}

/** How long a renewal may be accepted. */
const validDays = 30;

/**
 * The renewal of a signed offer: its recurring lines at the prices of now, for the same number of months from the day
 * after its term. What was agreed for that term alone is left out: one-time charges, discounts in money, own dates of
 * lines, and what was not standard.
 */
export function renewalOf(content: QuoteContent, { sold, products }: Reoffering, today: PlainDate): Reoffer {
  const start = addDays(lastDayOf(content.start, content.termMonths), 1);
  const end = lastDayOf(start, content.termMonths);
  const open = addDays(today, validDays);
  const leftOut: LeftOut[] = [];
  const lines = content.lines.flatMap((line): QuoteLine[] => {
    const subject = nameOf(line.product, products);
    const reason =
      products[line.product]?.charge !== 'recurring' ? 'Charged once.' : sold.has(line.product) ? undefined : notSold;
    if (reason) {
      leftOut.push({ subject, reason });
      return [];
    }
    const { start: _start, termMonths: _term, discount, ...same } = line;
    if (isInMoney(discount)) leftOut.push({ subject, reason: 'Its discount was an amount for the past term.' });
    return [{ ...same, ...(discount && !isInMoney(discount) && { discount }) }];
  });
  const { headerDiscount, ...rest } = content;
  const kept = headerDiscount && 'percent' in headerDiscount ? headerDiscount : undefined;
  if (headerDiscount && !kept)
    leftOut.push({ subject: 'Header discount', reason: 'It was an amount for the past term.' });
  if (Object.keys(content.nonStandard).length > 0)
    leftOut.push({ subject: 'What is not standard', reason: 'To be agreed anew.' });
  return {
    content: {
      ...rest,
      start,
      validUntil: open < end ? open : end,
      nonStandard: {},
      lines,
      ...(kept && { headerDiscount: kept }),
    },
    leftOut,
  };
}

const notSold = 'Not in the price book, or not sold any more.';
const isInMoney = (discount: Discount | undefined): boolean => discount !== undefined && 'amount' in discount;
const nameOf = (sku: string, products: Reoffering['products']): string => {
  const name = products[sku]?.name;
  return name ? `${sku} ${name}` : sku;
};
