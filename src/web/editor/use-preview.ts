import { useEffect, useRef, useState } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { answerTo } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import type { Preview } from '../api/types.ts';
import { errorsByLine, type FieldErrors } from './draft.ts';

export interface LivePreview {
  /** The last answer; of what was written before while `stale`. */
  answer: Preview | undefined;
  stale: boolean;
  /** What the server cannot price, at its fields. */
  errors: FieldErrors;
  /** Why there is no answer, when it is not about fields. */
  problem: ProblemError | undefined;
}

/** After the last key, so that a word is one question. */
const pause = 120;

/**
 * What the content would be worth and need, asked anew after every change: the question before is dropped, its last
 * answer stays. `content` is null while something in it cannot be read.
 */
export function usePreview(quoteId: string, content: QuoteContent | null): LivePreview {
  const [live, setLive] = useState<LivePreview>({ answer: undefined, stale: true, errors: {}, problem: undefined });
  const said = content && JSON.stringify(content);
  const first = useRef(true);

  useEffect(() => {
    setLive((now) => (now.stale ? now : { ...now, stale: true }));
    if (said === null) return undefined;
    const asking = new AbortController();
    const ask = async () => {
      try {
        const answer = await answerTo<Preview>(`/api/quotes/${quoteId}/preview`, said, asking.signal);
        setLive({ answer, stale: false, errors: {}, problem: undefined });
      } catch (error) {
        if (asking.signal.aborted) return;
        if (!(error instanceof ProblemError)) throw error;
        const { lines } = JSON.parse(said) as QuoteContent;
        const isInput = error.errors.length > 0;
        setLive(({ answer }) => ({
          answer,
          stale: true,
          errors: errorsByLine(error.errors, lines),
          problem: isInput ? undefined : error,
        }));
      }
    };
    const timer = setTimeout(() => void ask(), first.current ? 0 : pause);
    first.current = false;
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [quoteId, said]);

  return live;
}
