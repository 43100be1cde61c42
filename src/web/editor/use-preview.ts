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
  const [last, setLast] = useState<{ of: string; answer?: Preview; problem?: ProblemError }>({ of: '' });
  const said = content && JSON.stringify(content);
  const first = useRef(true);

  useEffect(() => {
    if (said === null) return undefined;
    const asking = new AbortController();
    const ask = async () => {
      try {
        const answer = await answerTo<Preview>(`/api/quotes/${quoteId}/preview`, said, asking.signal);
        setLast({ of: said, answer });
      } catch (error) {
        if (asking.signal.aborted) return;
        if (!(error instanceof ProblemError)) throw error;
        setLast(({ answer }) => ({ of: said, answer, problem: error }));
      }
    };
    const timer = setTimeout(() => void ask(), first.current ? 0 : pause);
    first.current = false;
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [quoteId, said]);

  // What was wrong with other content says nothing of this one.
  const problem = last.of === said ? last.problem : undefined;
  const isInput = problem !== undefined && problem.errors.length > 0;
  return {
    answer: last.answer,
    stale: last.of !== said || problem !== undefined,
    errors: isInput && content ? errorsByLine(problem.errors, content.lines) : none,
    problem: isInput ? undefined : problem,
  };
}

const none: FieldErrors = {};
