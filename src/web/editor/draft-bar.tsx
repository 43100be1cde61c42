import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PreviewAssessment, Quote, Risk, Totals } from '../api/types.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import { EditorBar } from './editor-bar.tsx';
import { Scenarios } from './scenarios/compare.tsx';
import { useTakenScenario } from './scenarios/use-taken-scenario.ts';
import { SubmitDialog } from './submit-dialog.tsx';
import { scenarioAddress } from './target.ts';
import { useRestoredVersion } from './use-restored-version.ts';
import type { Writing } from './use-writing.ts';

interface Props {
  quote: Quote;
  writing: Writing;
  /** What the rules said last. */
  assessment: PreviewAssessment | undefined;
  risk: Risk | null | undefined;
  measures: Totals | null | undefined;
}

/** What a draft can become: another content, a scenario, a version that is submitted. */
export function DraftBar({ quote, writing, assessment, risk, measures }: Props) {
  const { written, isWhole, autosave, take } = writing;
  const [submitting, setSubmitting] = useState(false);
  const [comparing, setComparing] = useState(false);
  const navigate = useNavigate();
  useRestoredVersion(quote.id, take);
  useTakenScenario(quote.id, take);
  useShortcuts([{ keys: 'q s', does: 'Scenarios beside the draft', run: () => setComparing(true) }]);
  const submit = () => void autosave.save().then((kept) => kept && setSubmitting(true));
  // What is not saved yet is there again when the writer comes back.
  const open = (id: string) => void autosave.save().then(() => navigate(scenarioAddress(quote.id, id)));
  return (
    <EditorBar writing={writing}>
      <Button variant="default" title="q, then s" onClick={() => setComparing(true)}>
        Scenarios…
      </Button>
      {quote.available.includes('SubmitQuote') && (
        <Button disabled={!isWhole} onClick={submit}>
          Submit…
        </Button>
      )}
      <Scenarios
        quoteId={quote.id}
        draft={isWhole ? written.content : null}
        opened={comparing}
        onClose={() => setComparing(false)}
        onTake={take}
        onOpen={open}
      />
      <SubmitDialog
        quote={quote}
        opened={submitting}
        {...{ assessment, risk }}
        currency={measures?.tcvPolicy.currency}
        ifMatch={autosave.etag()}
        onClose={() => setSubmitting(false)}
        onDone={() => void navigate(`/deals/${quote.deal.id}`)}
      />
    </EditorBar>
  );
}
