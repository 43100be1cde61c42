import type { WaterfallFigure } from '../measures/figures.ts';
import type { QuoteLine } from '../offer.ts';
import type { DiscountStep, PricedLine } from '../pricing/priced.ts';
import { type Derived, named, worked } from './derived.ts';
import { figureOfKind, stepsOfSegment } from './discounts.ts';
import { amount, type Grounds } from './grounds.ts';
import { headerDiscount } from './header.ts';

/** A single discount on lines; a further one by the name that it is given for. */
export interface LineStep {
  figure: Exclude<WaterfallFigure, 'firstHeaderDiscount' | 'furtherHeaderDiscount' | 'pocketMarginAmount'>;
  called?: string | undefined;
}

const isOf =
  ({ figure, called }: LineStep) =>
  ({ kind, name }: DiscountStep): boolean =>
    figureOfKind[kind] === figure && name === called;

/** What one discount took off a line, stretch by stretch; undefined where the line has none such. */
export function deriveStepOfLine(
  step: LineStep,
  line: PricedLine,
  said: QuoteLine,
  grounds: Grounds,
): Derived | undefined {
  const parts = line.segments.flatMap((segment) => {
    const steps = stepsOfSegment(segment, said, line, grounds);
    const { from, to } = segment.period;
    return segment.steps.flatMap((taken, index) => {
      const derived = steps[index];
      return derived && isOf(step)(taken) ? [named(step.figure, derived, { of: `${from} – ${to}` })] : [];
    });
  });
  const labels = { of: step.called === undefined ? line.name : `${step.called}, ${line.name}` };
  const [first, ...more] = parts;
  if (!first) return undefined;
  return more.length === 0 ? named(step.figure, first, labels) : worked(step.figure, 'sum', 'money', parts, labels);
}

/** What one discount took off all lines; each line's own share can be asked how it came about. */
export function deriveStep(step: LineStep, grounds: Grounds): Derived | undefined {
  const { figure, called } = step;
  const parts = grounds.priced.lines.flatMap((line) => {
    const taken = line.steps.filter(isOf(step));
    if (taken.length === 0) return [];
    const off = taken.reduce((all, one) => all + one.amount, 0n);
    return [amount(grounds, figure, off, { of: line.name, line: line.id, ...(called !== undefined && { called }) })];
  });
  if (parts.length === 0 && figure !== 'ownDiscount') return undefined;
  return worked(figure, 'sum', 'money', parts, called === undefined ? {} : { of: called });
}

/** One discount on the total: the first, which has no name, or what is given for a name. */
export function deriveHeaderStep(called: string | undefined, grounds: Grounds): Derived | undefined {
  const figure = called === undefined ? 'firstHeaderDiscount' : 'furtherHeaderDiscount';
  const all = headerDiscount(grounds).parts;
  const parts = all.filter((_, index) => {
    const step = grounds.priced.headerSteps[index];
    return step !== undefined && step.name === called;
  });
  const [first, ...more] = parts;
  if (!first) return called === undefined ? amount(grounds, figure, 0n) : undefined;
  return more.length === 0
    ? named(figure, first)
    : worked(figure, 'sum', 'money', parts, called === undefined ? {} : { of: called });
}
