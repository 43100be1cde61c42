import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { type Answer, write } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { contentOf, draftOf } from './draft.ts';
import type { Target } from './target.ts';

export type Saving =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'changed' | 'saving' }
  /** Somebody else has changed or removed it since it was read here. */
  | { kind: 'conflict' }
  | { kind: 'failed'; problem: ProblemError };

/** What a refusal to save means: what was read is no longer there as it was read, or it only could not be saved. */
export const unsavedAfter = (problem: ProblemError): Saving =>
  problem.status === 412 || problem.status === 404 ? { kind: 'conflict' } : { kind: 'failed', problem };

/** The same fields in the same order as what is written, so that nothing is saved before something is changed. */
export const sendable = (content: QuoteContent): QuoteContent => contentOf(draftOf(content)).content;

/** Without a key for this long, what was written is kept. */
const idle = 1_000;
const retryEvery = 5_000;

/**
 * Keeps what is written as it is written: one write at a time, each on the version that the one before made. `content` is
 * null while it cannot be sent; `saved` is the content that was read, as it would be sent.
 */
export function useAutosave(
  { keeping }: Pick<Target, 'keeping'>,
  content: QuoteContent | null,
  saved: QuoteContent,
  readEtag: string | undefined,
) {
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: undefined });
  const etag = useRef(readEtag);
  // Raised when what is kept was replaced: what is written is then held against it anew.
  const [round, setRound] = useState(0);
  const kept = useRef(JSON.stringify(saved));
  const running = useRef<Promise<boolean>>(undefined);
  const text = useMemo(() => content && JSON.stringify(content), [content]);
  const wanted = useRef(text);
  useEffect(() => {
    wanted.current = text;
  });

  /** Sends what is not kept yet; false when it could not be. */
  const save = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    const sent = wanted.current;
    if (sent === null) return false;
    if (sent === kept.current) return true;
    const attempt = (async () => {
      setSaving({ kind: 'saving' });
      try {
        const request = { ...keeping(JSON.parse(sent) as QuoteContent), ifMatch: etag.current };
        const answer = await write(request, crypto.randomUUID());
        etag.current = answer.etag;
        kept.current = sent;
        setSaving(wanted.current === sent ? { kind: 'saved', at: new Date() } : { kind: 'changed' });
        return true;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        setSaving(unsavedAfter(error));
        return false;
      } finally {
        running.current = undefined;
      }
    })();
    running.current = attempt;
    return attempt;
  }, [keeping]);

  useEffect(() => {
    if (text === kept.current) {
      // Written back to what is kept: nothing is left to save.
      setSaving((now) => (now.kind === 'changed' || now.kind === 'failed' ? { kind: 'saved', at: undefined } : now));
      return undefined;
    }
    setSaving((now) => (now.kind === 'saving' || now.kind === 'conflict' ? now : { kind: 'changed' }));
    const timer = setTimeout(() => void save(), idle);
    return () => clearTimeout(timer);
  }, [text, round, save]);

  // Without a connection what is written waits, and is sent as soon as there is one again.
  const isCutOff = saving.kind === 'failed' && saving.problem.unknown;
  useEffect(() => {
    if (!isCutOff) return undefined;
    const again = () => void save();
    const timer = setInterval(again, retryEvery);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isCutOff, save]);

  // A closed tab would lose the last second of writing: the browser asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (wanted.current !== kept.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  /** Goes on from a version that was read anew: with `content` as kept, or writing ours over it. */
  const rebase = useCallback((newEtag: string | undefined, theirs: QuoteContent) => {
    etag.current = newEtag;
    kept.current = JSON.stringify(sendable(theirs));
    setSaving({ kind: 'changed' });
    setRound((now) => now + 1);
  }, []);
  /** Another write of the same thing, while nothing is being saved. */
  const between = useCallback(async (asked: (ifMatch: string | undefined) => Promise<Answer<unknown>>) => {
    while (running.current) await running.current;
    const work = asked(etag.current)
      .then((answer) => {
        etag.current = answer.etag;
      })
      .finally(() => {
        running.current = undefined;
      });
    running.current = work.then(
      () => true,
      () => false,
    );
    await work;
  }, []);
  /** What was read or saved last: what this draft and somebody else's both began as. */
  const base = useCallback(() => JSON.parse(kept.current) as QuoteContent, []);

  return { saving, save, rebase, between, base, etag };
}
