import { sightsSet } from '../commands/confidentiality/sights.ts';
import { sightOfRole } from '../commands/permissions.ts';
import type { RoleSights } from '../domain/confidentiality.ts';
import { listRoles } from './directory/company.ts';
import type { Reader } from './page.ts';

export interface RoleSight extends RoleSights {
  role: string;
  title: string;
}

/** What each role sees of what is confidential. */
export async function listSights(reader: Reader): Promise<RoleSight[]> {
  const [roles, set] = await Promise.all([listRoles(reader), sightsSet(reader)]);
  return roles.map(({ name, title }) => ({ role: name, title, ...sightOfRole(name, set) }));
}
