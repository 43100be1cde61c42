import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { QuoteContent } from '../../domain/offer.ts';
import { read } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import type { Quote } from '../api/types.ts';

/** How a screen asks the editor, which it leads to, for the content of an older version. */
export interface RestoreAsked {
  restore: number;
}

/** Writes the content of the version that one came here for into the draft, as a step that can be undone. */
export function useRestoredVersion(quoteId: string, take: (content: QuoteContent) => void): void {
  const { state } = useLocation() as { state: Partial<RestoreAsked> | null };
  const navigate = useNavigate();
  const version = state?.restore;
  useEffect(() => {
    if (version === undefined) return undefined;
    const leaving = new AbortController();
    const restore = async () => {
      try {
        const { body } = await read<Quote>(`/api/quotes/${quoteId}/versions/${version}`, leaving.signal);
        take(body.content);
        notifications.show({ message: `The draft is as version ${version} was.` });
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (!(error instanceof ProblemError)) throw error;
        notifications.show({ color: 'red.9', title: `Version ${version} is not restored`, message: error.message });
      }
      // Asked once: a reload does not ask again.
      void navigate(`/quotes/${quoteId}`, { replace: true, state: null });
    };
    void restore();
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- once for each version that is asked for
  }, [quoteId, version]);
}
