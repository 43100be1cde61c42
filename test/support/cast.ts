import { createApiToken } from '../../src/commands/session/api-tokens.ts';
import { addAccounts } from '../../src/demo/accounts.ts';
import { addCatalogue } from '../../src/demo/catalogue.ts';
import { historyClock } from '../../src/demo/clock.ts';
import { addCompany } from '../../src/demo/company.ts';
import { people } from '../../src/demo/data/people.ts';
import { demoPolicy, putInForce } from '../../src/demo/policy.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { publishDemoRates } from '../../src/demo/rates.ts';
import { joined, openDatabase } from '../../src/store/database.ts';

/** Somebody who can ask the API. */
export interface Player {
  id: string;
  name: string;
  roles: string[];
  token: string;
}

/** The people of a company without a past, and what they sell to whom. */
export interface Cast {
  players: Player[];
  /** Everybody in a role, the demo company's own people first. */
  inRole(role: string): Player[];
  rep: Player;
  accountId: string;
  contactId: string;
  sellerId: string;
}

/** Makes the company in a migrated and empty database. */
export async function castIn(databaseUrl: string): Promise<Cast> {
  const database = await openDatabase(databaseUrl, { poolSize: 4, statementTimeoutMs: 60_000 });
  try {
    return await database.transaction(async (tx) => {
      const within = joined(database, tx);
      const [clock, random] = [await historyClock(tx), seededRandom(1)];
      const company = await addCompany(within);
      const admin = company.actor('ada.admin');
      const publisher = company.actor('carl.cfo');
      await addCatalogue(within, admin, clock.date(0));
      await publishDemoRates(within, { proposer: admin, publisher }, clock.date(0));
      await putInForce(within, await demoPolicy(), { uploader: admin, publisher, note: '' });
      const customers = await addAccounts(within, company, clock, random);
      const named = people.map(({ key }) => company.actor(key));
      const players: Player[] = [];
      for (const actor of named) {
        const { secret } = await createApiToken(within, actor, { name: 'cast' });
        players.push({ id: actor.id, name: actor.name, roles: [...actor.roles], token: secret });
      }
      const inRole = (role: string) => players.filter(({ roles }) => roles.includes(role));
      const rep = players.find(({ id }) => id === company.actor('raj.rep').id) as Player;
      return {
        players,
        inRole,
        rep,
        accountId: customers.accountId('bluehill'),
        contactId: customers.signatoryId('bluehill'),
        sellerId: company.sellerId('us'),
      };
    });
  } finally {
    await database.close();
  }
}
