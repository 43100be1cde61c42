import { compare, exact } from '../exact.ts';
import type { LineMeasures, Measures } from '../measures/measures.ts';
import type { MeasureName } from '../measures/definitions.ts';
import type { WaterfallFigure } from '../measures/figures.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';
import { changeDerivations } from './change.ts';
import { type Derived, given, named, worked } from './derived.ts';
import { feesOf } from './fees.ts';
import { type Grounds, number, ofLine, ofQuote, overLines, withChoice } from './grounds.ts';
import { headerDiscount } from './header.ts';
import { overNet } from './cost.ts';
import { shareOff } from './line.ts';
import { cashDerivations } from './cash.ts';
import { firmTcv, mrr } from './recurring.ts';
import { deriveHeaderStep, deriveStep } from './steps.ts';

/** How a figure of the whole came about. */
export function deriveMeasure(measure: MeasureName, grounds: Grounds): Derived {
  return derivations[measure](grounds);
}

/** How a single step of the waterfall came about; undefined where there is no such step. */
export function deriveWaterfallStep(
  figure: WaterfallFigure,
  called: string | undefined,
  grounds: Grounds,
): Derived | undefined {
  switch (figure) {
    case 'firstHeaderDiscount':
      return deriveHeaderStep(undefined, grounds);
    case 'furtherHeaderDiscount':
      return called === undefined ? undefined : deriveHeaderStep(called, grounds);
    case 'pocketMarginAmount':
      return worked('pocketMarginAmount', 'difference', 'money', [pocketPrice(grounds), cost(grounds)]);
    default:
      return deriveStep({ figure, called }, grounds);
  }
}

type Derive = (grounds: Grounds) => Derived;

const ofLines =
  (name: keyof Pick<Measures, 'list' | 'lineDiscount' | 'net'>): Derive =>
  (grounds) =>
    overLines(grounds, name, name, (line) => line[name]);

const charged =
  (name: string, charge: LineMeasures['charge']): Derive =>
  (grounds) =>
    overLines(grounds, name, 'net', (line) => (line.charge === charge ? line.net : undefined));

const recurring = charged('recurring', 'recurring');
const oneTime = charged('oneTime', 'one-time');
const usageCommitment = charged('usageCommitment', 'usage');
const cost: Derive = (grounds) =>
  overLines(grounds, 'cost', 'cost', (_, index) => grounds.measures.lines[index]?.cost ?? null);
const net: Derive = (grounds) => ofQuote(grounds, 'net', grounds.measures.net);

const acv: Derive = (grounds) => {
  const { months } = grounds.priced;
  const fees = recurring(grounds);
  if (compare(months, exact(12)) < 0) return named('acv', fees);
  return worked('acv', 'quotient', 'money', [
    fees,
    worked('years', 'quotient', 'number', [number('months', months), number('monthsOfYear', 12)]),
  ]);
};

const tcv: Derive = (grounds) =>
  worked('tcv', 'sum', 'money', [recurring(grounds), oneTime(grounds), usageCommitment(grounds)]);

const lowestLineMargin: Derive = (grounds) => {
  const { priced, measures } = grounds;
  const parts = measures.lines.map(({ margin, id }, index) =>
    given(
      'margin',
      typeof margin === 'string' ? null : margin,
      'ratio',
      withChoice({ of: priced.lines[index]?.name ?? id, line: id }, grounds),
    ),
  );
  return worked('lowestLineMargin', 'least', 'ratio', parts);
};

const derivations: Record<MeasureName, Derive> = {
  list: ofLines('list'),
  lineDiscount: ofLines('lineDiscount'),
  headerDiscount,
  net: (grounds) =>
    worked('net', 'difference', 'money', [
      derivations.list(grounds),
      derivations.lineDiscount(grounds),
      derivations.headerDiscount(grounds),
    ]),
  discountAmount: (grounds) =>
    worked('discountAmount', 'sum', 'money', [derivations.lineDiscount(grounds), derivations.headerDiscount(grounds)]),
  discount: (grounds) => {
    const { net: after, list } = grounds.priced.totals.unrounded;
    return shareOff(
      'discount',
      given('unroundedNet', after, 'money', withChoice({ figure: 'net' }, grounds)),
      given('unroundedList', list, 'money', withChoice({ figure: 'list' }, grounds)),
    );
  },
  effectiveDiscount: (grounds) =>
    worked('effectiveDiscount', 'quotient', 'ratio', [derivations.discountAmount(grounds), derivations.list(grounds)]),
  cost,
  marginAmount: (grounds) => worked('marginAmount', 'difference', 'money', [net(grounds), cost(grounds)]),
  margin: (grounds) => overNet(net(grounds), cost(grounds)),
  lowestLineMargin,
  recurring,
  oneTime,
  usageCommitment,
  mrr: (grounds) => mrr('mrr', grounds.priced.start, grounds),
  arr: (grounds) =>
    worked('arr', 'product', 'money', [number('monthsOfYear', 12), mrr('mrr', grounds.priced.start, grounds)]),
  exitArr: (grounds) =>
    worked('exitArr', 'product', 'money', [number('monthsOfYear', 12), mrr('exitMrr', grounds.priced.end, grounds)]),
  acv,
  targetAcv: (grounds) => worked('targetAcv', 'sum', 'money', [acv(grounds), oneTime(grounds)]),
  tcv,
  firmTcv,
  firstYear: (grounds) =>
    worked(
      'firstYear',
      'sum',
      'money',
      grounds.priced.lines.flatMap((line) => inFirstYear(line, grounds)),
    ),
  ...changeDerivations,
  ...cashDerivations,
  pocketPrice: (grounds) => pocketPrice(grounds),
  pocketMargin: (grounds) => overNet(pocketPrice(grounds), cost(grounds), 'pocketMargin', 'pocketMarginAmount'),
  tcvPolicy: (grounds) =>
    worked('tcvPolicy', 'product', 'policyMoney', [
      tcv(grounds),
      number('policyRate', exact(grounds.basis.policyRate)),
    ]),
};

/** What is left of the net when partners, rebates, freight and credit took theirs. */
function pocketPrice(grounds: Grounds): Derived {
  const { measures } = grounds;
  const taken = (['partnerMargin', 'rebate', 'freight', 'costOfCredit'] as const).flatMap((name) =>
    measures[name] ? [named(name, cashDerivations[name](grounds))] : [],
  );
  return worked('pocketPrice', 'difference', 'money', [net(grounds), ...taken]);
}

/** What of a line is charged in the first year: all of it where it runs no longer. */
function inFirstYear(line: PricedLine, grounds: Grounds): Derived[] {
  const years = netByYear(line);
  const fees = years.filter(({ share }) => share.year === 0);
  if (fees.length === 0) return [];
  if (fees.length === years.length) return [ofLine(grounds, 'net', line.net, line)];
  const parts = fees.map(({ share, amount: fee }) => feesOf(share, fee, line, grounds));
  return [worked('chargedInFirstYear', 'sum', 'money', parts, { of: line.name })];
}
