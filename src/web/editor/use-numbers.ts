import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Quote } from '../api/types.ts';
import type { DerivationSource } from '../parts/derivation/source.ts';
import { withReadersWords } from '../parts/formats.ts';
import { derivationOf } from './figures-of.tsx';
import { figuresByLine } from './grid/figures.ts';
import { useOwnValue } from './use-own-value.ts';
import { usePreview } from './use-preview.ts';
import type { Writing } from './use-writing.ts';

export type Numbers = ReturnType<typeof useNumbers>;

/**
 * What is being written is worth and needs. Until the first answer, what was frozen with the `stored` quote stands for it;
 * of a scenario nothing is stored.
 */
export function useNumbers(quoteId: string, stored: Quote | undefined, { written, live, readable }: Writing) {
  const preview = usePreview(quoteId, readable);
  const own = useOwnValue(readable, preview);
  const shown = preview.answer;
  const storedFigures = useMemo(() => (stored ? figuresByLine(stored) : noFigures), [stored]);
  const errors = useMemo(() => ({ ...preview.errors, ...written.errors }), [preview.errors, written.errors]);
  // What is lacking keeps nothing from being worked out: it shows at its field alone.
  const lacking = shown?.assessment.lacking;
  const atFields = useMemo(
    () => ({
      ...Object.fromEntries((lacking ?? []).map(({ pointer, message }) => [pointer, withReadersWords(message)])),
      ...errors,
    }),
    [lacking, errors],
  );
  // What is written when it is asked, not when the figure was drawn.
  const asked = useRef(live.content);
  useEffect(() => {
    asked.current = live.content;
  });
  const derive = useCallback<DerivationSource>(
    (figure, signal) => derivationOf(quoteId, asked.current)(figure, signal),
    [quoteId],
  );
  return {
    preview,
    /** The server's last answer. */
    shown,
    /** What was worked out here, while that answer is of what was written before. */
    own: preview.stale ? own.value : undefined,
    figures: (preview.stale && own.figures) || (preview.figures ?? storedFigures),
    measures: shown?.measures ?? stored?.measures,
    change: shown ? shown.change : (stored?.change ?? null),
    net: (preview.stale ? own.value : undefined)?.net ?? shown?.measures.net,
    /** What cannot be read here, or priced there. */
    errors,
    /** That, and what is lacking before it can be submitted. */
    atFields,
    derive,
  };
}

const noFigures = new Map();
