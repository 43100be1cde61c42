import { parseDiscount } from './discount-text.ts';
import type { DraftLine } from './draft.ts';
import { emptyLine } from './edits.ts';
import { writtenNumber } from './written-number.ts';

export interface BadRow {
  row: number;
  text: string;
  reason: string;
}

/**
 * Rows of a spreadsheet (SKU, quantity, discount; tab-separated) as lines. A first row that names its columns is skipped;
 * rows that cannot be read are given back with their place and reason, never dropped in silence.
 */
export function pastedLines(text: string): { lines: DraftLine[]; bad: BadRow[] } {
  const lines: DraftLine[] = [];
  const bad: BadRow[] = [];
  for (const [index, row] of text.replace(/\r/g, '').split('\n').entries()) {
    if (row.trim() === '' || (index === 0 && /^(sku|product)\t/i.test(row))) continue;
    const [sku = '', quantity = '1', discount = ''] = row.split('\t').map((cell) => cell.trim());
    const reason = wrongWith(sku, quantity, discount);
    if (reason) bad.push({ row: index + 1, text: row, reason });
    else lines.push({ ...emptyLine(), product: sku, quantity: writtenNumber(quantity) ?? '1', discount });
  }
  return { lines, bad };
}

/** Text of one cell is pasted into that cell; a table has tabs or several rows. */
export const isTable = (text: string): boolean => /\t|\n[^\n]/.test(text.trimEnd());

function wrongWith(sku: string, quantity: string, discount: string): string | undefined {
  if (sku === '') return 'No SKU in the first column.';
  if (sku.length > 64) return 'The SKU is longer than 64 characters.';
  if (quantity !== '' && !(Number(writtenNumber(quantity)) > 0)) return `"${quantity}" is not a quantity.`;
  if (parseDiscount(discount) === undefined) return `"${discount}" is not a discount.`;
  return undefined;
}
