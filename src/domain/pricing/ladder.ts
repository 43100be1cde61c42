import { compare, type Exact, exact, isZero, mul, one, sub, zero } from '../exact.ts';
import { type Minor, minorToExact, parseMinor } from '../money.ts';
import type { Currency, Decimal, QuoteLine } from '../offer.ts';
import type { DiscountStep, LinePeriod, PricePart } from './priced.ts';
import { amountOf } from './price-model.ts';
import { allocateRounded, type Rounding, roundAmount } from './rounding.ts';

/** A stretch of a line before its discounts. */
export interface Stretch {
  quantity: Exact;
  period: LinePeriod;
  /** The list price of one period at a quantity, of so many units in all. */
  partsOf(quantity: Exact, of: Exact): PricePart[];
  /** The price of one period at a quantity, for a unit price that replaces the list's. */
  priceAt(unitPrice: Exact, quantity: Exact): Exact;
  /** The net price of a unit in this stretch, if its ramp says one. */
  unitPrice: Decimal | undefined;
  /** Of usage, the units of a period that its ramp commits to. */
  committed?: Exact | undefined;
}

/** What the stretches of a line come to after a step, unrounded: one amount for each. */
export interface Rung {
  step?: Omit<DiscountStep, 'amount'>;
  amounts: Exact[];
}

/**
 * A line from list to net, a rung for each step, in the one order there is: list, free units, free time, uplift, the
 * line's discount, further discounts as they are named. Nothing is rounded but what an amount in money is taken off.
 */
export function ladder(line: QuoteLine, stretches: readonly Stretch[], rounding: Rounding): Rung[] {
  const rungs: Rung[] = [{ amounts: stretches.map((each) => mul(priceOf(each, each.quantity), each.period.factor)) }];
  const free = exact(line.freeUnits ?? '0');
  const charged = (each: Stretch): Exact => (isZero(free) ? each.quantity : less(each.quantity, free));
  const step = (kind: DiscountStep['kind'], amounts: Exact[], name?: string) =>
    rungs.push({ step: name === undefined ? { kind } : { kind, name }, amounts });
  const each = (amountOf: (stretch: Stretch) => Exact) => stretches.map(amountOf);

  if (!isZero(free))
    step(
      'freeUnits',
      each((one) => mul(priceOf(one, charged(one)), one.period.factor)),
    );
  if (line.freeMonths)
    step(
      'freeTime',
      each((one) => mul(priceOf(one, charged(one)), one.period.charged)),
    );
  if (line.uplift && !isZero(exact(line.uplift)))
    step(
      'uplift',
      each((one) => mul(priceOf(one, charged(one)), one.period.uplifted)),
    );

  const said = line.discount;
  if (said || stretches.some(({ unitPrice }) => unitPrice !== undefined)) {
    const before = rungs.at(-1)?.amounts ?? [];
    const target = said && 'targetPrice' in said ? said.targetPrice : undefined;
    const after = said && 'amount' in said ? lessAmount(said.amount, before, stretches, rounding) : before;
    step(
      'discount',
      stretches.map((one, index) => {
        const price = one.unitPrice ?? target;
        if (price !== undefined) return mul(one.priceAt(exact(price), charged(one)), one.period.uplifted);
        return said && 'percent' in said ? left(before[index] ?? zero, said.percent) : (after[index] ?? zero);
      }),
    );
  }
  for (const { name, discount } of line.furtherDiscounts ?? []) {
    const before = rungs.at(-1)?.amounts ?? [];
    const after =
      'percent' in discount
        ? before.map((amount) => left(amount, discount.percent))
        : lessAmount(discount.amount, before, [], rounding);
    step('further', after, name);
  }
  return rungs;
}

/** What each step took off one stretch, each rung rounded once, so that they sum to list − net. */
export function stepsOf(rungs: readonly Rung[], stretch: number, rounding: Rounding): DiscountStep[] {
  const rounded = rungs.map(({ amounts }) => roundAmount(amounts[stretch] ?? zero, rounding));
  return rungs.flatMap(({ step }, index) =>
    step ? [{ ...step, amount: (rounded[index - 1] ?? 0n) - (rounded[index] ?? 0n) }] : [],
  );
}

const priceOf = (stretch: Stretch, quantity: Exact): Exact => amountOf(stretch.partsOf(quantity, stretch.quantity));
const left = (amount: Exact, percent: Decimal): Exact => mul(amount, sub(one, exact(percent)));
const less = (quantity: Exact, free: Exact): Exact => (compare(quantity, free) > 0 ? sub(quantity, free) : zero);

/**
 * An amount is taken off what was rounded to money, of which it can be all; over several stretches it is spread in
 * proportion to that, past those whose price the ramp says.
 */
function lessAmount(
  amount: Decimal,
  before: readonly Exact[],
  stretches: readonly Stretch[],
  rounding: Rounding,
): Exact[] {
  const { currency, step } = rounding;
  const rounded = before.map((each) => roundAmount(each, rounding));
  const isOpen = rounded.map((_, index) => stretches[index]?.unitPrice === undefined);
  const weights = rounded.map((each, index) => (isOpen[index] ? each : 0n));
  // Where nothing is left to take it off, the first open stretch goes below zero: the amount is refused, not lost.
  const first = isOpen.indexOf(true);
  const shares = weights.every((weight) => weight === 0n)
    ? rounded.map((_, index) => (index === first ? minorOf(amount, currency) : 0n))
    : allocateRounded(minorOf(amount, currency), weights, step);
  return rounded.map((each, index) => minorToExact(each - (shares[index] ?? 0n), currency));
}

/** An amount that is no more precise than its currency. */
export function minorOf(text: string, currency: Currency): Minor {
  const minor = parseMinor(text, currency);
  if (minor === undefined) throw new RangeError(`Not an amount in ${currency}: ${text}`);
  return minor;
}
