import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { FoundProduct } from '../api/types.ts';
import { addedWords, agreedLines, agreementsIn } from './agreed-lines.ts';
import type { QuoteCustomer } from './customer.ts';
import type { Draft, DraftLine } from './draft.ts';
import { maximumLines, withLinesAt } from './edits.ts';
import { lookUp } from './look-up.ts';
import { PasteReview, type Pasted } from './paste-review.tsx';
import { knownIn } from './pasted-known.ts';
import { lineOf, type PastedRow, pastedRows, problemsOf, unusedHeads } from './pasted-rows.ts';

interface Task {
  lineCount: number;
  priceBook: string;
  /** Whose price agreements apply. */
  customer: QuoteCustomer;
  change: (next: (draft: Draft) => Draft) => void;
  /** What the products of new lines are called. */
  learn: (found: readonly FoundProduct[]) => void;
}

/**
 * Adds the rows of a spreadsheet as lines, in one step that can be undone. Rows with something to mend are shown first: to
 * be corrected or left out.
 */
export function usePaste({ lineCount, priceBook, customer, change, learn }: Task) {
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const addLines = useCallback(
    (lines: readonly DraftLine[], found: readonly FoundProduct[], place: number, unused: readonly string[] = []) => {
      const named = (draft: Draft) => ({ found, start: customer.start, named: agreementsIn(draft.lines) });
      learn(found);
      if (lines.length > 0) change((draft) => withLinesAt(draft, place, agreedLines(lines, named(draft)).lines));
      const { names } = agreedLines(lines, { found, start: customer.start, named: new Set() });
      notifications.show({
        message: addedWords(lines.length, names),
        ...(unused.length > 0 && { title: `Not used: ${unused.join(', ')}`, autoClose: 12_000 }),
      });
    },
    [customer.start, change, learn],
  );
  const add = useCallback(
    (rows: readonly PastedRow[], found: readonly FoundProduct[], unused: readonly string[], place: number) => {
      // SKUs are told apart without case, and stand in lines as the catalogue writes them.
      const skus = new Map(found.map(({ sku }) => [sku.toLowerCase(), sku]));
      const lines = rows
        .map(lineOf)
        .map((line) => ({ ...line, product: skus.get(line.product.toLowerCase()) ?? line.product }));
      addLines(lines, found, place, unused);
      setPasted(null);
    },
    [addLines],
  );
  const ask = useCallback((skus: readonly string[]) => lookUp(priceBook, skus, customer), [priceBook, customer]);
  const paste = useCallback(
    async (text: string, place: number) => {
      const rows = pastedRows(text, decimalComma() ? 'comma' : 'point', customer.start);
      const unused = unusedHeads(text);
      const found = await ask(skusOf(rows)).catch(() => null);
      const isKnown = knownIn(found);
      const isSound = rows.every((row) => Object.keys(problemsOf(row, isKnown)).length === 0);
      if (isSound && rows.length <= maximumLines - lineCount) add(rows, found ?? [], unused, place);
      else setPasted({ rows, found, unused, place });
    },
    [ask, customer.start, lineCount, add],
  );
  /** Lines of a quote as they were copied; while nobody can be asked they stay what they were. */
  const pasteLines = useCallback(
    async (copied: readonly DraftLine[], place: number) => {
      const lines = copied.slice(0, maximumLines - lineCount);
      const skus = [...new Set(lines.map(({ product }) => product))].filter(Boolean);
      const found = skus.length === 0 ? [] : await ask(skus).catch(() => null);
      if (found) addLines(lines, found, place);
      else change((draft) => withLinesAt(draft, place, lines));
    },
    [ask, lineCount, addLines, change],
  );
  const review = pasted && (
    <PasteReview
      pasted={pasted}
      room={maximumLines - lineCount}
      ask={(rows) => ask(skusOf(rows))}
      onAdd={(rows, found) => add(rows, found, pasted.unused, pasted.place)}
      onClose={() => setPasted(null)}
    />
  );
  return { paste, pasteLines, review };
}

const skusOf = (rows: readonly PastedRow[]): string[] =>
  [...new Set(rows.map(({ cells }) => cells.product).filter((sku) => sku !== '' && sku.length <= 100))].slice(0, 1_000);

/** What the reader's own language takes for the point, for tables that do not tell. */
const decimalComma = (): boolean => new Intl.NumberFormat(navigator.language).format(1.5).includes(',');
