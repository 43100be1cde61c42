import type { Me } from './types.ts';
import { useResource } from './use-resource.ts';

/** Who is signed in; undefined until known. Inside the shell it always is. */
export function useMe(): Me | undefined {
  return useResource<Me>('/api/me').data?.body;
}

/** Whether the person sees anything of costs or margins, in numbers or in bands. */
export function useSees(what: 'cost' | 'margin'): boolean {
  const permissions = useMe()?.permissions ?? [];
  return permissions.includes(`${what}.read`) || permissions.includes(`${what}.band`);
}

/** Whether the person may ask for something at all. What they may do to one thing is in its `available`. */
export function useMay(permission: string): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}
