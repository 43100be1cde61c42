import type { Away } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';

/** Who is out of office now, by the person's id. */
export function useAway(): ReadonlyMap<string, Away> {
  const { data } = useResource<{ items: Away[] }>('/api/away', { every: () => 300_000 });
  return new Map(data?.body.items.map((away) => [away.person.id, away]));
}
