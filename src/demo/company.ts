import type { Actor } from '../commands/actor.ts';
import { addSeller, addTeam } from '../commands/directory/company.ts';
import { addPerson } from '../commands/directory/people.ts';
import { keepRoles } from '../commands/directory/roles.ts';
import { permissionsOf } from '../commands/permissions.ts';
import { hashPassword } from '../commands/session/passwords.ts';
import type { Database } from '../store/database.ts';
import { addAdministrator } from '../commands/directory/administrator.ts';
import { agreed } from './agreed.ts';
import {
  administrator,
  type DemoPerson,
  demoPassword,
  emailOf,
  people,
  type SellerKey,
  sellers,
  teams,
} from './data/people.ts';

/** The people of the demo company and its legal entities, by the keys that stories name them with. */
export interface Company {
  actor(key: string): Actor;
  sellerId(key: SellerKey): string;
}

export async function addCompany(database: Database): Promise<Company> {
  await keepRoles(database);
  const admin = await firstAdministrator(database);
  const asked = { actor: admin, commandId: 'demo' };
  const teamIds = new Map<string, string>();
  for (const name of teams) teamIds.set(name, agreed(await addTeam(database, asked, { name })));
  const actors = new Map([[administrator.key, admin]]);
  for (const person of people) {
    const managerId = person.manager === undefined ? null : (actors.get(person.manager) as Actor).id;
    const { email, name, title, role, team } = { ...person, email: emailOf(person.key) };
    const record = { email, name, title, roles: [role], teamId: teamIds.get(team) as string, managerId };
    actors.set(person.key, actorOf(agreed(await addPerson(database, asked, record)), person));
  }
  await setPasswords(database, [...actors.values()]);
  const sellerIds = new Map<string, string>();
  for (const { key, ...seller } of sellers) sellerIds.set(key, agreed(await addSeller(database, asked, seller)));
  return {
    actor(key) {
      const actor = actors.get(key);
      if (!actor) throw new Error(`the demo company has no ${key}`);
      return actor;
    },
    sellerId: (key) => sellerIds.get(key) as string,
  };
}

async function firstAdministrator(database: Database): Promise<Actor> {
  const { name, title, role } = administrator;
  const email = emailOf(administrator.key);
  return actorOf(
    await addAdministrator(database, { email, name, title, roles: [role], passwordHash: null }),
    administrator,
  );
}

const actorOf = (id: string, { key, name, role }: DemoPerson): Actor => ({
  id,
  name,
  email: emailOf(key),
  roles: [role],
  // Whose deals they play in the stories is known: they need not be looked up at every command of a long history.
  permissions: new Set([...permissionsOf([role]), 'deal.read-all']),
});

/** One hash for all: hashing is slow on purpose, and the password is public anyway. */
async function setPasswords(database: Database, of: Actor[]): Promise<void> {
  const hash = await hashPassword(demoPassword);
  await database.query('update person set password_hash = $1 where id = any($2)', [hash, of.map(({ id }) => id)]);
}
