import { isPlainDate, lastDayOf } from '../calendar.ts';
import { compare, exact, one, parseDecimal, sign } from '../exact.ts';
import { type Minor, minorUnitPlaces, money } from '../money.ts';
import type { Currency, Discount, PricingBasis, QuoteContent, QuoteLine } from '../offer.ts';
import { lineSpan } from './period.ts';
import { headerDiscountOf, priceLines } from './price.ts';
import { covers } from './price-model.ts';
import type { Problem } from './priced.ts';

const maximumLines = 1000;
const maximumTermMonths = 120;
/** Digits before the point and decimals after it that a field of the content may have. */
const limits = {
  quantity: { digits: 12, decimals: 6 },
  percent: { digits: 1, decimals: 10 },
  unitPrice: { digits: 12, decimals: 6 },
  amount: { digits: 15 },
};

/**
 * Everything that keeps content from being priced, each at its JSON pointer; empty means that `price` will succeed.
 * Expects the shape of `QuoteContent` and checks every value.
 */
export function validateContent(content: QuoteContent, basis: PricingBasis): Problem[] {
  const problems = [...headProblems(content, basis), ...linesProblems(content, basis)];
  return problems.length > 0 ? problems : amountProblems(content, basis);
}

function headProblems(content: QuoteContent, basis: PricingBasis): Problem[] {
  const found: Problem[] = [];
  if (content.currency !== basis.currency)
    found.push(at('/currency', `The price book is in ${basis.currency}, the quote in ${content.currency}.`));
  if (!isTerm(content.termMonths))
    found.push(at('/termMonths', `Give a whole number of months from 1 to ${maximumTermMonths}.`));
  if (!isPlainDate(content.start)) found.push(at('/start', notADate));
  if (!isPlainDate(content.validUntil)) found.push(at('/validUntil', notADate));
  if (found.length === 0) {
    const end = lastDayOf(content.start, content.termMonths);
    if (content.validUntil > end)
      found.push(at('/validUntil', `Valid until lies after the term, which ends on ${end}.`));
  }
  const discount = content.headerDiscount;
  return discount ? [...found, ...discountProblems('/headerDiscount', discount, content.currency, 'amount')] : found;
}

function linesProblems(content: QuoteContent, basis: PricingBasis): Problem[] {
  if (content.lines.length > maximumLines)
    return [at('/lines', `A quote has at most ${maximumLines} lines; this one has ${content.lines.length}.`)];
  const seen = new Set<string>();
  return content.lines.flatMap((line, index) => {
    const found = lineProblems(`/lines/${index}`, line, content, basis);
    if (seen.has(line.id)) found.push(at(`/lines/${index}/id`, `Line id ${line.id} is used twice.`));
    seen.add(line.id);
    return found;
  });
}

function lineProblems(pointer: string, line: QuoteLine, content: QuoteContent, basis: PricingBasis): Problem[] {
  const found = quantityProblems(`${pointer}/quantity`, line.quantity);
  const product = Object.hasOwn(basis.products, line.product) ? basis.products[line.product] : undefined;
  if (product === undefined)
    found.push(at(`${pointer}/product`, `Product ${line.product} is not in price book ${content.priceBook}.`));
  else if (found.length === 0 && !covers(product.price, exact(line.quantity)))
    found.push(at(`${pointer}/quantity`, 'The quantity lies above the last tier of the price.'));
  found.push(...spanProblems(pointer, line, content));
  if (line.discount)
    found.push(...discountProblems(`${pointer}/discount`, line.discount, content.currency, 'unitPrice'));
  return found;
}

function quantityProblems(pointer: string, text: string): Problem[] {
  const { digits, decimals } = limits.quantity;
  const malformed = decimalProblem(text, digits, decimals);
  if (malformed) return [at(pointer, malformed)];
  return sign(exact(text)) > 0 ? [] : [at(pointer, 'The quantity must be above zero.')];
}

