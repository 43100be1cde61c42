import { compare, exact } from '../../domain/exact.ts';
import type { Decimal, Discount } from '../../domain/offer.ts';
import { writtenNumber } from './written-number.ts';

/**
 * A discount as people write it: "15%" (or "15") off, "-500" off in money, "=92.50" the price wanted.
 * Empty or zero off means none (null); undefined means that it cannot be understood, as more than all of it.
 */
export function parseDiscount(text: string): Discount | null | undefined {
  const written = text.trim().replace('−', '-');
  if (written === '') return null;
  const [, sign = '', digits = '', percent = ''] = /^([-=]?)\s*(.*?)\s*(%?)$/.exec(written) ?? [];
  const number = writtenNumber(digits);
  if (number === undefined || (sign !== '' && percent !== '')) return undefined;
  if (sign === '=') return { targetPrice: number };
  if (number === '0') return null;
  if (sign === '-') return { amount: number };
  // "4000" is an amount or a price whose sign was forgotten.
  return compare(exact(number), exact(100)) > 0 ? undefined : { percent: shifted(number, -2) };
}

/** A percentage as people write it, of any size: "5%" and "5" are 0.05. None is null; undefined cannot be understood. */
export function parsePercent(text: string): Decimal | null | undefined {
  const written = text.trim();
  if (written === '') return null;
  const number = writtenNumber(written.replace(/\s*%$/, ''));
  return number === '0' ? null : number && shifted(number, -2);
}

/** The text that `parseDiscount` reads back as the same discount. */
export function discountText(discount: Discount | undefined): string {
  if (!discount) return '';
  if ('percent' in discount) {
    const ratio = discount.percent;
    return ratio.endsWith('%') ? ratio : `${shifted(ratio, 2)}%`;
  }
  return 'amount' in discount ? `-${discount.amount}` : `=${discount.targetPrice}`;
}

export const discountHint = 'Write 15%, -500 (off the amount) or =92.50 (the price wanted).';

/** Moves the point in the text itself: a share times a hundred in binary floats is not what was written. */
function shifted(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = whole.padStart(3, '0') + fraction.padEnd(2, '0');
  const point = Math.max(whole.length, 3) + places;
  return writtenNumber(`${digits.slice(0, point)}.${digits.slice(point) || '0'}`) as string;
}
