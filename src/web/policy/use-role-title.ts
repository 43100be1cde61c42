import { useMay } from '../api/me.ts';
import type { Role } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { wordsFor } from '../parts/words.ts';

/** What a role is called; who may not read roles sees its name with the words apart. */
export function useRoleTitle(): (role: string) => string {
  const mayRead = useMay('people.read');
  const roles = useResource<{ items: Role[] }>(mayRead ? '/api/roles' : null).data?.body.items;
  return (role) => roles?.find(({ name }) => name === role)?.title ?? wordsFor(role);
}
