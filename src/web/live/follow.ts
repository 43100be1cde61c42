import type { Query, QueryClient } from '@tanstack/react-query';
import type { Answer } from '../api/client.ts';
import { type Change, isBeneath, isListed, touchedBy } from './touched.ts';

/** Milliseconds in which changes are gathered; lists move with everything, so they wait longer between readings. */
const gather = 100;
const betweenLists = 3_000;

/** Reads anew what changed, and of what was read only what is shown now; the rest when it is shown again. */
export function follow(client: QueryClient) {
  const things = new Map<string, number | undefined>();
  const lists = new Set<string>();
  let soon: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let listsRead = 0;

  const invalidate = (isTouched: (query: Query) => boolean) =>
    void client.invalidateQueries({
      predicate: isTouched,
      refetchType: document.visibilityState === 'visible' ? 'active' : 'none',
    });

  function readThings(): void {
    soon = undefined;
    const changed = [...things];
    things.clear();
    invalidate((query) => changed.some(([thing, version]) => isOutOfDate(query, thing, version)));
  }

  function readLists(): void {
    later = undefined;
    listsRead = Date.now();
    const changed = [...lists];
    lists.clear();
    invalidate((query) => changed.some((list) => isListed(addressOf(query), list)));
  }

  return {
    tell(change: Change): void {
      const touched = touchedBy(change);
      for (const [index, thing] of touched.things.entries()) {
        things.set(thing, index === 0 ? change.version : undefined);
      }
      for (const list of touched.lists) lists.add(list);
      if (things.size > 0) soon ??= setTimeout(readThings, gather);
      if (lists.size > 0) later ??= setTimeout(readLists, Math.max(3 * gather, listsRead + betweenLists - Date.now()));
    },
    /** Nobody knows what was missed. */
    tellAll: () => invalidate(() => true),
    stop(): void {
      clearTimeout(soon);
      clearTimeout(later);
    },
  };
}

const addressOf = ({ queryKey: [address] }: Query): string => (typeof address === 'string' ? address : '');

/** What was read at the version that the change led to is what one's own write answered: it need not be read twice. */
function isOutOfDate(query: Query, thing: string, version: number | undefined): boolean {
  const address = addressOf(query);
  if (!isBeneath(address, thing)) return false;
  const read = query.state.data as Partial<Answer<unknown>> | undefined;
  return address !== thing || version === undefined || read?.etag !== `"v${version}"`;
}
