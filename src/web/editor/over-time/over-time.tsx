import type { Money, QuoteContent } from '../../../domain/offer.ts';
import { useState } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import type { Draft, FieldErrors, Head } from '../draft.ts';
import type { FiguresByLine } from '../grid/figures.ts';
import type { ProductWords } from '../grid/product-words.ts';
import { ExplainFigure } from '../panel/explain-figure.tsx';
import type { Prices } from '../use-preview.ts';
import { Chart } from './chart.tsx';
import classes from './over-time.module.css';
import { PaymentsSheet } from './payments-sheet.tsx';
import { RampSheet } from './ramp-sheet.tsx';
import type { ExplainedFigure } from './sheet-task.ts';
import { useOverTime } from './use-over-time.ts';

interface Props {
  quoteId: string;
  draft: Draft;
  /** What is written, when it can be read. */
  content: QuoteContent | null;
  /** The same, once the server could price it: what is wrong is not asked about. */
  asked: QuoteContent | null;
  prices: Prices | undefined;
  net: Money | undefined;
  products: Readonly<Record<string, ProductWords>>;
  figures: FiguresByLine;
  errors: FieldErrors;
  /** The payment to go to, as from an error that names it. */
  goTo: { row: number } | undefined;
  change: (next: (draft: Draft) => Draft) => void;
  onHead: (change: Partial<Head>) => void;
}

/** The quote over its time: what each line has from when on, what comes in when, and when it is paid. */
export function OverTimeView({
  quoteId,
  draft,
  content,
  asked,
  prices,
  net,
  products,
  figures,
  errors,
  goTo,
  change,
  onHead,
}: Props) {
  const { answer, stale } = useOverTime(quoteId, asked);
  const [explained, setExplained] = useState<ExplainedFigure>();
  const lineName = draft.lines.find(({ id }) => id === explained?.line)?.product ?? 'the quote';
  return (
    <>
      <Section title="Recurring, billed and cash">
        {answer ? (
          <Chart {...{ answer, stale }} />
        ) : (
          <Empty title="Nothing to draw yet">Once the lines have a price, it shows here when what comes in.</Empty>
        )}
      </Section>
      <Section title="Lines over time">
        <RampSheet {...{ draft, products, figures, errors, answer, change }} onExplain={setExplained} />
        <p className={classes.hint}>
          Typing in a step makes it; what is pale holds from before. Delete takes a value out · paste a row of a
          spreadsheet · Enter or a click on a net says how it comes about · Ctrl-Z undo · Esc, then Tab leaves the grid
        </p>
      </Section>
      <Section title="Payments">
        <PaymentsSheet
          head={draft.head}
          {...{ net, content, prices, errors, goTo }}
          onExplain={setExplained}
          onChange={onHead}
        />
      </Section>
      <ExplainFigure name={lineName} asked={explained} onClose={() => setExplained(undefined)} />
    </>
  );
}
