import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Cluster, cluster } from '../support/cluster.ts';
import { eventually } from '../support/effects.ts';
import { testFolder } from '../support/folder.ts';
import type { Member } from '../support/installation.ts';
import { effectsAreDone } from '../support/invariants.ts';
import { medianAndLongest, recordFigures } from '../support/long-figures.ts';
import { unhurried } from '../support/product.ts';
import { durable, type RedisServer, startRedis } from '../support/redis.ts';
import { proposalIsReady, type Story, tell, wholeStory } from '../support/story.ts';

const minutes = 60_000;
const waiting = wholeStory.indexOf(proposalIsReady);
/** All that needs nothing to be carried out, and the rest. */
const [upToTheProposal, fromTheProposal] = [wholeStory.slice(0, waiting), wholeStory.slice(waiting)];

let company: Cluster;
let database: Database;
const opened = async (settings: Record<string, string>): Promise<void> => {
  company = await cluster({ settings: { ...unhurried, ...settings } });
  database = await openDatabase(company.databaseUrl, { poolSize: 2 });
};
afterEach(async () => {
  await database.close();
  await company.close();
});

/** Effects of a status that no worker has in hand. */
const lying = async (status: string): Promise<number> => {
  const rows = await database.query('select from outbox where status = $1 and lease is null', [status]);
  return rows.length;
};
const sinceAsMs = (began: number): number => performance.now() - began;
const told = (stories: Story[], steps: typeof wholeStory) => Promise.all(stories.map((story) => tell(story, steps)));

describe('jobs in Redis', () => {
  let folder: string;
  let redis: RedisServer;
  beforeEach(async () => {
    folder = testFolder('lost-redis');
    redis = await startRedis(folder);
    await opened({ REDIS_URL: redis.url, WORKER_CONCURRENCY: '1' });
    await company.place.start();
  }, 3 * minutes);
  afterEach(() => redis.stop());

  it(
    'stopped: people go on submitting and deciding, and what follows is made up for within a minute of its return',
    async () => {
      await tell(company.story());
      await effectsAreDone(company.databaseUrl);
      await redis.stop();
      const stories = [company.story(), company.story(), company.story()];
      await told(stories, upToTheProposal);
      const waits = stories.flatMap((story) => story.waits);
      expect(Math.max(...waits)).toBeLessThan(5_000);
      const left = await eventually(
        () => lying('pending'),
        (rows) => rows > 10,
      );

      redis = await startRedis(folder, durable, Number(new URL(redis.url).port));
      const back = performance.now();
      await effectsAreDone(company.databaseUrl, 60_000);
      recordFigures('Redis stopped', [
        { name: 'requests meanwhile', value: waits.length },
        ...medianAndLongest('a request meanwhile', waits, 5_000),
        { name: 'effects that waited', value: left },
        { name: 'all carried out after its return', value: sinceAsMs(back), unit: 'ms', promised: 60_000 },
      ]);
      await told(stories, fromTheProposal);
      await company.expectWhole();
    },
    10 * minutes,
  );

  it(
    'emptied: every letter, notification and paper is made again within two minutes',
    async () => {
      const client = new Redis(redis.url);
      const stories = Array.from({ length: 4 }, () => company.story());
      await told(stories, upToTheProposal);
      // Two workers that print: the others lie in Redis.
      const lost = await eventually(
        () => lying('queued'),
        (rows) => rows > 0,
        30_000,
      );
      await client.flushall();
      client.disconnect();
      const emptied = performance.now();
      await effectsAreDone(company.databaseUrl, 120_000);
      recordFigures('Redis emptied', [
        { name: 'jobs lost', value: lost },
        { name: 'all carried out after it', value: sinceAsMs(emptied), unit: 'ms', promised: 120_000 },
      ]);
      await told(stories, fromTheProposal);
      await company.expectWhole();
    },
    10 * minutes,
  );
});

describe('a worker that froze', () => {
  it(
    'for ninety seconds and thaws writes nothing late: the other has done everything once',
    async () => {
      await opened({});
      const { members } = company.place;
      const [first, second] = members.filter(({ role }) => role === 'worker') as [Member, Member];
      await company.place.start(members.filter((member) => member !== second));
      const story = company.story();
      await tell(story, upToTheProposal);
      await eventually(
        () => database.query(`select from outbox where verb = 'renderDocument' and lease is not null`),
        (inHand) => inHand.length > 0,
      );
      const froze = performance.now();
      signalAll(first, 'SIGSTOP');
      await second.start();
      await tell(story, [proposalIsReady]);
      const done = sinceAsMs(froze);
      await tell(story, fromTheProposal);
      await tell(company.story());
      await pause(90_000 - sinceAsMs(froze));

      const { said } = first.process();
      signalAll(first, 'SIGCONT');
      const late = await eventually(
        () => said.filter(({ msg }) => msg.includes('was taken over by another worker')),
        (lines) => lines.length > 0,
        30_000,
      );
      recordFigures('A worker frozen for 90 s', [
        { name: 'its paper printed by the other after', value: done, unit: 'ms' },
        { name: 'late writes fenced off', value: late.length },
      ]);
      await company.expectWhole();
    },
    10 * minutes,
  );
});

/** To the process and what it started. */
const signalAll = (member: Member, signal: NodeJS.Signals): void => {
  process.kill(-member.process().pid, signal);
};
