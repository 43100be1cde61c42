import { isPlainDate } from '../calendar.ts';
import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import {
  amountLimit,
  at,
  discountProblems,
  isTerm,
  maximumTermMonths,
  notADate,
  numberProblems,
  shareProblems,
} from './limits.ts';
import type { Problem } from './priced.ts';
import { roundingOf } from './rounding.ts';
import { endOf, monthsBegun } from './term.ts';
import { paymentProblems } from './validate-schedule.ts';

/** What is wrong with the terms of the whole. */
export function headProblems(content: QuoteContent, basis: PricingBasis): Problem[] {
  const found: Problem[] = [];
  if (content.currency !== basis.currency)
    found.push(at('/currency', `The price book is in ${basis.currency}, the quote in ${content.currency}.`));
  found.push(...termProblems(content));
  if (!isPlainDate(content.validUntil)) found.push(at('/validUntil', notADate));
  if (found.length === 0 && content.validUntil > endOf(content))
    found.push(at('/validUntil', `Valid until lies after the term, which ends on ${endOf(content)}.`));
  return [
    ...found,
    ...headerProblems(content, basis),
    ...paymentProblems(content),
    ...pocketProblems(content),
    ...subscriptionProblems(content, basis),
    ...elementProblems(content),
  ];
}

function termProblems({ start, termMonths, coTerm }: QuoteContent): Problem[] {
  const found: Problem[] = [];
  if (!isTerm(termMonths))
    found.push(at('/termMonths', `Give a whole number of months from 1 to ${maximumTermMonths}.`));
  if (!isPlainDate(start)) found.push(at('/start', notADate));
  if (!coTerm) return found;
  if (!isPlainDate(coTerm.end)) found.push(at('/coTerm/end', notADate));
  if (!isPlainDate(coTerm.anniversary)) found.push(at('/coTerm/anniversary', notADate));
  if (found.length > 0) return found;
  if (coTerm.end < start) return [at('/coTerm/end', 'The subscription ends before this starts.')];
  if (coTerm.anniversary > start) return [at('/coTerm/anniversary', 'The subscription starts after this.')];
  const months = monthsBegun(start, coTerm.end);
  return months === termMonths ? [] : [at('/termMonths', `It is ${months} months begun until ${coTerm.end}.`)];
}

function headerProblems({ headerDiscount, furtherHeaderDiscounts = [] }: QuoteContent, basis: PricingBasis): Problem[] {
  const rounding = roundingOf(basis);
  return [
    ...(headerDiscount ? discountProblems('/headerDiscount', headerDiscount, rounding, 'amount') : []),
    ...furtherHeaderDiscounts.flatMap(({ discount }, index) =>
      discountProblems(`/furtherHeaderDiscounts/${index}/discount`, discount, rounding, 'amount'),
    ),
  ];
}

function pocketProblems({ partnerMargin, rebate, freight, currency }: QuoteContent): Problem[] {
  return [
    ...(partnerMargin === undefined ? [] : shareProblems('/partnerMargin', partnerMargin)),
    ...(rebate === undefined ? [] : shareProblems('/rebate', rebate)),
    ...(freight === undefined ? [] : numberProblems('/freight', freight, amountLimit(currency), 'orZero')),
  ];
}

/** It is neither the customer's nor one of their family's. */
export const noSubscription = at('/subscription/id', 'The customer has no such subscription.');

function subscriptionProblems({ subscription, currency }: QuoteContent, basis: PricingBasis): Problem[] {
  if (!subscription) return [];
  const running = basis.subscription;
  if (!running) return [noSubscription];
  return running.currency === currency
    ? []
    : [at('/currency', `The subscription is in ${running.currency}, the quote in ${currency}.`)];
}

function elementProblems({ nonStandard, lines, currency }: QuoteContent): Problem[] {
  const { terminationForConvenience: exit, customWork } = nonStandard;
  const found =
    exit?.fee === undefined
      ? []
      : numberProblems('/nonStandard/terminationForConvenience/fee', exit.fee, amountLimit(currency), 'orZero');
  if (customWork?.line !== undefined && !lines.some(({ id }) => id === customWork.line))
    found.push(at('/nonStandard/customWork/line', `There is no line ${customWork.line}.`));
  for (const [index, row] of (customWork?.costSheet ?? []).entries()) {
    const pointer = `/nonStandard/customWork/costSheet/${index}`;
    found.push(...numberProblems(`${pointer}/quantity`, row.quantity, { digits: 9, decimals: 4 }, 'orZero'));
    found.push(...numberProblems(`${pointer}/unitCost`, row.unitCost, { digits: 12, decimals: 6 }, 'orZero'));
  }
  return found;
}
