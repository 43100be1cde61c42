import type { Draft, DraftField, DraftLine } from '../draft.ts';
import type { Column } from './columns.ts';
import type { ProductWords } from './product-words.ts';

/** What the grid shows, and whom it tells of what is done in it. */
export interface GridTask {
  lines: readonly DraftLine[];
  columns: readonly Column[];
  /** Undefined: the lines can only be read. */
  onChange?: (next: (draft: Draft) => Draft) => void;
  /** The text in the cell that is being written, before it is one; null when nothing is being written. */
  onTyping?: (typed: { id: string; field: DraftField; text: string } | null) => void;
  onPasteTable?: (text: string, place: number) => void;
  /** Lines as they were copied of this quote or another one. */
  onPasteLines?: (lines: readonly DraftLine[], place: number) => void;
  onPicked?: (sku: string, words: ProductWords, line: string) => void;
  /** Enter or a click on a figure: how it came about. */
  onExplain: (asked: { line: string; measure: string }) => void;
  /** What a line has beside its cells is asked for. */
  onStructure?: (line: string) => void;
  /** The cell to go to, as from an error that names it. */
  goTo?: { line: string; column: string };
}
