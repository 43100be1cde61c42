import { daysBetween } from '../calendar.ts';
import { exact } from '../exact.ts';
import { pocketByLine } from '../measures/pocket.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { type Derived, given, named, rounded, share, worked } from './derived.ts';
import { amount, type Grounds, inMoney, number, coinOf, ofLine, ofQuote } from './grounds.ts';
import { dueOfLine } from './invoice.ts';
import { costOfLine } from './cost.ts';

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
      ofQuote(grounds, name, grounds.measures[name]),
      ofLine(grounds, 'net', line.net, line),
      ofQuote(grounds, 'net', grounds.priced.totals.net, 'netOfAll'),
    ]);
  };

/** Every payment that the lines make, and how long it is awaited. */
function awaitedOf(name: string, lines: readonly PricedLine[], grounds: Grounds): Derived {
  const ids = new Set(lines.map(({ id }) => id));
  const parts = grounds.installments.flatMap((invoice) => {
    const { dueOn, parts: paid } = invoice;
    const off = paid.filter(({ line }) => ids.has(line)).reduce((sum, part) => sum + part.amount, 0n);
    if (off === 0n) return [];
    const days = given('days', exact(daysBetween(grounds.priced.start, dueOn)), 'days');
    const [line, another] = lines;
    const own = line && !another ? dueOfLine(line, invoice, grounds)[0] : undefined;
    const due = own ?? amount(grounds, 'dueOfLines', off);
    return [worked('invoice', 'product', 'money', [due, days], { of: dueOn })];
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
  const { lines } = grounds.priced;
  const place = lines.findIndex(({ id }) => id === line.id);
  const own = awaitedOf('amountDays', [line], grounds);
  if (place === 0) return creditOf('costOfCredit', own, creditRate, grounds);
  const before = awaitedOf('amountDaysBefore', lines.slice(0, place), grounds);
  return worked('costOfCredit', 'difference', 'money', [
    creditOf('creditUntilLine', worked('amountDays', 'sum', 'money', [before, own]), creditRate, grounds),
    creditOf('creditBeforeLine', before, creditRate, grounds),
  ]);
};

const pocketPrice: Derive = (line, grounds) => {
  const pocket = pocketOfLine(line, grounds);
  const taken = (['partnerMargin', 'rebate', 'freight', 'costOfCredit'] as const).flatMap((name) =>
    pocket?.[name] ? [named(name, derivations[name](line, grounds))] : [],
  );
  return worked('pocketPrice', 'difference', 'money', [ofLine(grounds, 'net', line.net, line), ...taken]);
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
