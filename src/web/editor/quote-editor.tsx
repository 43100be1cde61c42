import { useCallback, useMemo, useState } from 'react';
import type { Finding, Quote } from '../api/types.ts';
import { useSees } from '../api/me.ts';
import { DerivationContext } from '../parts/derivation/source.ts';
import { PackageSection } from '../parts/package-section.tsx';
import { Page, Section } from '../parts/page.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { DraftBar } from './draft-bar.tsx';
import type { DraftLine, Head } from './draft.ts';
import { withChosen } from './edits.ts';
import classes from './editor.module.css';
import { columnsWith } from './grid/columns.ts';
import { LeftOutNotice } from './left-out.tsx';
import { LinesSection } from './lines-section.tsx';
import { OverTimeView } from './over-time/over-time.tsx';
import { useChangeHead } from './over-time/use-change-head.ts';
import { Problem } from '../parts/problem.tsx';
import { QuoteHeading } from './quote-heading.tsx';
import { ScenarioBand } from './scenarios/scenario-band.tsx';
import { ScenarioBar } from './scenarios/scenario-bar.tsx';
import { Options } from './structure/options.tsx';
import { useOptions } from './structure/use-options.ts';
import type { Target } from './target.ts';
import { EvidenceSection } from './terms/evidence-section.tsx';
import { NonStandardFields } from './terms/non-standard-fields.tsx';
import { SubscriptionTerms } from './terms/subscription-terms.tsx';
import { TermsSection } from './terms/terms-section.tsx';
import { useNumbers } from './use-numbers.ts';
import { useProductWords } from './use-product-words.ts';
import { useSought } from './use-sought.ts';
import { type Trails, useWriting } from './use-writing.ts';
import { WorthPanel } from './worth-panel.tsx';

interface Props {
  quote: Quote;
  target: Target;
  trails: Trails;
  /** Shows it as it is on the server. */
  onReload: () => void;
}

/**
 * A draft or a scenario being written: lines and terms on the left, what they are worth and need on the right, kept as it
 * goes.
 */
export function QuoteEditor({ quote, target, trails, onReload }: Props) {
  const { scenario } = target;
  const writing = useWriting(target, trails);
  const { draft, written, readable, change, autosave } = writing;
  const { head, lines } = draft;
  const numbers = useNumbers(quote.id, scenario ? undefined : quote, writing);
  const { preview, shown, errors, figures } = numbers;
  const options = useOptions(readable, preview.prices);
  const words = useProductWords(quote, lines, head.priceBook, preview.prices);
  const { products } = words;

  const [periods, setPeriods] = useState(() => target.content.lines.some((line) => line.start ?? line.termMonths));
  const margins = useSees('margin');
  const columns = useMemo(
    () => columnsWith({ periods, margins, currency: head.currency }),
    [periods, margins, head.currency],
  );
  const sought = useSought(columns);
  const { overTime, setOverTime } = sought;

  const changeHead = useChangeHead(change, preview.prices);
  const changeNonStandard = useCallback(
    (nonStandard: Head['nonStandard']) => changeHead({ nonStandard }),
    [changeHead],
  );
  const hasWork = head.nonStandard.customWork !== undefined;
  const charging = useMemo(() => (hasWork ? namedLines(lines) : noLines), [hasWork, lines]);
  const lineName = useCallback((id: string) => lines.find((line) => line.id === id)?.product, [lines]);

  const screen = (
    <Page
      title={scenario ? `Scenario ${scenario.name} · Quote ${quote.number}` : `Quote ${quote.number}`}
      heading={<QuoteHeading quote={quote} scenario={scenario?.name} />}
      beneath={<QuoteHeading.Deal quote={quote} />}
      actions={
        scenario ? (
          <ScenarioBar {...{ quote, scenario, writing }} />
        ) : (
          <DraftBar
            {...{ quote, writing }}
            assessment={shown?.assessment}
            risk={shown?.risk}
            measures={numbers.measures}
          />
        )
      }
    >
      {scenario && <ScenarioBand {...{ quote, scenario, writing }} />}
      <div className={classes.layout}>
        <div className={classes.sheet} data-scenario={scenario !== undefined || undefined}>
          {autosave.saving.kind === 'conflict' && (
            <ConflictNotice mine={written.content} onTake={writing.take} {...{ quote, target, autosave, onReload }} />
          )}
          {autosave.saving.kind === 'failed' && autosave.saving.problem.errors.length === 0 && (
            <Problem error={autosave.saving.problem} again={() => void autosave.save()} />
          )}
          {!scenario && <LeftOutNotice />}
          <TermsSection {...{ quote, head, errors, overTime }} onOverTime={setOverTime} onChange={changeHead} />
          {head.package !== undefined && <PackageSection quote={quote} />}
          <SubscriptionTerms accountId={quote.account.id} head={head} errors={errors} onChange={changeHead} />
          {overTime ? (
            <OverTimeView
              quoteId={quote.id}
              content={readable}
              asked={preview.stale ? null : readable}
              prices={preview.prices}
              net={numbers.net}
              goTo={sought.payment}
              {...{ draft, products, figures, errors, change }}
              onHead={changeHead}
            />
          ) : (
            <LinesSection {...{ quote, writing, numbers, words, columns, periods, sought }} onPeriods={setPeriods} />
          )}
          <Options
            quoteId={quote.id}
            {...{ options, products }}
            onChoose={(line) => change((now) => withChosen(now, line, true))}
          />
          <Section title="Not standard">
            <NonStandardFields
              nonStandard={head.nonStandard}
              lines={charging}
              currency={head.currency}
              errors={numbers.atFields}
              onChange={changeNonStandard}
            />
          </Section>
          <EvidenceSection
            dealId={quote.deal.id}
            asked={shown?.assessment.evidence ?? noEvidence}
            findings={shown?.assessment.findings ?? noFindings}
            evidence={head.evidence}
            onChange={changeHead}
          />
        </div>
        <WorthPanel {...{ quote, writing, numbers, lineName }} onGoTo={sought.goTo} />
      </div>
    </Page>
  );
  return <DerivationContext value={numbers.derive}>{screen}</DerivationContext>;
}

const noLines: { id: string; name: string }[] = [];
const noEvidence: string[] = [];
const noFindings: Finding[] = [];

/** Lines as one chooses among them. */
const namedLines = (lines: readonly DraftLine[]) =>
  lines.flatMap(({ id, product }, index) => (product === '' ? [] : [{ id, name: `${index + 1} · ${product}` }]));
