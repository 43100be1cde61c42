import { Button, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import type { FoundProduct, Quote } from '../api/types.ts';
import type { AskedFigure } from '../parts/derivation/source.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import { Section } from '../parts/page.tsx';
import { CustomerContext } from './customer.ts';
import type { DraftLine } from './draft.ts';
import { maximumLines, withAgreement, withLinesAt } from './edits.ts';
import classes from './editor.module.css';
import type { Column } from './grid/columns.ts';
import { LineGrid } from './grid/line-grid.tsx';
import type { ProductWords } from './grid/product-words.ts';
import { QuoteLike } from './like/quote-like.tsx';
import { ExplainFigure } from './panel/explain-figure.tsx';
import { usePaste } from './paste.tsx';
import { StructurePanel } from './structure/structure-panel.tsx';
import type { Numbers } from './use-numbers.ts';
import type { useProductWords } from './use-product-words.ts';
import type { Writing } from './use-writing.ts';
import type { Sought } from './use-sought.ts';

interface Props {
  quote: Quote;
  writing: Writing;
  numbers: Numbers;
  words: ReturnType<typeof useProductWords>;
  columns: readonly Column[];
  /** Start and months of each line are shown. */
  periods: boolean;
  onPeriods: (shown: boolean) => void;
  sought: Sought;
}

/** The lines as a grid, and what brings lines into it: keys, a spreadsheet, another quote. */
export function LinesSection({ quote, writing, numbers, words, columns, periods, onPeriods, sought }: Props) {
  const { draft, change } = writing;
  const { lines, head } = draft;
  const { priceBook, currency, start } = head;
  const { figures, errors, preview, measures } = numbers;
  const { products, pick, learn } = words;
  const [explained, setExplained] = useState<AskedFigure>();
  const [like, setLike] = useState(false);
  const { account } = quote;
  const customer = useMemo(() => ({ account: account.id, currency, start }), [account.id, currency, start]);
  const { paste, pasteLines, review } = usePaste({ lineCount: lines.length, priceBook, customer, change, learn });
  const picked = (sku: string, chosen: ProductWords, line: string) => {
    pick(sku, chosen);
    change((now) => withAgreement(now, line, chosen.agreement?.id ?? ''));
  };
  const copyLines = (copied: readonly DraftLine[], found: readonly FoundProduct[]) => {
    learn(found);
    change((now) => withLinesAt(now, now.lines.length, copied.slice(0, maximumLines - now.lines.length)));
    notifications.show({ message: copied.length === 1 ? 'One line copied' : `${copied.length} lines copied` });
    setLike(false);
  };
  useShortcuts([{ keys: 'q l', does: 'Quote like …', run: () => setLike(true) }]);
  return (
    <Section
      title={`Lines (${lines.length})`}
      aside={
        <span className={classes.headAside}>
          <Switch
            label="Start and term per line"
            checked={periods}
            onChange={({ currentTarget }) => onPeriods(currentTarget.checked)}
          />
          <Button variant="default" size="xs" title="q, then l" onClick={() => setLike(true)}>
            Quote like …
          </Button>
        </span>
      }
    >
      <CustomerContext value={customer}>
        <LineGrid
          {...{ lines, columns, figures, products, errors, priceBook, currency }}
          dealMargin={measures?.margin}
          stale={preview.stale}
          onChange={change}
          onTyping={writing.setTyped}
          onPasteTable={(text, place) => void paste(text, place)}
          onPasteLines={(copied, place) => void pasteLines(copied, place)}
          onPicked={picked}
          onExplain={setExplained}
          onStructure={sought.openStructure}
          goTo={sought.cell}
        />
        <StructurePanel
          {...{ draft, errors, figures, products, change }}
          line={sought.structured}
          onClose={sought.closeStructure}
        />
      </CustomerContext>
      <p className={classes.keys}>
        Enter or F2 edits, typing replaces, Tab to the next cell · Ctrl-Enter new line, Shift-↑↓ selects lines, Ctrl-D
        duplicates or fills down, Ctrl-Backspace removes, Alt-↑↓ moves · Space structure of the line, + takes an option
        in or out · Ctrl-Z undo · copy and paste rows of a spreadsheet · Enter or a click on a number says how it comes
        about · Esc, then Tab leaves the lines
      </p>
      <ExplainFigure
        name={lines.find(({ id }) => id === explained?.line)?.product}
        asked={explained}
        onClose={() => setExplained(undefined)}
      />
      {review}
      {like && (
        <QuoteLike quoteId={quote.id} {...{ priceBook, customer }} onCopy={copyLines} onClose={() => setLike(false)} />
      )}
    </Section>
  );
}
