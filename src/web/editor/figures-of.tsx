import { type ReactNode, useMemo } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { answerTo } from '../api/client.ts';
import type { Preview } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { DerivationContext, type DerivationSource } from '../parts/derivation/source.ts';

/** How figures come about of what a quote would offer. */
export const derivationOf =
  (quoteId: string, offered: object | null): DerivationSource =>
  async ({ measure, ...of }, signal) => {
    const path = withQuery(`/api/quotes/${quoteId}/preview`, { explain: measure, ...of });
    return (await answerTo<Preview>(path, JSON.stringify(offered), signal)).derivation;
  };

interface Props {
  quoteId: string;
  content: QuoteContent;
  children: ReactNode;
}

/** Figures of another offer than the draft: of a scenario, of a choice that is taken. */
export function FiguresOf({ quoteId, content, children }: Props) {
  const source = useMemo(() => derivationOf(quoteId, content), [quoteId, content]);
  return <DerivationContext value={source}>{children}</DerivationContext>;
}
