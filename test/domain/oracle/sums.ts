import type { Installment } from '../../../src/domain/billing/installment.ts';
import type { Measures } from '../../../src/domain/measures/measures.ts';
import type { Priced, PricedLine, PricedSegment } from '../../../src/domain/pricing/priced.ts';
import { total } from './fraction.ts';

const parts = ['list', 'lineDiscount', 'headerDiscount', 'net'] as const;

/** Where the parts of what the product says do not come to its wholes: by line and by payment, down every waterfall. */
export function brokenSums(priced: Priced, installments: readonly Installment[], { waterfall }: Measures): string[] {
  const broken: string[] = [];
  const same = (what: string, one: bigint, other: bigint) => {
    if (one !== other) broken.push(`${what}: ${one} is not ${other}`);
  };
  const falls = (
    what: string,
    { list, lineDiscount, headerDiscount, net }: Pick<PricedSegment, (typeof parts)[number]>,
  ) => same(`${what} from list to net`, list - lineDiscount - headerDiscount, net);
  const stepped = (what: string, { steps, lineDiscount }: Pick<PricedSegment, 'steps' | 'lineDiscount'>) =>
    same(`steps of ${what}`, total(steps.map(({ amount }) => amount)), lineDiscount);
  const { lines, options, totals, headerSteps } = priced;

  falls('the total', totals);
  same('header steps', total(headerSteps.map(({ amount }) => amount)), totals.headerDiscount);
  for (const part of parts) same(`${part} of lines`, total(lines.map((line: PricedLine) => line[part])), totals[part]);
  for (const line of [...lines, ...options]) {
    falls(line.id, line);
    stepped(line.id, line);
    for (const part of parts) same(`${part} of ${line.id}`, total(line.segments.map((one) => one[part])), line[part]);
    for (const segment of line.segments) {
      falls(`a stretch of ${line.id}`, segment);
      stepped(`a stretch of ${line.id}`, segment);
    }
  }
  same('payments', total(installments.map(({ amount }) => amount)), lines.length === 0 ? 0n : totals.net);
  for (const payment of installments)
    same(`payment ${payment.number}`, total(payment.parts.map(({ amount }) => amount)), payment.amount);
  for (const { id, net } of lines) {
    const paid = installments.flatMap((payment) => payment.parts.filter(({ line }) => line === id));
    same(`payments of ${id}`, total(paid.map(({ amount }) => amount)), net);
  }
  let level = 0n;
  for (const { name, kind, amount } of waterfall) {
    if (amount === null) break;
    if (kind === 'deduction' || name === 'list') level += amount;
    else same(`waterfall at ${name}`, amount, level);
  }
  return broken;
}
