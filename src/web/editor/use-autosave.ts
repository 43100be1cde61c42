import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { write } from '../api/client.ts';
import { contentOf, draftOf } from './draft.ts';
import { keeper, type OnServer, type Saving } from './keeper.ts';
import type { Target } from './target.ts';
import { useAgain } from './use-again.ts';
import { useLeaving } from './use-leaving.ts';

/** The same fields in the same order as what is written, so that nothing is saved before something is changed. */
export const sendable = (content: QuoteContent): QuoteContent => contentOf(draftOf(content)).content;

/** Whether what is written is what another content would be sent as. */
export const isSameWritten = (written: QuoteContent, other: QuoteContent): boolean =>
  JSON.stringify(written) === JSON.stringify(sendable(other));

/**
 * Keeps what is written as it is written. `content` is null while it cannot be sent; `read` is the content that was read,
 * as it would be sent, with its version; the target is as it was read last. `onKept` is told of everything that is kept, also once the screen is left.
 */
export function useAutosave(
  { keeping, content: latest, etag: latestEtag }: Pick<Target, 'keeping' | 'content' | 'etag'>,
  content: QuoteContent | null,
  read: { content: QuoteContent; etag: string | undefined },
  onKept: (onServer: OnServer) => void,
) {
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: undefined });
  const [kept] = useState(() => keeper({ text: JSON.stringify(read.content), etag: read.etag }, setSaving));
  useEffect(() => {
    const send = (text: string, ifMatch: string | undefined, key: string) =>
      write({ ...keeping(JSON.parse(text) as QuoteContent), ifMatch }, key);
    kept.through({ send, onKept });
  });
  useEffect(() => kept.seen({ text: JSON.stringify(sendable(latest)), etag: latestEtag }), [kept, latest, latestEtag]);
  const text = useMemo(() => content && JSON.stringify(content), [content]);
  useEffect(() => kept.want(text), [kept, text]);
  useEffect(() => kept.leave, [kept]);

  // Without a connection what is written waits, and is sent as soon as there is one again.
  const again = useCallback(() => void kept.save(), [kept]);
  useAgain(saving.kind === 'failed' && saving.problem.unknown, again);

  useLeaving(kept.isAllKept, kept.save);

  // A closed tab would lose the last second of writing: the browser asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!kept.isAllKept()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [kept]);

  /** Goes on from a version that was read anew: with `theirs` as kept, or writing ours over it. */
  const rebase = useCallback(
    (etag: string | undefined, theirs: QuoteContent) => kept.rebase({ text: JSON.stringify(sendable(theirs)), etag }),
    [kept],
  );
  /** What was read or saved last: what this draft and somebody else's both began as. */
  const base = useCallback(() => JSON.parse(kept.onServer().text) as QuoteContent, [kept]);
  const etag = useCallback(() => kept.onServer().etag, [kept]);

  return { saving, save: kept.save, rebase, between: kept.between, base, etag };
}
