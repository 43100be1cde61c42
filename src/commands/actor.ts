import type { Permission } from './permissions.ts';

/** The signed-in person on whose behalf something is asked. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  roles: string[];
  permissions: ReadonlySet<Permission>;
}
