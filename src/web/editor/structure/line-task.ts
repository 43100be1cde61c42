import type { DraftField, DraftLine } from '../draft.ts';
import type { DraftStructure } from '../draft-structure.ts';
import type { ProductWords } from '../grid/product-words.ts';

/** What the fields of a line's structure are given. */
export interface LineTask {
  line: DraftLine;
  structure: DraftStructure;
  product: ProductWords | undefined;
  /** Of a field of this line: "ramp/0/from". */
  errorOf: (field: string) => string | undefined;
  onStructure: (change: Partial<DraftStructure>) => void;
  onCell: (field: DraftField, text: string) => void;
  onChoose: (chosen: boolean) => void;
  /** Words that other lines use: headings, sets of alternatives. */
  known: { groups: readonly string[]; alternatives: readonly string[] };
  term: { start: string; months: number };
}
