import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cast } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { testFolder } from '../support/folder.ts';
import { expectInvariants } from '../support/invariants.ts';
import { twoAndTwo } from '../support/installation.ts';
import { killing } from '../support/killing.ts';
import { medianAndLongest, recordFigures } from '../support/long-figures.ts';
import { type MailServer, messageIdIn, startMailServer } from '../support/mail-server.ts';
import { startRedis } from '../support/redis.ts';

const minutes = 60_000;
/** Another seed, another fifty moments. */
const seed = Number(process.env.KILL_SEED ?? 50);
const kills = Number(process.env.KILLS ?? 50);

describe('fifty kills at random moments of the story', () => {
  let fresh: FreshDatabase;
  let cast: Cast;
  let mails: MailServer;
  beforeEach(async () => {
    const [own, server] = await Promise.all([castDatabase(), startMailServer()]);
    [fresh, cast, mails] = [own, own.cast, server];
  }, 3 * minutes);
  afterEach(async () => {
    await mails.stop();
    await fresh.drop();
  });

  async function fiftyKills(about: string, more: Record<string, string> = {}): Promise<void> {
    const settings = { ...more, DATABASE_URL: fresh.url, SMTP_URL: mails.url };
    const databaseUrl = async () => fresh.url;
    const killed = await killing(cast, { kills, seed, roles: twoAndTwo, settings, tellers: 2, databaseUrl });
    await expectInvariants(fresh.url, killed.stories, mails.letters);
    const healed = killed.kills.map((kill) => kill.healed);
    const ids = new Set(mails.letters.map(messageIdIn));
    const waits = killed.stories.flatMap((story) => story.waits);
    expect(killed.kills.length).toBeGreaterThanOrEqual(kills);
    expect(Math.max(...healed)).toBeLessThan(60_000);
    recordFigures(`Kills: ${about}`, [
      { name: 'kills', value: killed.kills.length },
      { name: 'processes killed', value: killed.kills.flatMap(({ who }) => who.match(/all|api|worker/g) ?? []).length },
      { name: 'stories told', value: killed.stories.length },
      { name: 'requests', value: waits.length },
      ...medianAndLongest('serving again', healed, 60_000),
      ...medianAndLongest('a request, with its repeats', waits),
      { name: 'letters', value: ids.size },
      { name: 'letters sent again', value: mails.letters.length - ids.size },
    ]);
  }

  it(
    'lose nothing and double nothing: two APIs and two workers, jobs in PostgreSQL',
    () => fiftyKills('two APIs and two workers, jobs in PostgreSQL'),
    30 * minutes,
  );

  it(
    'lose nothing and double nothing: two APIs and two workers, jobs in Redis',
    async () => {
      const redis = await startRedis(testFolder('killed-redis'));
      try {
        const settings = { REDIS_URL: redis.url };
        await fiftyKills('two APIs and two workers, jobs in Redis', settings);
      } finally {
        await redis.stop();
      }
    },
    30 * minutes,
  );
});
