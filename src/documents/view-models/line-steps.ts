import { type Minor, money } from '../../domain/money.ts';
import { stepsOfAll } from '../../domain/measures/waterfall.ts';
import type { Currency, Discount, Money, QuoteContent, QuoteLine } from '../../domain/offer.ts';
import type { DiscountStep, Priced, PricedLine } from '../../domain/pricing/priced.ts';
import { rate } from './figures.ts';
import { months } from './terms.ts';

/** A discount by the name it is given for, as it was taken off; negative where the price rose. */
export interface NamedStep {
  label: string;
  amount: Money;
}

/** What took a line from list to net, by name; they sum to its discount. Empty where one discount says it all. */
export function lineSteps(line: PricedLine, said: QuoteLine, currency: Currency): NamedStep[] {
  // By their places, because two may have one name.
  const first = line.steps.findIndex(({ kind }) => kind === 'further');
  const steps = line.steps.map((step, index) => ({
    label:
      step.kind === 'further'
        ? `${step.name ?? ''}${shareOf(said.furtherDiscounts?.[index - first]?.discount)}`
        : lineLabel(step.kind, said),
    amount: step.amount,
  }));
  if (line.headerDiscount !== 0n)
    steps.push({ label: 'Share of the discount on the total', amount: line.headerDiscount });
  const plain = line.steps.every(({ kind }) => kind === 'discount');
  const taken = steps.filter(({ amount }) => amount !== 0n);
  return plain && taken.length < 2 ? [] : inMoney(taken, currency);
}

/** The same of all lines together, and the discounts on the total. */
export function totalSteps({ lines, headerSteps, currency }: Priced, content: QuoteContent): NamedStep[] {
  const named = content.furtherHeaderDiscounts ?? [];
  const all = [...(content.headerDiscount ? [content.headerDiscount] : []), ...named.map(({ discount }) => discount)];
  const steps = [
    ...stepsOfAll(lines).map((step) => ({ label: step.name ?? kinds[step.kind], amount: step.amount })),
    ...headerSteps.map(({ name, amount }, index) => ({
      label: `${name ?? 'Discount on the total'}${shareOf(all[index])}`,
      amount,
    })),
  ].filter(({ amount }) => amount !== 0n);
  const plain = named.length === 0 && lines.every((line) => line.steps.every(({ kind }) => kind === 'discount'));
  return plain && steps.length < 2 ? [] : inMoney(steps, currency);
}

const kinds: Record<DiscountStep['kind'], string> = {
  freeUnits: 'Free units',
  freeTime: 'Free time',
  uplift: 'Yearly rises',
  discount: 'Discounts of lines',
  further: 'Further discounts of lines',
};

function lineLabel(kind: Exclude<DiscountStep['kind'], 'further'>, said: QuoteLine): string {
  switch (kind) {
    case 'freeUnits':
      return 'Free units';
    case 'freeTime':
      return `${months(said.freeMonths ?? 0)} free`;
    case 'uplift':
      return `Yearly rise of ${rate(said.uplift ?? '0').text}`;
    case 'discount':
      return discountLabel(said);
  }
}

function discountLabel({ discount, ramp = [] }: QuoteLine): string {
  const byStep = ramp.some(({ unitPrice }) => unitPrice !== undefined);
  if (byStep) return 'Agreed prices';
  return discount && 'targetPrice' in discount ? 'Agreed price' : `Discount${shareOf(discount)}`;
}

const shareOf = (discount: Discount | undefined): string =>
  discount && 'percent' in discount ? ` ${rate(discount.percent).text}` : '';

const inMoney = (steps: readonly { label: string; amount: Minor }[], currency: Currency): NamedStep[] =>
  steps.map(({ label, amount }) => ({ label, amount: money(amount, currency) }));
