import { Button, SegmentedControl, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { QuoteContent } from '../../domain/offer.ts';
import { type Answer, answerTo } from '../api/client.ts';
import { useMe, useSees } from '../api/me.ts';
import { withQuery } from '../api/use-list.ts';
import { DerivationContext, type DerivationSource } from '../parts/derivation/source.ts';
import type { Finding, FoundProduct, Preview, Quote } from '../api/types.ts';
import { Page, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { CustomerContext } from './customer.ts';
import { contentOf, type DraftField, type DraftLine, draftOf, type Head } from './draft.ts';
import { maximumLines, withAgreement, withCell, withChosen, withLinesAt, withRemedy } from './edits.ts';
import { LeftOutNotice } from './left-out.tsx';
import { QuoteLike } from './like/quote-like.tsx';
import { useShortcuts } from '../parts/keyboard.tsx';
import { EditorBar } from './editor-bar.tsx';
import classes from './editor.module.css';
import { columnsWith } from './grid/columns.ts';
import { figuresByLine } from './grid/figures.ts';
import { EvidenceSection } from './terms/evidence-section.tsx';
import { LineGrid } from './grid/line-grid.tsx';
import type { ProductWords } from './grid/product-words.ts';
import { useHistory } from './history.ts';
import { ExplainLine } from './panel/explain-line.tsx';
import { LivePanel } from './panel/live-panel.tsx';
import { usePaste } from './paste.tsx';
import { OverTimeView } from './over-time/over-time.tsx';
import { useChangeHead } from './over-time/use-change-head.ts';
import { QuoteHeading } from './quote-heading.tsx';
import { Scenarios } from './scenarios/compare.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { Options } from './structure/options.tsx';
import { useOptions } from './structure/use-options.ts';
import { StructurePanel } from './structure/structure-panel.tsx';
import { NonStandardFields } from './terms/non-standard-fields.tsx';
import { PocketTerms } from './terms/pocket-terms.tsx';
import { QuoteTerms } from './terms/quote-terms.tsx';
import { SubscriptionTerms } from './terms/subscription-terms.tsx';
import { unsavedDrafts } from './unsaved.ts';
import { sendable, useAutosave } from './use-autosave.ts';
import { useProductWords } from './use-product-words.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { useRestoredVersion } from './use-restored-version.ts';
import { useOwnValue } from './use-own-value.ts';
import { usePreview } from './use-preview.ts';
import { Wrong } from './wrong.tsx';

interface Typed {
  id: string;
  field: DraftField;
  text: string;
}

const isSameContent = (one: QuoteContent, other: QuoteContent): boolean =>
  JSON.stringify(one) === JSON.stringify(sendable(other));

const noLines: { id: string; name: string }[] = [];
const noEvidence: string[] = [];
const noFindings: Finding[] = [];

/** Lines as one chooses among them. */
const namedLines = (lines: readonly DraftLine[]) =>
  lines.flatMap(({ id, product }, index) => (product === '' ? [] : [{ id, name: `${index + 1} · ${product}` }]));

/** A draft being written: lines and terms on the left, what they are worth and need on the right, kept as it goes. */
export function QuoteEditor({ read, onReload }: { read: Answer<Quote>; onReload: () => void }) {
  const { body: quote, etag } = read;
  const {
    present: draft,
    trail,
    at,
    change,
    undo,
    redo,
    goTo: goToStep,
  } = useHistory(useMemo(() => draftOf(quote.content), [quote]));
  const me = useMe();
  const unsaved = useMemo(() => unsavedDrafts(me?.id ?? '', quote.id), [me?.id, quote.id]);
  // What a reload interrupted is there again, as a step that can be undone.
  const [left] = useState(() => unsaved.read());
  useEffect(() => {
    if (left) change(() => left.draft);
  }, [left, change]);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [periods, setPeriods] = useState(() => quote.content.lines.some((line) => line.start ?? line.termMonths));
  const [explained, setExplained] = useState<string>();
  const [structured, setStructured] = useState<string>();
  const [goTo, setGoTo] = useState<{ line: string; column: string }>();
  const [submitting, setSubmitting] = useState(false);
  const [like, setLike] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [overTime, setOverTime] = useState(false);
  const navigate = useNavigate();

  const written = useMemo(() => contentOf(draft), [draft]);
  const isWhole = Object.keys(written.errors).length === 0;
  // What is being typed counts for the numbers at once, and for the draft when its cell is left.
  const live = useMemo(
    () => (typed ? contentOf(withCell(draft, typed.id, typed.field, typed.text)) : written),
    [draft, typed, written],
  );
  const readable = Object.keys(live.errors).length === 0 ? live.content : null;
  const preview = usePreview(quote.id, readable);
  const own = useOwnValue(readable, preview);
  const options = useOptions(readable, preview.prices);
  const base = useMemo(() => left?.base ?? sendable(quote.content), [quote, left]);
  const autosave = useAutosave(quote.id, isWhole ? written.content : null, base, left ? left.etag : etag);
  useEffect(() => {
    if (autosave.saving.kind === 'saved') unsaved.forget();
    else unsaved.keep({ draft, base: autosave.base(), etag: autosave.etag.current });
    // oxlint-disable-next-line react/exhaustive-deps -- base and etag belong to the state of saving
  }, [draft, autosave.saving, unsaved]);
  const take = (content: QuoteContent) =>
    change((now) => (isSameContent(contentOf(now).content, content) ? now : draftOf(content)));
  useRestoredVersion(quote.id, take);

  const shown = preview.answer;
  const stored = useMemo(() => figuresByLine(quote), [quote]);
  const figures = (preview.stale && own.figures) || (preview.figures ?? stored);
  const margins = useSees('margin');
  const columns = useMemo(() => columnsWith({ periods, margins }), [periods, margins]);
  const errors = useMemo(() => ({ ...preview.errors, ...written.errors }), [preview.errors, written.errors]);
  // What is lacking keeps nothing from being worked out: it shows at its field alone.
  const lacking = shown?.assessment.lacking;
  const atFields = useMemo(
    () => ({ ...Object.fromEntries((lacking ?? []).map(({ pointer, message }) => [pointer, message])), ...errors }),
    [lacking, errors],
  );
  const { products, pick, learn } = useProductWords(quote, draft.lines, draft.head.priceBook, preview.prices);
  const picked = (sku: string, words: ProductWords, line: string) => {
    pick(sku, words);
    change((now) => withAgreement(now, line, words.agreement?.id ?? ''));
  };
  const { account } = quote;
  const { currency, start } = draft.head;
  const customer = useMemo(() => ({ account: account.id, currency, start }), [account.id, currency, start]);
  const { paste, review } = usePaste({
    lineCount: draft.lines.length,
    priceBook: draft.head.priceBook,
    change,
    learn,
  });
  const changeHead = useChangeHead(change, preview.prices);
  const net = (preview.stale ? own.value : undefined)?.net ?? shown?.measures.net;
  const changeNonStandard = useCallback(
    (nonStandard: Head['nonStandard']) => changeHead({ nonStandard }),
    [changeHead],
  );
  const { lines } = draft;
  const hasWork = draft.head.nonStandard.customWork !== undefined;
  const charging = useMemo(() => (hasWork ? namedLines(lines) : noLines), [hasWork, lines]);
  const lineName = useCallback((id: string) => lines.find((line) => line.id === id)?.product, [lines]);
  const measures = shown?.measures ?? quote.measures;

  const copyLines = (lines: readonly DraftLine[], found: readonly FoundProduct[]) => {
    learn(found);
    change((now) => withLinesAt(now, now.lines.length, lines.slice(0, maximumLines - now.lines.length)));
    notifications.show({ message: lines.length === 1 ? 'One line copied' : `${lines.length} lines copied` });
    setLike(false);
  };
  useShortcuts([
    { keys: 'q l', does: 'Quote like …', run: () => setLike(true) },
    { keys: 'q t', does: 'Lines, or over time', run: () => setOverTime(!overTime) },
  ]);
  // What is written when it is asked, not when the figure was drawn.
  const asked = useRef(live.content);
  useEffect(() => {
    asked.current = live.content;
  });
  const derive = useCallback<DerivationSource>(
    async ({ measure, line, called }, signal) => {
      const path = withQuery(`/api/quotes/${quote.id}/preview`, { explain: measure, line, called });
      return (await answerTo<Preview>(path, JSON.stringify(asked.current), signal)).derivation;
    },
    [quote.id],
  );
  const submit = () => void autosave.save().then((kept) => kept && setSubmitting(true));
  useUndoKeys(undo, redo);

  const wrong = (
    <Wrong
      errors={errors}
      lines={draft.lines}
      remedies={preview.remedies}
      onMend={(line, remedy) => change((now) => withRemedy(now, line, remedy))}
      onGoTo={(place) => (columns.some(({ key }) => key === place.column) ? setGoTo(place) : setStructured(place.line))}
    />
  );

  const screen = (
    <Page
      title={`Quote ${quote.number}`}
      heading={<QuoteHeading quote={quote} />}
      beneath={<QuoteHeading.Deal quote={quote} />}
      actions={
        <EditorBar
          saving={autosave.saving}
          isWhole={isWhole}
          {...{ undo, redo }}
          steps={{ trail, at, goTo: goToStep }}
          canSubmit={quote.available.includes('SubmitQuote')}
          onSave={() => void autosave.save()}
          onScenarios={() => setComparing(true)}
          onSubmit={submit}
        />
      }
    >
      <div className={classes.layout}>
        <div className={classes.sheet}>
          {autosave.saving.kind === 'conflict' && (
            <ConflictNotice mine={written.content} onTake={take} {...{ quote, autosave, onReload }} />
          )}
          {autosave.saving.kind === 'failed' && autosave.saving.problem.errors.length === 0 && (
            <Problem error={autosave.saving.problem} again={() => void autosave.save()} />
          )}
          <LeftOutNotice />
          <Section
            title="Terms"
            aside={
              <SegmentedControl
                size="xs"
                aria-label="What is written below"
                title="q, then t"
                value={overTime ? 'time' : 'lines'}
                onChange={(view) => setOverTime(view === 'time')}
                data={[
                  { value: 'lines', label: 'Lines' },
                  { value: 'time', label: 'Over time' },
                ]}
              />
            }
          >
            <QuoteTerms head={draft.head} packages={quote.packages} errors={errors} onChange={changeHead} />
            <PocketTerms head={draft.head} errors={errors} onChange={changeHead} />
          </Section>
          <SubscriptionTerms accountId={quote.account.id} head={draft.head} errors={errors} onChange={changeHead} />
          {overTime ? (
            <OverTimeView
              quoteId={quote.id}
              content={readable}
              asked={preview.stale ? null : readable}
              prices={preview.prices}
              net={net}
              {...{ draft, products, figures, errors, change }}
              onHead={changeHead}
            />
          ) : (
            <Section
              title={`Lines (${draft.lines.length})`}
              aside={
                <span className={classes.headAside}>
                  <Switch
                    label="Start and term per line"
                    checked={periods}
                    onChange={({ currentTarget }) => setPeriods(currentTarget.checked)}
                  />
                  <Button variant="default" size="xs" title="q, then l" onClick={() => setLike(true)}>
                    Quote like …
                  </Button>
                </span>
              }
            >
              <CustomerContext value={customer}>
                <LineGrid
                  lines={draft.lines}
                  columns={columns}
                  figures={figures}
                  dealMargin={measures?.margin}
                  products={products}
                  errors={errors}
                  stale={preview.stale}
                  priceBook={draft.head.priceBook}
                  currency={draft.head.currency}
                  onChange={change}
                  onTyping={setTyped}
                  onPasteTable={(text, place) => void paste(text, place)}
                  onPicked={picked}
                  onExplain={setExplained}
                  onStructure={setStructured}
                  goTo={goTo}
                />
                <StructurePanel
                  {...{ draft, errors, figures, products, change }}
                  line={structured}
                  onClose={() => {
                    setStructured(undefined);
                    if (structured) setGoTo({ line: structured, column: 'quantity' });
                  }}
                />
              </CustomerContext>
              <p className={classes.keys}>
                Enter or F2 edits, typing replaces, Tab to the next cell · Ctrl-Enter new line, Shift-↑↓ selects lines,
                Ctrl-D duplicates or fills down, Ctrl-Backspace removes, Alt-↑↓ moves · Space structure of the line, +
                takes an option in or out · Ctrl-Z undo · copy and paste rows of a spreadsheet · Esc, then Tab leaves
                the lines
              </p>
            </Section>
          )}
          <Options {...{ options, products }} onChoose={(line) => change((now) => withChosen(now, line, true))} />
          <Section title="Not standard">
            <NonStandardFields
              nonStandard={draft.head.nonStandard}
              lines={charging}
              currency={draft.head.currency}
              errors={atFields}
              onChange={changeNonStandard}
            />
          </Section>
          <EvidenceSection
            dealId={quote.deal.id}
            asked={shown?.assessment.evidence ?? noEvidence}
            findings={shown?.assessment.findings ?? noFindings}
            evidence={draft.head.evidence}
            onChange={changeHead}
          />
        </div>
        <aside className={classes.aside} aria-label="What the quote is worth and needs" aria-live="off">
          {measures ? (
            <LivePanel
              quoteId={quote.id}
              measures={measures}
              own={preview.stale ? own.value : undefined}
              rate={preview.prices}
              change={shown ? shown.change : quote.change}
              risk={shown?.risk ?? null}
              assessment={shown?.assessment ?? null}
              stale={preview.stale}
              isAsking={preview.isAsking}
              lineName={lineName}
              isEmpty={draft.lines.every(({ product }) => product === '')}
            >
              {wrong}
              <Problem error={preview.problem} />
            </LivePanel>
          ) : (
            wrong
          )}
        </aside>
      </div>
      <ExplainLine name={lineName(explained ?? '')} line={explained} onClose={() => setExplained(undefined)} />
      {review}
      {like && (
        <QuoteLike
          quoteId={quote.id}
          priceBook={draft.head.priceBook}
          currency={draft.head.currency}
          onCopy={copyLines}
          onClose={() => setLike(false)}
        />
      )}
      <Scenarios
        quoteId={quote.id}
        draft={isWhole ? written.content : null}
        opened={comparing}
        onClose={() => setComparing(false)}
        onTake={take}
      />
      <SubmitDialog
        quote={quote}
        opened={submitting}
        assessment={shown?.assessment}
        currency={measures?.tcvPolicy.currency}
        ifMatch={autosave.etag.current}
        onClose={() => setSubmitting(false)}
        onDone={() => void navigate(`/deals/${quote.deal.id}`)}
      />
    </Page>
  );
  return <DerivationContext value={derive}>{screen}</DerivationContext>;
}
