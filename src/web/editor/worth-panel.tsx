import type { Quote } from '../api/types.ts';
import { Problem } from '../parts/problem.tsx';
import classes from './editor.module.css';
import { withRemedy } from './edits.ts';
import { LivePanel } from './panel/live-panel.tsx';
import type { Sought } from './use-sought.ts';
import type { Numbers } from './use-numbers.ts';
import type { Writing } from './use-writing.ts';
import { Wrong } from './wrong.tsx';

interface Props {
  quote: Quote;
  writing: Writing;
  numbers: Numbers;
  lineName: (id: string) => string | undefined;
  onGoTo: Sought['goTo'];
}

/** Beside what is written: what is wrong with it, what it is worth, and what it needs. */
export function WorthPanel({ quote, writing, numbers, lineName, onGoTo }: Props) {
  const { draft, change } = writing;
  const { preview, shown, measures } = numbers;
  const wrong = (
    <Wrong
      errors={numbers.errors}
      lines={draft.lines}
      remedies={preview.remedies}
      onMend={(line, remedy) => change((now) => withRemedy(now, line, remedy))}
      onGoTo={onGoTo}
    />
  );
  return (
    <aside className={classes.aside} aria-label="What the quote is worth and needs" aria-live="off">
      {measures ? (
        <LivePanel
          quoteId={quote.id}
          measures={measures}
          own={numbers.own}
          rate={preview.prices}
          change={numbers.change}
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
        <>
          {wrong}
          <Problem error={preview.problem} />
        </>
      )}
    </aside>
  );
}
