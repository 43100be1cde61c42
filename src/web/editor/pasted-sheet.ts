import type { CostSheetRow } from '../../domain/offer.ts';
import { isTable } from './pasted-rows.ts';

/** Rows of a spreadsheet as those of a cost sheet: what, quantity, unit cost. Nothing where it is no table. */
export function pastedSheet(text: string): CostSheetRow[] | undefined {
  if (!isTable(text)) return undefined;
  const rows = text.trimEnd().split(/\r?\n/);
  return rows.map((row) => {
    const [what = '', quantity = '1', unitCost = ''] = row.split('\t').map((cell) => cell.trim());
    return { what, quantity, unitCost };
  });
}
