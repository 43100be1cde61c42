import { decimalText, type Exact, exact, fractionText, isWhole, mul, plainText } from '../exact.ts';
import type { FigureName } from '../measures/figures.ts';
import { minorUnitPlaces } from '../money.ts';
import type { Currency } from '../offer.ts';
import type { Derived, DerivedUnit, Operation } from './derived.ts';

/** A step of a derivation as every edge shows it; those it is made of follow it, one deeper. */
export interface StepView {
  depth: number;
  name: string;
  of?: string;
  line?: string;
  called?: string;
  figure?: FigureName;
  chosen?: string;
  quote?: { id: string; version: number };
  operation: Operation;
  unit: DerivedUnit;
  currency?: Currency;
  /** Plain decimal text, or a mixed fraction of what has no end; "…" where it was cut. Null: there is no such number. */
  value: string | null;
}

/** What money of each unit is counted in. */
export interface ToldIn {
  currency: Currency;
  policyCurrency?: Currency;
}

/** A figure and all that it is made of as every edge shows it, the figure first. */
export function stepsTold(derived: Derived, told: ToldIn, depth = 0): StepView[] {
  const { name, of, line, called, figure, chosen, quote, operation, unit, value, parts } = derived;
  const currency = unit === 'money' ? told.currency : unit === 'policyMoney' ? told.policyCurrency : undefined;
  const step: StepView = {
    depth,
    name,
    ...(of !== undefined && { of }),
    ...(line !== undefined && { line }),
    ...(called !== undefined && { called }),
    ...(figure !== undefined && { figure }),
    ...(chosen !== undefined && { chosen }),
    ...(quote && { quote }),
    operation,
    unit,
    ...(currency && { currency }),
    value: value && valueText(value, currency),
  };
  return [step, ...parts.flatMap((part) => stepsTold(part, told, depth + 1))];
}

/** Decimals shown of what is not rounded. */
const mostPlaces = 10;

function valueText(value: Exact, currency: Currency | undefined): string {
  const least = currency ? minorUnitPlaces[currency] : 0;
  const plain = plainText(value, mostPlaces);
  const places = plain.split('.')[1]?.length ?? 0;
  const text = places < least ? decimalText(value, least) : plain;
  // Whether so many decimals say it all.
  if (isWhole(mul(value, exact(10n ** BigInt(mostPlaces))))) return text;
  return value.d <= 1_000 && !currency ? fractionText(value, 'mixed') : `${text}…`;
}
