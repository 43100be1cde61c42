import type { QuoteContent } from '../../domain/offer.ts';
import type { Draft } from './draft.ts';

/** What was written and is not on the server yet, with the version that it was written on. */
export interface Unsaved {
  draft: Draft;
  base: QuoteContent;
  etag: string | undefined;
}

/** What is written and not saved outlives a reload of its tab, for the person who wrote it. */
export function unsavedDrafts(personId: string, targetKey: string) {
  const key = `countersign.unsaved.${personId}.${targetKey}`;
  return {
    read(): Unsaved | undefined {
      const text = sessionStorage.getItem(key);
      return text === null ? undefined : (JSON.parse(text) as Unsaved);
    },
    /** A browser may have no room for it, or give none: then it is lost with its tab, which asks before it is closed. */
    keep(unsaved: Unsaved): void {
      try {
        sessionStorage.setItem(key, JSON.stringify(unsaved));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    },
    forget(): void {
      sessionStorage.removeItem(key);
    },
  };
}
