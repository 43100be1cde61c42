import { useMemo, useState } from 'react';
import type { Answer } from '../api/client.ts';
import { useSees } from '../api/me.ts';
import type { Quote } from '../api/types.ts';
import type { AskedFigure } from '../parts/derivation/source.ts';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Page, Section } from '../parts/page.tsx';
import { EvidenceList } from '../parts/evidence-list.tsx';
import { PackageSection } from '../parts/package-section.tsx';
import { NonStandardList } from '../parts/non-standard.tsx';
import { CloneQuote, RenewQuote } from '../parts/reoffer.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';
import { draftOf } from './draft.ts';
import classes from './editor.module.css';
import { columnsWith } from './grid/columns.ts';
import { figuresByLine } from './grid/figures.ts';
import { LineGrid } from './grid/line-grid.tsx';
import { LinesOrTime } from './lines-or-time.tsx';
import { ExplainFigure } from './panel/explain-figure.tsx';
import type { ProductWords } from './grid/product-words.ts';
import { VersionOverTime } from './over-time/version-over-time.tsx';
import { LivePanel } from './panel/live-panel.tsx';
import { QuoteHeading } from './quote-heading.tsx';
import { StructurePanel } from './structure/structure-panel.tsx';
import { TermsShown } from './terms/terms-shown.tsx';

const noErrors = {};

/** A version that is not written any more, with the figures, findings and route that were frozen with it. */
export function QuoteReader({ read: { body: quote, etag } }: { read: Answer<Quote> }) {
  const { content, measures, change, risk, assessment, available } = quote;
  const draft = useMemo(() => draftOf(content), [content]);
  const { lines } = draft;
  const figures = useMemo(() => figuresByLine(quote), [quote]);
  const margins = useSees('margin');
  const columns = useMemo(
    () =>
      columnsWith({
        periods: content.lines.some((line) => line.start ?? line.termMonths),
        margins,
        currency: content.currency,
      }),
    [content, margins],
  );
  // What was submitted lacks nothing.
  const judged = useMemo(() => assessment && { ...assessment, lacking: [] }, [assessment]);
  const [explained, setExplained] = useState<AskedFigure>();
  const [structured, setStructured] = useState<string>();
  const [overTime, setOverTime] = useState(false);
  // How each is charged is known of the lines alone.
  const products = useMemo<Readonly<Record<string, ProductWords>>>(() => {
    const charges = new Map(measures?.lines.map(({ product, charge }) => [product, charge]));
    return Object.fromEntries(
      Object.values(quote.products).map(({ sku, ...words }) => {
        const charge = charges.get(sku);
        return [sku, { ...words, ...(charge && { charge }) }];
      }),
    );
  }, [quote, measures]);
  const lineName = (id: string) => lines.find((line) => line.id === id)?.product;
  const command = { available, ifMatch: etag };
  const screen = (
    <Page
      title={`Quote ${quote.number}`}
      heading={<QuoteHeading quote={quote} />}
      beneath={<QuoteHeading.Deal quote={quote} />}
      actions={
        <>
          <ReasonCommand
            {...command}
            command="WithdrawQuote"
            path={`/api/quotes/${quote.id}/withdrawal`}
            name="Withdraw"
            danger
          >
            The quote is closed for good; open approvals end.
          </ReasonCommand>
          <ReasonCommand {...command} command="RecallQuote" path={`/api/quotes/${quote.id}/recall`} name="Recall">
            Open approvals end, so that the quote can be changed.
          </ReasonCommand>
          <ReasonCommand
            {...command}
            command="ReviseQuote"
            path={`/api/quotes/${quote.id}/revision`}
            name="Make a new version"
          >
            The next version starts from this one as a draft; this one stays on record.
          </ReasonCommand>
          <CloneQuote available={available} quoteId={quote.id} />
          <RenewQuote available={available} quoteId={quote.id} />
        </>
      }
    >
      {quote.earlierRules && (
        <div className={classes.notice} role="note">
          <div>
            <strong>Priced by earlier rules.</strong> Totals, terms and invoices are as they were submitted. Lines and
            workings are told by the rules of today, by which they come to others; no paper is made of this version any
            more.
          </div>
        </div>
      )}
      <div className={classes.layout}>
        <div className={classes.sheet}>
          <Section
            title="Terms"
            aside={<LinesOrTime label="What is shown below" overTime={overTime} onOverTime={setOverTime} />}
          >
            <TermsShown content={content} subscription={change?.subscription.number} />
          </Section>
          {content.package !== undefined && <PackageSection quote={quote} />}
          {overTime && <VersionOverTime quoteId={quote.id} version={quote.version} />}
          {!overTime && (
            <Section title={`Lines (${lines.length})`}>
              <LineGrid
                {...{ lines, columns, figures }}
                dealMargin={measures?.margin}
                products={products}
                errors={noErrors}
                stale={false}
                priceBook={content.priceBook}
                currency={content.currency}
                onExplain={setExplained}
                onStructure={setStructured}
              />
              <StructurePanel
                {...{ draft, figures, products }}
                line={structured}
                errors={noErrors}
                onClose={() => setStructured(undefined)}
              />
            </Section>
          )}
          <Section title="Not standard">
            <NonStandardList nonStandard={content.nonStandard} currency={content.currency} />
          </Section>
          {content.evidence && (
            <Section title="Evidence">
              <EvidenceList dealId={quote.deal.id} evidence={content.evidence} />
            </Section>
          )}
        </div>
        <aside className={classes.aside} aria-label="What the quote is worth and needs">
          {measures && (
            <LivePanel
              quoteId={quote.id}
              {...{ measures, change, risk, lineName }}
              assessment={judged}
              isEmpty={lines.length === 0}
              isSubmitted={quote.submittedAt !== null}
            />
          )}
        </aside>
      </div>
      <ExplainFigure name={lineName(explained?.line ?? '')} asked={explained} onClose={() => setExplained(undefined)} />
    </Page>
  );
  return (
    <VersionFigures quoteId={quote.id} version={quote.version}>
      {screen}
    </VersionFigures>
  );
}
