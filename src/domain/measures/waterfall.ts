import type { Minor } from '../money.ts';
import type { DiscountStep, HeaderStep, PricedLine } from '../pricing/priced.ts';
import type { WaterfallStep } from './measures.ts';
import type { Pocket } from './pocket.ts';

/** Money from list to what is left of it. */
export interface Falling {
  list: Minor;
  /** Of the line or of all lines, in their order. */
  steps: readonly DiscountStep[];
  header: readonly HeaderStep[];
  net: Minor;
  pocket: Pocket;
  /** Null: not known. */
  cost: Minor | null;
}

const stepNames = {
  freeUnits: 'freeUnits',
  freeTime: 'freeTime',
  uplift: 'uplift',
  discount: 'lineDiscount',
  further: 'furtherDiscount',
} as const;

/**
 * list → every named discount → net → what partners, rebates, freight and credit take → pocket price → cost → margin.
 * Subtotals stand, deductions are negative. What takes nothing is left out, but for the two usual discounts.
 */
export function waterfallOf({ list, steps, header, net, pocket, cost }: Falling): WaterfallStep[] {
  const discounts = steps.map((step) => deduction(stepNames[step.kind], step.amount, step.name));
  const usual = discounts.some(({ name }) => name === 'lineDiscount') ? [] : [deduction('lineDiscount', 0n)];
  const [first, ...further] = header[0]?.name === undefined ? header : [{ amount: 0n }, ...header];
  const offTotal = [
    deduction('headerDiscount', first?.amount ?? 0n),
    ...summedByName(further).map(({ name, amount }) => deduction('furtherHeaderDiscount', amount, name)),
  ];
  const taken = (['partnerMargin', 'rebate', 'freight', 'costOfCredit'] as const)
    .map((name) => deduction(name, pocket[name] ?? 0n))
    .filter(({ amount }) => amount !== 0n);
  const pocketPrice = net + taken.reduce((all, { amount }) => all + (amount ?? 0n), 0n);
  const margin = cost === null ? null : pocketPrice - cost;
  return [
    subtotal('list', list),
    ...discounts.filter(({ name, amount }) => name === 'lineDiscount' || amount !== 0n),
    ...usual,
    ...offTotal,
    subtotal('net', net),
    ...taken,
    ...(taken.length > 0 ? [subtotal('pocketPrice', pocketPrice)] : []),
    deduction('cost', cost),
    subtotal(taken.length > 0 ? 'pocketMargin' : 'margin', margin),
  ];
}

/** What is given twice for one name is one step. */
function summedByName(steps: readonly HeaderStep[]): HeaderStep[] {
  const sums = new Map<string | undefined, HeaderStep>();
  for (const step of steps) {
    const sum = sums.get(step.name);
    if (sum) sum.amount += step.amount;
    else sums.set(step.name, { ...step });
  }
  return [...sums.values()];
}

/** The same steps of lines as one: summed by kind and name, in the order in which they first appear. */
export function stepsOfAll(lines: readonly Pick<PricedLine, 'steps'>[]): DiscountStep[] {
  const sums = new Map<string, DiscountStep>();
  for (const { steps } of lines) {
    for (const step of steps) {
      const key = `${step.kind} ${step.name ?? ''}`;
      const sum = sums.get(key);
      if (sum) sum.amount += step.amount;
      else sums.set(key, { ...step });
    }
  }
  const order = Object.keys(stepNames);
  return [...sums.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

type Name = WaterfallStep['name'];
const subtotal = (name: Name, amount: Minor | null): WaterfallStep => ({ name, kind: 'subtotal', amount });
const deduction = (name: Name, amount: Minor | null, of?: string): WaterfallStep => ({
  name,
  ...(of !== undefined && { of }),
  kind: 'deduction',
  amount: amount === null ? null : -amount,
});
