import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { testFolder } from '../support/folder.ts';
import { expectInvariants } from '../support/invariants.ts';
import { killing } from '../support/killing.ts';
import type { Role } from '../support/installation.ts';
import { medianAndLongest, recordFigures } from '../support/long-figures.ts';
import { startRedis } from '../support/redis.ts';

const minutes = 60_000;
/** Another seed, another fifty moments. */
const seed = Number(process.env.KILL_SEED ?? 50);

describe('fifty kills at random moments of the story', () => {
  let fresh: FreshDatabase;
  let cast: Cast;
  beforeEach(async () => {
    fresh = await freshDatabase();
    cast = await castIn(fresh.url);
  });
  afterEach(() => fresh.drop());

  async function fiftyKills(roles: Role[], settings: Record<string, string>): Promise<void> {
    const all = { ...settings, DATABASE_URL: fresh.url };
    const databaseUrl = async () => fresh.url;
    const { stories, kills } = await killing(cast, { kills: 50, seed, roles, settings: all, databaseUrl });
    await expectInvariants(fresh.url, stories);
    const healed = kills.map((kill) => kill.healed).toSorted((a, b) => a - b);
    expect(kills.length).toBeGreaterThanOrEqual(50);
    expect(healed.at(-1)).toBeLessThan(60_000);
    recordFigures(
      `Kills at seed ${seed}: ${roles.join(' and ')}, jobs in ${settings.REDIS_URL ? 'Redis' : 'PostgreSQL'}`,
      [
        { name: 'kills', value: kills.length },
        { name: 'stories told', value: stories.length },
        ...medianAndLongest('serving again', healed, 60_000),
      ],
    );
  }

  it('lose nothing and double nothing: one process, jobs in PostgreSQL', () => fiftyKills(['all'], {}), 30 * minutes);

  it(
    'lose nothing and double nothing: API and worker, jobs in Redis',
    async () => {
      const redis = await startRedis(testFolder('killed-redis'));
      try {
        await fiftyKills(['api', 'worker'], { REDIS_URL: redis.url });
      } finally {
        await redis.stop();
      }
    },
    30 * minutes,
  );
});
