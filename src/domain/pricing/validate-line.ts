import { isPlainDate, lastDayOf } from '../calendar.ts';
import { compare, exact, parseDecimal } from '../exact.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import {
  amountLimit,
  at,
  discountProblems,
  isTerm,
  limits,
  maximumTermMonths,
  notADate,
  numberProblems,
  shareProblems,
} from './limits.ts';
import { lineSpan } from './period.ts';
import { covers } from './price-model.ts';
import type { Problem } from './priced.ts';
import { roundingOf } from './rounding.ts';
import { agreementProblems } from './validate-agreement.ts';
import { endOf } from './term.ts';

/** What is wrong with one line, by itself. */
export function lineProblems(pointer: string, line: QuoteLine, content: QuoteContent, basis: PricingBasis): Problem[] {
  const found = numberProblems(`${pointer}/quantity`, line.quantity, limits.quantity);
  found.push(...spanProblems(pointer, line, content));
  found.push(...saidDiscountProblems(pointer, line, basis));
  if (line.uplift !== undefined) found.push(...shareProblems(`${pointer}/uplift`, line.uplift));
  const product = Object.hasOwn(basis.products, line.product) ? basis.products[line.product] : undefined;
  if (product === undefined)
    found.push(at(`${pointer}/product`, `Product ${line.product} is not in price book ${content.priceBook}.`));
  if (product === undefined || found.length > 0) return found;
  return [
    ...quantityProblems(pointer, line, product),
    ...rampProblems(pointer, line, product, content),
    ...freeProblems(pointer, line, product, content),
    ...usageProblems(pointer, line, product, content),
    ...agreementProblems(pointer, line, content, basis),
    ...(line.chosen && line.alternative === undefined && !line.optional
      ? [at(`${pointer}/chosen`, 'Only an optional or alternative line can be chosen.')]
      : []),
    ...(line.optional && line.alternative !== undefined
      ? [at(`${pointer}/optional`, 'A line is optional or an alternative, not both.')]
      : []),
  ];
}

function quantityProblems(
  pointer: string,
  { quantity, ramp = [], usage }: QuoteLine,
  product: PricedProduct,
): Problem[] {
  const all: [string, string | undefined][] = [
    ['quantity', quantity],
    ...ramp.map((segment, index): [string, string | undefined] => [`ramp/${index}/quantity`, segment.quantity]),
    ['usage/commitment', usage?.commitment],
  ];
  return all.flatMap(([field, text]) => {
    const value = text === undefined ? undefined : parseDecimal(text);
    return value && !covers(product.price, value)
      ? [at(`${pointer}/${field}`, 'The quantity lies above the last tier of the price.')]
      : [];
  });
}

function spanProblems(pointer: string, line: QuoteLine, content: QuoteContent): Problem[] {
  if (line.start !== undefined && !isPlainDate(line.start)) return [at(`${pointer}/start`, notADate)];
  if (line.termMonths !== undefined && !isTerm(line.termMonths))
    return [at(`${pointer}/termMonths`, `Give a whole number of months from 1 to ${maximumTermMonths}.`)];
  if (line.start === undefined && line.termMonths === undefined) return [];
  if (!isPlainDate(content.start) || !isTerm(content.termMonths)) return [];
  if (content.coTerm && !isPlainDate(content.coTerm.end)) return [];
  const end = endOf(content);
  const span = lineSpan(content, line);
  if (span.from < content.start || span.from > end)
    return [at(`${pointer}/start`, `The line must start between ${content.start} and ${end}.`)];
  if (span.to > end)
    return [at(`${pointer}/termMonths`, `The line ends on ${span.to}, after the quote's term, which ends on ${end}.`)];
  return [];
}

function saidDiscountProblems(
  pointer: string,
  { discount, furtherDiscounts = [] }: QuoteLine,
  basis: PricingBasis,
): Problem[] {
  const rounding = roundingOf(basis);
  return [
    ...(discount ? discountProblems(`${pointer}/discount`, discount, rounding, 'unitPrice') : []),
    ...furtherDiscounts.flatMap((further, index) =>
      discountProblems(`${pointer}/furtherDiscounts/${index}/discount`, further.discount, rounding, 'unitPrice'),
    ),
  ];
}

