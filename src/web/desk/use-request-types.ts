import type { RequestType } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';

/** What the desk can be asked; `also` those it takes no more. */
export function useRequestTypes({ also = false } = {}): RequestType[] {
  const { data } = useResource<{ items: RequestType[] }>('/api/desk-request-types');
  return (data?.body.items ?? []).filter(({ active }) => active || also);
}
