import { useQueries } from '@tanstack/react-query';
import type { Filter, RefKind } from '../../domain/lists/filter.ts';
import { read } from '../api/client.ts';
import type { Team } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';

interface Choice {
  value: string;
  label: string;
}

/** Things that are few enough to be offered all at once. */
export function useFew(of: RefKind, wanted = true): Choice[] {
  const path = of === 'team' ? '/api/teams' : of === 'seller' ? '/api/sellers' : null;
  const all = useResource<{ items: Team[] }>(wanted ? path : null);
  return (all.data?.body.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

const paths = { person: '/api/users', account: '/api/accounts', order: '/api/orders' };

/** Who or what the ids of a filter are. */
export function useRefNames(filter: Filter, text: string): (id: string) => string {
  const of = filter.kind === 'refs' ? filter.of : undefined;
  const few = useFew(of ?? 'account', text !== '');
  const path = of !== undefined && of in paths ? paths[of as keyof typeof paths] : undefined;
  const ids = path === undefined ? [] : text.split(',').filter((id) => id !== '' && id !== 'me');
  const read = useQueries({ queries: ids.map((id) => named(`${path}/${id}`)) });
  return (id) => {
    if (id === 'me') return 'me';
    const at = ids.indexOf(id);
    return few.find(({ value }) => value === id)?.label ?? read[at]?.data ?? '…';
  };
}

const named = (path: string) => ({
  queryKey: [path, 'name'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { body } = await read<{ name?: string; number?: string }>(path, signal);
    return body.name ?? body.number ?? '';
  },
});
