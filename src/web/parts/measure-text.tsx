import type { ReactNode } from 'react';
import type { Totals } from '../api/types.ts';
import { daysWords } from './formats.ts';
import type { ShownMeasure } from './measure-groups.ts';
import { MoneyText } from './money-text.tsx';
import { RatioText } from './ratio-text.tsx';

/** The value of a measure as it is shown everywhere. */
export function measureText(name: ShownMeasure, measures: Totals): ReactNode {
  const value = measures[name];
  if (name === 'daysToCash') return typeof value === 'string' ? daysWords(value) : null;
  if (ratios.has(name)) return <RatioText value={value as string | null} digits={2} />;
  return <MoneyText value={value} />;
}

const ratios: ReadonlySet<ShownMeasure> = new Set([
  'discount',
  'effectiveDiscount',
  'margin',
  'lowestLineMargin',
  'pocketMargin',
  'renewalUplift',
  'priceChange',
  'previousDiscount',
]);
