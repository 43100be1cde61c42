import { addAdministrator } from '../../commands/directory/administrator.ts';
import { keepRoles } from '../../commands/directory/roles.ts';
import { hashPassword } from '../../commands/session/passwords.ts';
import { newSecret } from '../../commands/session/secrets.ts';
import type { Answer } from '../answer.ts';
import { onInstallation } from '../installation.ts';

/** `administrator add EMAIL`: the password is made here and told once. */
export async function addWithPassword(email: string, name: string): Promise<Answer> {
  const { secret: password } = newSecret();
  const passwordHash = await hashPassword(password);
  const id = await onInstallation(async (database) => {
    await keepRoles(database);
    const person = { email, name, title: 'People administrator', roles: ['people-admin'], passwordHash };
    return addAdministrator(database, person);
  });
  return { json: { id, email, password }, text: `${email} signs in with the password ${password}`, found: false };
}