/** A ramp begins with the line or later and steps forward inside it. */
function rampProblems(pointer: string, line: QuoteLine, product: PricedProduct, content: QuoteContent): Problem[] {
  const { ramp = [] } = line;
  if (ramp.length === 0) return [];
  if (product.charge === 'one-time') return [at(`${pointer}/ramp`, 'What is charged once has no ramp.')];
  if (product.price.kind === 'percentOf') return [at(`${pointer}/ramp`, 'A share follows the ramps of its lines.')];
  if (ramp.length > maximumTermMonths) return [at(`${pointer}/ramp`, `At most ${maximumTermMonths} steps.`)];
  const span = lineSpan(content, line);
  const found = ramp.flatMap((segment, index): Problem[] => {
    const here = `${pointer}/ramp/${index}`;
    const problems: Problem[] = [];
    const before = ramp[index - 1]?.from;
    if (!isPlainDate(segment.from)) problems.push(at(`${here}/from`, notADate));
    else if (segment.from < span.from || segment.from > span.to)
      problems.push(at(`${here}/from`, `The step must begin between ${span.from} and ${span.to}.`));
    else if (before !== undefined && segment.from <= before)
      problems.push(at(`${here}/from`, 'Each step begins after the one before it.'));
    if (segment.quantity !== undefined)
      problems.push(
        ...numberProblems(
          `${here}/quantity`,
          segment.quantity,
          limits.quantity,
          ...(product.charge === 'usage' ? (['orZero'] as const) : []),
        ),
      );
    if (segment.unitPrice !== undefined)
      problems.push(...numberProblems(`${here}/unitPrice`, segment.unitPrice, limits.unitPrice, 'orZero'));
    return problems;
  });
  if (found.length > 0 || !line.discount || !('amount' in line.discount)) return found;
  const everyPriceSaid = ramp.every(({ unitPrice }) => unitPrice !== undefined) && ramp[0]?.from === span.from;
  return everyPriceSaid ? [at(`${pointer}/discount`, 'The ramp says every price: there is nothing to take off.')] : [];
}

function freeProblems(pointer: string, line: QuoteLine, product: PricedProduct, content: QuoteContent): Problem[] {
  const found: Problem[] = [];
  const { freeMonths, freeUnits, uplift } = line;
  const once = product.charge === 'one-time';
  if (freeMonths !== undefined) {
    const span = lineSpan(content, line);
    if (!isTerm(freeMonths)) found.push(at(`${pointer}/freeMonths`, 'Give a whole number of months.'));
    else if (once) found.push(at(`${pointer}/freeMonths`, 'What is charged once has no free months.'));
    else if (lastDayOf(span.from, freeMonths) > span.to)
      found.push(at(`${pointer}/freeMonths`, `The line runs shorter than ${freeMonths} months.`));
  }
  if (uplift !== undefined && once) found.push(at(`${pointer}/uplift`, 'What is charged once does not rise.'));
  if (freeUnits !== undefined) {
    const malformed = numberProblems(`${pointer}/freeUnits`, freeUnits, limits.quantity);
    if (malformed.length > 0) return [...found, ...malformed];
    if (product.price.kind === 'flat' || product.price.kind === 'percentOf')
      found.push(at(`${pointer}/freeUnits`, 'The price does not depend on units.'));
    else if (compare(exact(freeUnits), exact(line.quantity)) > 0)
      found.push(at(`${pointer}/freeUnits`, 'More units are free than there are.'));
  }
  return found;
}

function usageProblems(
  pointer: string,
  line: QuoteLine,
  product: PricedProduct,
  { currency }: QuoteContent,
): Problem[] {
  const { usage } = line;
  if (product.charge !== 'usage')
    return usage ? [at(`${pointer}/usage`, 'Only a product charged by usage has a commitment.')] : [];
  const found: Problem[] = [];
  if (usage?.commitment !== undefined)
    found.push(...numberProblems(`${pointer}/usage/commitment`, usage.commitment, limits.quantity, 'orZero'));
  if (usage?.minimum !== undefined)
    found.push(...numberProblems(`${pointer}/usage/minimum`, usage.minimum, amountLimit(currency), 'orZero'));
  if (usage?.overage !== undefined)
    found.push(...numberProblems(`${pointer}/usage/overage`, usage.overage, limits.unitPrice, 'orZero'));
  const said = [line.discount, ...(line.furtherDiscounts ?? []).map(({ discount }) => discount)];
  if (said.some((discount) => discount && 'amount' in discount))
    found.push(at(`${pointer}/discount`, 'Of usage give a percentage or a target price: how much is used is open.'));
  return found;
}
