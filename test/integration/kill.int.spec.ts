import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { expectInvariants } from '../support/invariants.ts';
import { killing } from '../support/killing.ts';

describe('a deal from opening to its paid invoices, while the product is killed', () => {
  let fresh: FreshDatabase;
  let cast: Cast;
  beforeEach(async () => {
    fresh = await freshDatabase();
    cast = await castIn(fresh.url);
  });
  afterEach(() => fresh.drop());

  it('loses nothing and doubles nothing: API and worker killed, jobs in PostgreSQL', async () => {
    const settings = { DATABASE_URL: fresh.url };
    const where = { settings, databaseUrl: fresh.url };
    const { stories, kills } = await killing(cast, { kills: 5, seed: 20_261, roles: ['api', 'worker'], ...where });
    await expectInvariants(fresh.url, stories);
    expect(kills).toHaveLength(5);
  }, 180_000);
});
