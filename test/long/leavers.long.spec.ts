import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newSecret } from '../../src/commands/session/secrets.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { askUntilKnown } from '../support/asking.ts';
import type { Cast, Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { medianAndLongest, recordFigures } from '../support/long-figures.ts';
import { type Product, startProduct } from '../support/product.ts';
import { newStory, openDeal, openQuote, submitQuote, tell } from '../support/story.ts';

/** How many leave, and how many lose their role; by turns. */
const leavers = 12;

let fresh: FreshDatabase;
let database: Database;
let cast: Cast;
/** Two that serve, and one that carries out what follows. */
let products: Product[];

beforeAll(async () => {
  const own = await castDatabase();
  [fresh, cast] = [own, own.cast];
  database = await openDatabase(fresh.url, { poolSize: 2 });
  const start = (ROLE: string) => startProduct({ DATABASE_URL: fresh.url, ROLE });
  products = await Promise.all([start('api'), start('api'), start('worker')]);
}, 120_000);
afterAll(async () => {
  for (const product of products) await product.end('SIGTERM');
  await database.close();
  await fresh.drop();
});

const urlOf = (index: number): string => (products[index] as Product).url;

/** A manager of the rep, who is therefore asked; signed in on a screen and with a token. */
async function hiredManager(number: number): Promise<{ person: Player; session: string }> {
  const [token, session] = [newSecret(), newSecret()];
  const name = `Leaver ${number}`;
  const id = await database.transaction(async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into person (email, name, manager_id) select $1, $2, manager_id from person where id = $3 returning id`,
      [`leaver-${number}@example.com`, name, cast.rep.id],
    );
    const person = row?.id as string;
    await tx.query(`insert into person_role (person_id, role) values ($1, 'sales-manager')`, [person]);
    await tx.query(`insert into api_token (token_hash, person_id, name) values ($1, $2, 'test')`, [token.hash, person]);
    await tx.query(
      `insert into session (token_hash, person_id, expires_at, last_seen_at) values ($1, $2, now() + interval '1 day', now())`,
      [session.hash, person],
    );
    await tx.query('update person set manager_id = $2 where id = $1', [cast.rep.id, person]);
    return person;
  });
  return { person: { id, name, roles: ['sales-manager'], token: token.secret }, session: session.secret };
}

async function peopleAdmin(): Promise<Player> {
  const { person } = await hiredManager(leavers);
  await database.query(`insert into person_role (person_id, role) values ($1, 'people-admin')`, [person.id]);
  return person;
}

/** How long until this is answered as it should from now on, in ms. */
async function until(ask: () => Promise<{ status: number }>, status: number): Promise<number> {
  const began = performance.now();
  await eventually(ask, (answer) => answer.status === status, 30_000);
  return performance.now() - began;
}

it('whoever leaves or loses their role is out within five seconds at every process, and what asked them asks others within a minute', async () => {
  const out: number[] = [];
  const rerouted: number[] = [];
  const admin = await peopleAdmin();
  for (let number = 0; number < leavers; number++) {
    const { person, session } = await hiredManager(number);
    const story = newStory(urlOf(0), cast, `Leaves ${number}`);
    await tell(story, [openDeal, openQuote, submitQuote]);
    const asked = () =>
      database.query<{ id: string }>(
        `select c.person_id as id from approval_candidate c join approval_step s on s.id = c.step_id
         where s.deal_id = $1 and s.status = 'open' and c.open order by 1`,
        [story.dealId],
      );
    expect(await asked()).toContainEqual({ id: person.id });
    const byToken = () => fetch(`${urlOf(1)}/api/inbox`, { headers: { authorization: `Bearer ${person.token}` } });
    const bySession = () => fetch(`${urlOf(1)}/api/inbox`, { headers: { cookie: `countersign=${session}` } });
    expect([(await byToken()).status, (await bySession()).status]).toEqual([200, 200]);

    const leaves = number % 2 === 0;
    const path = `/api/users/${person.id}`;
    const { headers } = await askUntilKnown(urlOf(0), { as: admin, path });
    const changed = await askUntilKnown(urlOf(0), {
      as: admin,
      method: 'PATCH',
      path,
      body: leaves ? { active: false } : { roles: ['people-admin'] },
      ifMatch: headers.get('etag') as string,
      key: `leaver-${number}`,
    });
    expect(changed.status).toBe(200);
    const began = performance.now();
    // Who keeps their sign-in may ask no inbox any more.
    const status = leaves ? 401 : 403;
    out.push(...(await Promise.all([until(byToken, status), until(bySession, status)])));
    await eventually(asked, (people) => people.length > 0 && !people.some(({ id }) => id === person.id), 90_000);
    rerouted.push(performance.now() - began);
  }
  recordFigures('Leaving and losing a role, two API processes', [
    { name: 'people', value: leavers },
    ...medianAndLongest('out at the other process after', out, 5_000),
    ...medianAndLongest('their steps ask others after', rerouted, 60_000),
  ]);
  expect(Math.max(...out)).toBeLessThan(5_000);
  expect(Math.max(...rerouted)).toBeLessThan(60_000);
  expect(await verifyFacts(database)).toMatchObject({ verified: true });
}, 600_000);
