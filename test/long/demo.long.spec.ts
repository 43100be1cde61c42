import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadDemo } from '../../src/demo/load.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let busiest: number;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase(fresh.url, { poolSize: 4 });
  const signIns = await loadDemo(database, { log: (message) => process.stdout.write(`${message}\n`) });
  busiest = signIns?.waiting[0]?.steps ?? 0;
}, 900_000);

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const count = async (sql: string): Promise<number> => {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return row!.n;
};

test('the whole demo company has 301 deals of eighteen months, renewals among them', async () => {
  expect(await count('deal')).toBe(301);
  expect(await count("deal where created_at < now() - interval '500 days'")).toBeGreaterThan(0);
  expect(await count("deal where kind = 'renewal'")).toBeGreaterThan(0);
  expect(await count("deal where stage in ('lost', 'invoiced', 'closed')")).toBeGreaterThan(120);
});

test('forty and more requests wait for one person', () => expect(busiest).toBeGreaterThanOrEqual(40));

test('its chains verify, nothing is due and nothing of it happened in the future', async () => {
  expect((await verifyFacts(database)).verified).toBe(true);
  expect(await count('fact where at > now()')).toBe(0);
  expect(await count("deadline where status = 'armed' and due_at <= now()")).toBe(0);
});
