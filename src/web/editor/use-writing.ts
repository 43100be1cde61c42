import { useEffect, useMemo, useState } from 'react';
import type { QuoteContent } from '../../domain/offer.ts';
import { useMe } from '../api/me.ts';
import { contentOf, type Draft, type DraftField, draftOf } from './draft.ts';
import { withCell } from './edits.ts';
import { type History, resumed, useHistory } from './history.ts';
import type { Target } from './target.ts';
import { unsavedDrafts } from './unsaved.ts';
import { isSameWritten, sendable, useAutosave } from './use-autosave.ts';
import { useUndoKeys } from './use-undo-keys.ts';

/** The steps of everything that was written on this screen, by the key of its target. */
export type Trails = Map<string, History<Draft>>;

/** The text in a cell that is open, before it is the cell's. */
interface Typed {
  id: string;
  field: DraftField;
  text: string;
}

export type Writing = ReturnType<typeof useWriting>;

/** What this person wrote in a target and what is not saved. */
export function useUnsaved(targetKey: string) {
  const me = useMe();
  return useMemo(() => unsavedDrafts(me?.id ?? '', targetKey), [me?.id, targetKey]);
}

/** A draft or scenario being written: its steps, what it says as data, and how it is kept. */
export function useWriting(target: Target, trails: Trails) {
  const unsaved = useUnsaved(target.key);
  const [left] = useState(() => {
    const found = unsaved.read();
    // What was being sent when its writer left may have arrived.
    return found && isSameWritten(contentOf(found.draft).content, target.content) ? undefined : found;
  });
  const {
    present: draft,
    trail,
    at,
    change,
    undo,
    redo,
    goTo,
  } = useHistory(() => {
    const begun = resumed(draftOf(target.content), trails.get(target.key));
    // What a reload interrupted is there again, as a step that can be undone.
    return left ? resumed(left.draft, begun) : begun;
  });
  useEffect(() => {
    trails.set(target.key, { trail, at });
  }, [trails, target.key, trail, at]);
  useUndoKeys(undo, redo);

  const [typed, setTyped] = useState<Typed | null>(null);
  const written = useMemo(() => contentOf(draft), [draft]);
  const isWhole = Object.keys(written.errors).length === 0;
  // What is being typed counts for the numbers at once, and for the draft when its cell is left.
  const live = useMemo(
    () => (typed ? contentOf(withCell(draft, typed.id, typed.field, typed.text)) : written),
    [draft, typed, written],
  );
  const readable = Object.keys(live.errors).length === 0 ? live.content : null;

  const read = left
    ? { content: left.base, etag: left.etag }
    : { content: sendable(target.content), etag: target.etag };
  const autosave = useAutosave(target, isWhole ? written.content : null, read, ({ text, etag }) => {
    if (text === JSON.stringify(written.content)) unsaved.forget();
    else unsaved.keep({ draft, base: JSON.parse(text) as QuoteContent, etag });
  });
  useEffect(() => {
    if (autosave.saving.kind === 'saved') unsaved.forget();
    else unsaved.keep({ draft, base: autosave.base(), etag: autosave.etag() });
    // oxlint-disable-next-line react/exhaustive-deps -- base and etag belong to the state of saving
  }, [draft, autosave.saving, unsaved]);

  /** Puts a content in the place of what is written, as a step that can be undone. */
  const take = (content: QuoteContent) =>
    change((now) => (isSameWritten(contentOf(now).content, content) ? now : draftOf(content)));

  return {
    draft,
    change,
    take,
    steps: { trail, at, goTo },
    undo,
    redo,
    setTyped,
    /** Everything that is written, and what of it cannot be read. */
    written,
    isWhole,
    /** The same with what is in the cell that is open. */
    live,
    /** That, when all of it can be read. */
    readable,
    autosave,
  };
}
