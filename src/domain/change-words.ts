import type { Compared } from './measures/change-table.ts';

/** There is something, and nothing to compare of it. */
export const notKnown = 'not known';

/**
 * What the difference of a product says that is on one side alone: "none" would read as if nothing changed. Of one that
 * is on both sides with nothing to compare there is only that it is not known.
 */
export function oneSidedWord({ now, proposed }: Pick<Compared<unknown>, 'now' | 'proposed'>): string {
  if (now === null && proposed !== null) return 'new';
  return now !== null && proposed === null ? 'ends' : notKnown;
}
