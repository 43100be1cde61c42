import { commissionOf, minorOf, type PayTerms, rateAt, thresholdsOf } from '../../domain/compensation/commission.ts';
import type { Effect, Standing } from '../../domain/compensation/effect.ts';
import { compare, type Exact, exact, min, plainText, sub, zero } from '../../domain/exact.ts';
import { money } from '../../domain/money.ts';
import type { QuoteEffect } from '../api/types.ts';
import { moneyWords, numberWords, ratioWords } from '../parts/formats.ts';
import { wordsFor } from '../parts/words.ts';

/** The sum that leads to the commission of an amount: the rate it has got, on all of it or on each part. */
export function commissionSteps(terms: PayTerms, { attained }: Pick<Standing, 'attained'>): string[] {
  const { currency } = terms;
  const minor = minorOf(attained.amount, currency);
  const paid = `= ${moneyWords(money(commissionOf(terms, minor), currency))}, rounded once`;
  const thresholds = thresholdsOf(terms);
  const first = rateAt(thresholds, minor);
  if (minor <= 0n || !first) return ['Nothing attained that a rate is paid on = nothing'];
  if (terms.applies === 'whole') return [`${moneyWords(attained)} × ${ratioWords(first.rate, 4)} ${paid}`];
  const amount = exact(attained.amount);
  const parts = thresholds.flatMap(({ amount: from, rate }, index) => {
    const upTo = thresholds[index + 1]?.amount;
    const part = sub(upTo === undefined ? amount : min(amount, upTo), from);
    return compare(part, zero) > 0 ? [`${exactWords(part, currency)} × ${ratioWords(rate, 4)}`] : [];
  });
  return [parts.join(' + '), paid];
}

const exactWords = (value: Exact, currency: PayTerms['currency']): string =>
  moneyWords({ amount: plainText(value, 6), currency });

/** How much of the deal counts: the measure, the share of the person, and the rates between the two currencies. */
export function creditSteps(item: QuoteEffect, { credit }: Effect): string[] {
  const { share, quoteRate, planRate, quoteCurrency, measure } = item;
  const isConverted = credit.currency !== quoteCurrency && planRate !== null;
  return [
    `${wordsFor(measure)} × ${ratioWords(share, 4)} of it theirs${
      isConverted ? ` × ${numberWords(quoteRate)} ÷ ${numberWords(planRate)} by the policy rates` : ''
    } = ${moneyWords(credit)}, rounded once`,
  ];
}

/** What is attained with the deal. */
export const attainedSteps = (item: QuoteEffect, effect: Effect): string[] => [
  ...creditSteps(item, effect),
  `${moneyWords(effect.before.attained)} + ${moneyWords(effect.credit)} = ${moneyWords(effect.with.attained)}`,
];

/** Of the quota, as a share. */
export const shareSteps = ({ quota, currency }: PayTerms, { attained, share }: Standing): string[] => [
  `${moneyWords(attained)} ÷ ${moneyWords({ amount: quota, currency })} = ${ratioWords(share, 4)}`,
];

/** What a little more or less would change: what is attained then, what that pays, and what it pays now. */
export function cliffSteps(
  terms: PayTerms,
  { with: now }: Effect,
  { direction, by, change }: Effect['cliffs'][number],
): string[] {
  const { currency } = terms;
  const then = attainedThen(now, { direction, by });
  const paid = money(commissionOf(terms, minorOf(then.amount, currency)), currency);
  return [
    `${moneyWords(now.attained)} ${direction === 'more' ? '+' : '−'} ${moneyWords(by)} = ${moneyWords(then)} attained`,
    ...commissionSteps(terms, { attained: then }),
    `${moneyWords(paid)} then − ${moneyWords(now.commission)} with this deal = ${moneyWords(change)}`,
  ];
}

/** How far it is to where the commission jumps. */
export function distanceSteps({ with: now }: Effect, { direction, by, threshold }: Effect['cliffs'][number]): string[] {
  const then = attainedThen(now, { direction, by });
  const [is, difference] =
    direction === 'more'
      ? ['the least that gets', `${moneyWords(then)} − ${moneyWords(now.attained)}`]
      : ['the most that does not get', `${moneyWords(now.attained)} − ${moneyWords(then)}`];
  return [
    `${moneyWords(then)} is ${is} the rate of the threshold at ${moneyWords(threshold)}`,
    `${difference} = ${moneyWords(by)}`,
  ];
}

function attainedThen({ attained }: Standing, { direction, by }: Pick<Effect['cliffs'][number], 'direction' | 'by'>) {
  const { currency } = attained;
  const [from, off] = [minorOf(attained.amount, currency), minorOf(by.amount, currency)];
  return money(direction === 'more' ? from + off : from - off, currency);
}

/** What the deal changes. */
export const differenceSteps = ({ before, with: after, difference }: Effect): string[] => [
  `${moneyWords(after.commission)} with this deal − ${moneyWords(before.commission)} without it = ${moneyWords(difference)}`,
];
