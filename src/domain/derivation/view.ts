import { decimalText, type Exact, plainText } from '../exact.ts';
import { isConfidential, type Sight } from '../confidentiality.ts';
import { minorUnitPlaces, money } from '../money.ts';
import { costOf } from '../measures/cost.ts';
import type { MeasureName } from '../measures/definitions.ts';
import type { MeasuresView } from '../measures/measures.ts';
import { pocketByLine, pocketOf } from '../measures/pocket.ts';
import { waterfallOf } from '../measures/waterfall.ts';
import type { Currency } from '../offer.ts';
import { deriveMeasure } from './deal.ts';
import type { Derived, DerivedUnit, Operation } from './derived.ts';
import type { Grounds } from './grounds.ts';
import { deriveLine, type LineFigure, lineFigures } from './line.ts';

/** A step of a derivation as every edge shows it; those it is made of follow it, one deeper. */
export interface StepView {
  depth: number;
  name: string;
  of?: string;
  line?: string;
  operation: Operation;
  unit: DerivedUnit;
  currency?: Currency;
  /** Plain decimal text, or a mixed fraction of what has no end; "…" where it was cut. Null: there is no such number. */
  value: string | null;
}

/** A figure of a quote, or of one of its lines. */
export interface Asked {
  measure: MeasureName;
  line?: string | undefined;
}

export interface DerivationView {
  measure: MeasureName;
  line: string | null;
  /** The figure first. Null to whom it may not be shown. */
  steps: StepView[] | null;
  /** Of a line: its own way from list to margin. */
  waterfall: MeasuresView['waterfall'] | null;
}

/** How a figure came about, as far as its reader may see it; undefined when the quote has no such figure. */
export function viewDerivation({ measure, line }: Asked, grounds: Grounds, sight: Sight): DerivationView | undefined {
  const derived = line === undefined ? deriveMeasure(measure, grounds) : ofLine(line, measure, grounds);
  if (!derived) return undefined;
  const seesAll = sight.cost === 'visible' && sight.margin === 'visible';
  const steps = isConfidential(measure) && !seesAll ? null : stepsOf(derived, grounds);
  return { measure, line: line ?? null, steps, waterfall: line === undefined ? null : lineWaterfall(line, grounds) };
}

/** A line from list to what is left of it, with its own share of what comes off the net. */
function lineWaterfall(
  id: string,
  { priced, content, basis, installments }: Grounds,
): MeasuresView['waterfall'] | null {
  const line = priced.lines.find((one) => one.id === id);
  if (!line) return null;
  const pocket = pocketByLine(priced, pocketOf(priced, content, basis, installments), basis, installments).get(id);
  const cost = costOf(line, basis, content.nonStandard.customWork, content.currency);
  const { list, steps, net, headerDiscount } = line;
  if (!pocket) return null;
  return waterfallOf({ list, steps, header: [{ amount: headerDiscount }], net, pocket, cost }).map((step) => ({
    ...step,
    amount: step.amount === null ? null : money(step.amount, priced.currency),
  }));
}

const ofLine = (line: string, measure: MeasureName, grounds: Grounds): Derived | undefined =>
  isLineFigure(measure) ? deriveLine(line, measure, grounds) : undefined;
const isLineFigure = (name: string): name is LineFigure => (lineFigures as readonly string[]).includes(name);

function stepsOf(derived: Derived, grounds: Grounds, depth = 0): StepView[] {
  const { name, of, line, operation, unit, value, parts } = derived;
  const currency =
    unit === 'money' ? grounds.priced.currency : unit === 'policyMoney' ? grounds.basis.policyCurrency : undefined;
  const step: StepView = {
    depth,
    name,
    ...(of !== undefined && { of }),
    ...(line !== undefined && { line }),
    operation,
    unit,
    ...(currency && { currency }),
    value: value && valueText(value, currency),
  };
  return [step, ...parts.flatMap((part) => stepsOf(part, grounds, depth + 1))];
}

/** Decimals shown of what is not rounded. */
const mostPlaces = 10;

function valueText(value: Exact, currency: Currency | undefined): string {
  const least = currency ? minorUnitPlaces[currency] : 0;
  const plain = plainText(value, mostPlaces);
  const places = plain.split('.')[1]?.length ?? 0;
  const text = places < least ? decimalText(value, least) : plain;
  if (isWhole(value, mostPlaces)) return text;
  return value.d <= 1_000n && !currency ? value.toFraction(true) : `${text}…`;
}

/** Whether so many decimals say it all. */
const isWhole = ({ d }: Exact, places: number): boolean => 10n ** BigInt(places) % d === 0n;
