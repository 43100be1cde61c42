import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { answerTo } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import type { Preview } from '../api/types.ts';
import { errorsByLine, type FieldErrors } from './draft.ts';
import { type Remedy, remediesByLine } from './remedies.ts';
import { type FiguresByLine, figuresByLine } from './grid/figures.ts';
import { useAgain } from './use-again.ts';

export interface LivePreview {
  /** The last answer; of what was written before while `stale`. */
  answer: Preview | undefined;
  /** The prices that it was worked out on. */
  prices: Prices | undefined;
  /** Its figures by line; those that did not change are the same objects as before. */
  figures: FiguresByLine | undefined;
  stale: boolean;
  /** The server is being asked about what is written now; not so while a field cannot be read, or was found wrong. */
  isAsking: boolean;
  /** What the server cannot price, at its fields. */
  errors: FieldErrors;
  /** Products that would mend some of them, by the same pointers. */
  remedies: Readonly<Record<string, Remedy>>;
  /** Why there is no answer, when it is not about fields. */
  problem: ProblemError | undefined;
}

export type Prices = NonNullable<NonNullable<Preview['basis']>['prices']>;

/** After a key, so that a burst of keys is one question. */
const pause = 25;

interface Last {
  of: QuoteContent | null;
  answer?: Preview;
  prices?: Prices;
  figures?: FiguresByLine;
  problem?: ProblemError;
}

/**
 * What the content would be worth and need, asked anew after every change. One question at a time: what is written
 * meanwhile waits, overtakes what waited before it, and is asked as soon as the answer is there. `content` is null while
 * something in it cannot be read.
 */
export function usePreview(quoteId: string, content: QuoteContent | null): LivePreview {
  const [last, setLast] = useState<Last>({ of: null });
  const wanted = useRef<QuoteContent | null>(null);
  const asking = useRef(false);
  const leaving = useRef(new AbortController());
  // Raised to ask about the same content once more.
  const [round, setRound] = useState(0);
  const askAgain = useCallback(() => setRound((now) => now + 1), []);
  // The prices that were told last: while they hold they are not told again.
  const known = useRef<{ key: string; prices: Prices }>(undefined);

  useEffect(() => {
    const here = new AbortController();
    leaving.current = here;
    return () => here.abort();
  }, [quoteId]);

  useEffect(() => {
    wanted.current = content;
    if (content === null) return undefined;
    const timer = setTimeout(() => void askUntilAnswered(), pause);
    return () => clearTimeout(timer);

    async function askUntilAnswered() {
      if (asking.current) return;
      asking.current = true;
      await untilAnswered(leaving.current.signal).finally(() => {
        asking.current = false;
      });
    }

    async function untilAnswered(signal: AbortSignal) {
      for (let asked = wanted.current; asked !== null; asked = wanted.current === asked ? null : wanted.current) {
        const of = asked;
        try {
          const path = `/api/quotes/${quoteId}/preview?prices=${known.current?.key ?? 'none'}`;
          const answer = await answerTo<Preview>(path, JSON.stringify(of), signal);
          if (answer.basis?.prices) known.current = { key: answer.basis.key, prices: answer.basis.prices };
          const prices = known.current?.prices;
          setLast((before) => ({ of, answer, prices, figures: figuresByLine(answer, before.figures) }));
        } catch (error) {
          if (signal.aborted) break;
          if (!(error instanceof ProblemError)) throw error;
          setLast((before) => ({ ...before, of, problem: error }));
        }
      }
    }
  }, [quoteId, content, round]);

  const { problem, stale, isAsking } = standingOf(content, last);
  useAgain(problem?.unknown === true, askAgain);
  const isInput = problem !== undefined && problem.errors.length > 0;
  return {
    answer: last.answer,
    prices: last.prices,
    figures: last.figures,
    stale,
    isAsking,
    errors: isInput && content ? errorsByLine(problem.errors, content.lines) : none,
    remedies: isInput && content ? remediesByLine(problem.errors, content.lines) : {},
    problem: isInput ? undefined : problem,
  };
}

/** Where the last answer stands towards what is written now. */
export function standingOf(content: QuoteContent | null, last: { of: QuoteContent | null; problem?: ProblemError }) {
  const isAnswered = last.of === content;
  // What was wrong with other content says nothing of this one.
  const problem = isAnswered ? last.problem : undefined;
  return { problem, stale: !isAnswered || problem !== undefined, isAsking: content !== null && !isAnswered };
}

const none: FieldErrors = {};
