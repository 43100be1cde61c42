import { hidden } from '../../domain/confidentiality.ts';
import type { Totals } from '../api/types.ts';

export type ShownMeasure = Exclude<keyof Totals, 'currency' | 'waterfall'>;

/** The numbers of a version in the order in which they are asked about. */
export const measureGroups: readonly { title: string; measures: readonly ShownMeasure[] }[] = [
  {
    title: 'Value',
    measures: [
      'tcv',
      'firmTcv',
      'acv',
      'targetAcv',
      'mrr',
      'arr',
      'exitArr',
      'firstYear',
      'recurring',
      'oneTime',
      'usageCommitment',
      'tcvPolicy',
    ],
  },
  {
    title: 'Discount',
    measures: ['list', 'lineDiscount', 'headerDiscount', 'discountAmount', 'discount', 'effectiveDiscount', 'net'],
  },
  {
    title: 'Margin and pocket',
    measures: [
      'cost',
      'marginAmount',
      'margin',
      'lowestLineMargin',
      'partnerMargin',
      'rebate',
      'freight',
      'costOfCredit',
      'pocketPrice',
      'pocketMargin',
    ],
  },
  {
    title: 'Change',
    measures: ['currentArr', 'proposedArr', 'netNewArr', 'renewalUplift', 'priceChange', 'previousDiscount'],
  },
  { title: 'Cash', measures: ['daysToCash'] },
];

/** Whether a number says anything of this quote: what is nothing, hidden, or the same as a plainer one is left out. */
export function isApplicable(measure: ShownMeasure, measures: Totals): boolean {
  const value = measures[measure];
  if (value === null || value === hidden) return false;
  const like = plainer[measure];
  if (like && textOf(measures[like]) === textOf(value)) return false;
  if (onlyWithChange.has(measure) && isNothing(measures.currentArr)) return false;
  return !isNothing(value);
}

/** What is left out where it says what the other one says. */
const plainer: Partial<Record<ShownMeasure, ShownMeasure>> = {
  firmTcv: 'tcv',
  targetAcv: 'acv',
  exitArr: 'arr',
  recurring: 'tcv',
  discountAmount: 'lineDiscount',
  effectiveDiscount: 'discount',
  tcvPolicy: 'tcv',
  pocketPrice: 'net',
  pocketMargin: 'margin',
};
const onlyWithChange: ReadonlySet<ShownMeasure> = new Set(['proposedArr', 'netNewArr']);

type Value = Totals[ShownMeasure];
const textOf = (value: Value): string => JSON.stringify(value);
const isNothing = (value: Value): boolean => value !== null && typeof value === 'object' && !/[1-9]/.test(value.amount);
