import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { QuoteContent } from '../../../domain/offer.ts';

/** How the screen of a scenario asks the one of the draft, which it leads to, for the scenario's content. */
export interface TakingAsked {
  scenario: { name: string; content: QuoteContent };
}

/** Writes the scenario that one came here with into the draft, as a step that can be undone. */
export function useTakenScenario(quoteId: string, take: (content: QuoteContent) => void): void {
  const { state } = useLocation() as { state: Partial<TakingAsked> | null };
  const navigate = useNavigate();
  const taken = state?.scenario;
  useEffect(() => {
    if (!taken) return;
    take(taken.content);
    notifications.show({ message: `The draft is as the scenario ${taken.name}. Ctrl-Z takes it back.` });
    // Asked once: a reload does not ask again.
    void navigate(`/quotes/${quoteId}`, { replace: true, state: null });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each scenario that is brought
  }, [quoteId, taken]);
}