function spanProblems(pointer: string, line: QuoteLine, content: QuoteContent): Problem[] {
  if (line.start !== undefined && !isPlainDate(line.start)) return [at(`${pointer}/start`, notADate)];
  if (line.termMonths !== undefined && !isTerm(line.termMonths))
    return [at(`${pointer}/termMonths`, `Give a whole number of months from 1 to ${maximumTermMonths}.`)];
  if (line.start === undefined && line.termMonths === undefined) return [];
  if (!isPlainDate(content.start) || !isTerm(content.termMonths)) return [];
  const end = lastDayOf(content.start, content.termMonths);
  const span = lineSpan(content, line);
  if (span.from < content.start || span.from > end)
    return [at(`${pointer}/start`, `The line must start between ${content.start} and ${end}.`)];
  if (span.to > end)
    return [at(`${pointer}/termMonths`, `The line ends on ${span.to}, after the quote's term, which ends on ${end}.`)];
  return [];
}

/** What can be said about a discount without pricing: form, sign and precision. */
function discountProblems(
  pointer: string,
  discount: Discount,
  currency: Currency,
  target: 'amount' | 'unitPrice',
): Problem[] {
  const [[field, text] = ['', ''], ...others] = Object.entries(discount);
  if (others.length > 0) return [at(pointer, 'Give one of percent, amount and targetPrice.')];
  const isMoney = field === 'amount' || target === 'amount';
  const limit =
    field === 'percent'
      ? limits.percent
      : isMoney
        ? { ...limits.amount, decimals: minorUnitPlaces[currency] }
        : limits.unitPrice;
  const malformed = decimalProblem(text, limit.digits, limit.decimals);
  if (malformed) return [at(`${pointer}/${field}`, malformed)];
  const value = exact(text);
  if (sign(value) < 0)
    return [at(`${pointer}/${field}`, 'Must not be negative; for a price above list give a target price.')];
  if (field === 'percent' && compare(value, one) > 0)
    return [at(`${pointer}/percent`, 'A discount is at most 1, which is 100 %.')];
  return [];
}

/** What only shows in the prices: discounts larger than what they are taken off. */
function amountProblems(content: QuoteContent, basis: PricingBasis): Problem[] {
  const { currency, headerDiscount } = content;
  // A percentage of at most 100 % cannot be too much; only money can, and only then are the prices worked out.
  if (![headerDiscount, ...content.lines.map((line) => line.discount)].some((said) => said && !('percent' in said)))
    return [];
  const lines = priceLines(content, basis);
  const found = lines.flatMap((line, index) =>
    line.net < 0n
      ? [
          at(
            `/lines/${index}/discount/amount`,
            `The discount is more than the line's list of ${amountText(line.list, currency)}.`,
          ),
        ]
      : [],
  );
  if (found.length > 0 || headerDiscount === undefined) return found;
  const before = lines.reduce((sum, line) => sum + line.net, 0n);
  const header = headerDiscountOf(headerDiscount, before, currency);
  if (before === 0n && header !== 0n)
    return [at('/headerDiscount', 'There is no amount to spread a header discount over.')];
  if (header > before)
    return [at('/headerDiscount/amount', `The discount is more than the total of ${amountText(before, currency)}.`)];
  return [];
}

function decimalProblem(text: string, digits: number, decimals: number): string | undefined {
  if (parseDecimal(text) === undefined)
    return 'Give a plain decimal number such as 12.5, without exponent or separators.';
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  if (whole.length > digits) return `At most ${digits} digits before the point.`;
  return fraction.length > decimals ? `At most ${decimals} decimals.` : undefined;
}

const at = (pointer: string, message: string): Problem => ({ pointer, message });
const notADate = 'Give a date such as 2026-11-30.';
const isTerm = (months: number): boolean => Number.isInteger(months) && months >= 1 && months <= maximumTermMonths;
const amountText = (minor: Minor, currency: Currency): string => `${money(minor, currency).amount} ${currency}`;
