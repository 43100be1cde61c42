import { abs, compare, div, type Exact, isZero, max, min, mul, one, roundTo, sub, sum } from '../exact.ts';
import type { FigureName } from '../measures/figures.ts';

/** What a value is counted in. `policyMoney` is money in the policy currency. */
export type DerivedUnit = 'money' | 'policyMoney' | 'ratio' | 'days' | 'number';

/** Everything of which a figure is made. `share`: of the first part as the second is of the third, to the smallest coin. */
export type Operation =
  | 'given'
  | 'sum'
  | 'difference'
  | 'product'
  | 'quotient'
  | 'least'
  | 'greatest'
  | 'rounded'
  | 'share';

/**
 * A figure with all that it is made of, down to what was given. Its value is its operation over the values of its parts,
 * so that whoever works it out again by the same steps comes to the same figure.
 */
export interface Derived {
  /** What it is, as code: a measure, or a step on the way. */
  name: string;
  /** Of what in particular: a product, a discount, a day. */
  of?: string;
  /** The line whose own figure it is: how that came about can be asked. */
  line?: string;
  /** Which of several it is: how that one came about can be asked by it. */
  called?: string;
  /** The figure that tells how it came about, where that has another name. Of a line with `line`, else of the whole. */
  figure?: FigureName;
  /** Options that are taken where it stands, which are to be when it is asked; ids with commas between them. */
  chosen?: string;
  /** Another quote whose own figure it is: how that came about can be asked of that version of it. */
  quote?: { id: string; version: number };
  operation: Operation;
  unit: DerivedUnit;
  /** Null: there is no such number, because a cost is not known or nothing can be divided. */
  value: Exact | null;
  /** Of what was rounded or shared out: to multiples of what. */
  to?: Exact;
  parts: Derived[];
}

export type Labels = Pick<Derived, 'of' | 'line' | 'called' | 'figure' | 'chosen' | 'quote'>;

/** What nothing stands behind in this quote: a price, a quantity, a share that was agreed. */
export const given = (name: string, value: Exact | null, unit: DerivedUnit, labels: Labels = {}): Derived => ({
  name,
  ...labels,
  operation: 'given',
  unit,
  value,
  parts: [],
});

/** A figure worked out of others. */
export function worked(
  name: string,
  operation: Exclude<Operation, 'given' | 'rounded' | 'share'>,
  unit: DerivedUnit,
  parts: Derived[],
  labels: Labels = {},
): Derived {
  return { name, ...labels, operation, unit, value: evaluated(operation, parts), parts };
}

/** Half away from zero, to a multiple. */
export const nearestMultiple = (value: Exact, of: Exact): Exact => mul(roundTo(div(value, of), 0), of);

/** A stated point where something is rounded, half away from zero. */
export const rounded = (name: string, to: Exact, part: Derived, labels: Labels = {}): Derived => ({
  name,
  ...labels,
  operation: 'rounded',
  unit: part.unit,
  value: part.value && nearestMultiple(part.value, to),
  to,
  parts: [part],
});

/** A part of a whole that was shared out so that the parts sum to it: nearest to its proportion, one coin more or less. */
export const share = (
  name: string,
  value: Exact,
  to: Exact,
  parts: [Derived, Derived, Derived],
  labels: Labels = {},
): Derived => ({
  name,
  ...labels,
  operation: 'share',
  unit: 'money',
  value,
  to,
  parts,
});

/** The same figure by another name. */
export const named = (name: string, figure: Derived, labels: Labels = {}): Derived => ({ ...figure, name, ...labels });

/** What an operation makes of its parts; null where a part has no value or a divisor is zero. */
export function evaluated(operation: Derived['operation'], parts: readonly Derived[], to: Exact = one): Exact | null {
  const values: Exact[] = [];
  for (const { value } of parts) {
    if (value === null) return null;
    values.push(value);
  }
  const [first, ...rest] = values;
  switch (operation) {
    case 'sum':
      return sum(values);
    case 'difference':
      return first ? sub(first, sum(rest)) : null;
    case 'product':
      return values.reduce(mul, one);
    case 'quotient':
      return first && rest[0] && !isZero(rest[0]) ? div(first, rest[0]) : null;
    case 'least':
      return first ? rest.reduce(min, first) : null;
    case 'greatest':
      return first ? rest.reduce(max, first) : null;
    case 'rounded':
      return first ? nearestMultiple(first, to) : null;
    default:
      return null;
  }
}

/** Whether every step below gives the value that it says. */
export function holds({ operation, value, parts, to = one }: Derived): boolean {
  if (!parts.every(holds)) return false;
  if (operation === 'given') return true;
  if (operation === 'share') return isNearestShare(value, parts, to);
  const again = evaluated(operation, parts, to);
  return value === null || again === null ? value === again : compare(value, again) === 0;
}

function isNearestShare(value: Exact | null, [whole, part, total]: readonly Derived[], to: Exact): boolean {
  if (!value || !whole?.value || !part?.value || !total?.value) return false;
  if (isZero(total.value)) return true;
  const off = abs(sub(value, div(mul(whole.value, part.value), total.value)));
  return compare(off, to) < 0;
}
