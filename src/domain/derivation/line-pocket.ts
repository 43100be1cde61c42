import { daysBetween } from '../calendar.ts';
import { exact } from '../exact.ts';
import { pocketByLine } from '../measures/pocket.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { type Derived, given, named, rounded, share, worked } from './derived.ts';
import { amount, type Grounds, inMoney, number, coinOf } from './grounds.ts';
import { costOfLine } from './line.ts';

/** What of the pocket a line bears, and what it leaves. */
export const linePocketFigures = [
  'partnerMargin',
  'rebate',
  'freight',
  'costOfCredit',
  'pocketPrice',
  'pocketMarginAmount',
] as const;
export type LinePocketFigure = (typeof linePocketFigures)[number];

/** How a line's part of what comes off the net came about, and what is left of it. */
export function deriveLinePocket(line: PricedLine, figure: LinePocketFigure, grounds: Grounds): Derived {
  return { ...derivations[figure](line, grounds), of: line.name };
}

type Derive = (line: PricedLine, grounds: Grounds) => Derived;

const pocketOfLine = ({ id }: PricedLine, { priced, measures, basis, installments }: Grounds) =>
  pocketByLine(priced, measures, basis, installments).get(id);

/** Shared out in proportion to net. */
const shareOfWhole =
  (name: 'partnerMargin' | 'rebate' | 'freight'): Derive =>
  (line, grounds) => {
    const own = pocketOfLine(line, grounds)?.[name] ?? 0n;
    return share(name, inMoney(grounds, own), coinOf(grounds), [
      amount(grounds, name, grounds.measures[name]),
      amount(grounds, 'net', line.net),
      amount(grounds, 'netOfAll', grounds.priced.totals.net),
    ]);
  };

/** Every payment that the lines make, and how long it is awaited. */
function awaitedOf(name: string, ids: ReadonlySet<string>, grounds: Grounds): Derived {
  const parts = grounds.installments.flatMap(({ dueOn, parts: paid }) => {
    const off = paid.filter(({ line }) => ids.has(line)).reduce((sum, part) => sum + part.amount, 0n);
    if (off === 0n) return [];
    const days = given('days', exact(daysBetween(grounds.priced.start, dueOn)), 'days');
    return [worked('invoice', 'product', 'money', [amount(grounds, 'invoice', off), days], { of: dueOn })];
  });
  return worked(name, 'sum', 'money', parts);
}

/** The credit of the lines so far, rounded as one, so that all lines sum to the whole. */
function creditOf(name: string, awaited: Derived, rate: string, grounds: Grounds): Derived {
  const year = worked('beforeRounding', 'quotient', 'money', [
    worked('amountDaysRate', 'product', 'money', [awaited, given('creditRate', exact(rate), 'ratio')]),
    number('daysOfYear', 365),
  ]);
  return rounded(name, coinOf(grounds), year);
}

const costOfCredit: Derive = (line, grounds) => {
  const { creditRate } = grounds.basis;
  if (creditRate === undefined) return given('costOfCredit', null, 'money');
  const ids = grounds.priced.lines.map(({ id }) => id);
  const place = ids.indexOf(line.id);
  const before = awaitedOf('amountDaysBefore', new Set(ids.slice(0, place)), grounds);
  const own = awaitedOf('amountDays', new Set([line.id]), grounds);
  if (place === 0) return creditOf('costOfCredit', own, creditRate, grounds);
  const known = given('amountDaysBefore', before.value, 'money');
  return worked('costOfCredit', 'difference', 'money', [
    creditOf('creditUntilLine', worked('amountDays', 'sum', 'money', [known, own]), creditRate, grounds),
    creditOf('creditBeforeLine', known, creditRate, grounds),
  ]);
};

const pocketPrice: Derive = (line, grounds) => {
  const pocket = pocketOfLine(line, grounds);
  const taken = (['partnerMargin', 'rebate', 'freight', 'costOfCredit'] as const).flatMap((name) =>
    pocket?.[name] ? [named(name, derivations[name](line, grounds))] : [],
  );
  return worked('pocketPrice', 'difference', 'money', [amount(grounds, 'net', line.net), ...taken]);
};

const derivations: Record<LinePocketFigure, Derive> = {
  partnerMargin: shareOfWhole('partnerMargin'),
  rebate: shareOfWhole('rebate'),
  freight: shareOfWhole('freight'),
  costOfCredit,
  pocketPrice,
  pocketMarginAmount: (line, grounds) =>
    worked('pocketMarginAmount', 'difference', 'money', [pocketPrice(line, grounds), costOfLine(line, grounds)]),
};
