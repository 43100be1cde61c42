import type { Minor } from '../money.ts';
import type { BeforeHeader } from './before-header.ts';
import type { PricedLine } from './priced.ts';

/** More is taken off than there is: off one of the lines, told by its place among them, or off their total. */
export type Excess = { of: 'line'; place: number } | { of: 'total' };

/** Everything of which more is taken off than there is; the total is looked at once every line is sound. */
export function excessesOf({ lines, total, header }: Pick<BeforeHeader, 'lines' | 'total' | 'header'>): Excess[] {
  const found = lines.flatMap((line, place): Excess[] => (isExceeded(line) ? [{ of: 'line', place }] : []));
  return found.length === 0 && isTotalExceeded(total, header.amount) ? [{ of: 'total' }] : found;
}

const isExceeded = ({ segments }: PricedLine): boolean => segments.some(({ net }) => net < 0n);

/** Of nothing even less may not be taken: an agreed total above it could be spread over no line. */
const isTotalExceeded = (total: Minor, off: Minor): boolean => off > total || (total === 0n && off !== 0n);
