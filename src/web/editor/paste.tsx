import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { FoundProduct } from '../api/types.ts';
import type { Draft } from './draft.ts';
import { maximumLines, withLinesAt } from './edits.ts';
import { lookUp } from './look-up.ts';
import { PasteReview, type Pasted } from './paste-review.tsx';
import { knownIn } from './pasted-known.ts';
import { lineOf, type PastedRow, pastedRows, problemsOf } from './pasted-rows.ts';

interface Task {
  lineCount: number;
  priceBook: string;
  change: (next: (draft: Draft) => Draft) => void;
  /** What the products of new lines are called. */
  learn: (found: readonly FoundProduct[]) => void;
}

/**
 * Adds the rows of a spreadsheet as lines, in one step that can be undone. Rows with something to mend are shown first: to
 * be corrected or left out.
 */
export function usePaste({ lineCount, priceBook, change, learn }: Task) {
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const add = useCallback(
    (rows: readonly PastedRow[], found: readonly FoundProduct[], place: number) => {
      // SKUs are told apart without case, and stand in lines as the catalogue writes them.
      const skus = new Map(found.map(({ sku }) => [sku.toLowerCase(), sku]));
      const lines = rows
        .map(lineOf)
        .map((line) => ({ ...line, product: skus.get(line.product.toLowerCase()) ?? line.product }));
      learn(found);
      if (lines.length > 0) change((draft) => withLinesAt(draft, place, lines));
      notifications.show({ message: lines.length === 1 ? 'One line added' : `${lines.length} lines added` });
      setPasted(null);
    },
    [change, learn],
  );
  const paste = useCallback(
    async (text: string, place: number) => {
      const rows = pastedRows(text, decimalComma() ? 'comma' : 'point');
      const found = await lookUp(priceBook, skusOf(rows)).catch(() => null);
      const isKnown = knownIn(found);
      const isSound = rows.every((row) => Object.keys(problemsOf(row, isKnown)).length === 0);
      if (isSound && rows.length <= maximumLines - lineCount) add(rows, found ?? [], place);
      else setPasted({ rows, found, place });
    },
    [priceBook, lineCount, add],
  );
  const review = pasted && (
    <PasteReview
      pasted={pasted}
      room={maximumLines - lineCount}
      ask={(rows) => lookUp(priceBook, skusOf(rows))}
      onAdd={(rows, found) => add(rows, found, pasted.place)}
      onClose={() => setPasted(null)}
    />
  );
  return { paste, review };
}

const skusOf = (rows: readonly PastedRow[]): string[] =>
  [...new Set(rows.map(({ cells }) => cells.product).filter((sku) => sku !== '' && sku.length <= 100))].slice(0, 1_000);

/** What the reader's own language takes for the point, for tables that do not tell. */
const decimalComma = (): boolean => new Intl.NumberFormat(navigator.language).format(1.5).includes(',');
