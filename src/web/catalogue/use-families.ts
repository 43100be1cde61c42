import type { Product } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';

/** The families there are, those that are chosen always among them. */
export function useFamilies(chosen: readonly string[]): string[] {
  const { data } = useResource<{ items: Product[] }>('/api/products?limit=200');
  const named = data?.body.items.map(({ family }) => family) ?? [];
  return [...new Set([...chosen, ...named])].sort();
}
