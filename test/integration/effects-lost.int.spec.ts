import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openQueue } from '../../src/effects/queue.ts';
import { relayAll } from '../../src/effects/relay.ts';
import type { EffectsConfig } from '../../src/effects/settings.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import {
  type Company,
  collectingLog,
  eventually,
  follow,
  oneDeal,
  startTestEffects,
  testConfig,
} from '../support/effects.ts';
import { durable, type RedisServer, startRedis } from '../support/redis.ts';

describe('what a queue loses', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let database: Database;
  let company: Company;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'effects-lost-'));
    fresh = await freshDatabase();
    database = await openDatabase(fresh.url);
    company = await oneDeal(database);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await database.close();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  });

  const redisServer = async (flags: string[] = durable, port?: number): Promise<RedisServer> => {
    const server = await startRedis(folder, flags, port);
    closing.unshift(server.stop); // after what uses it
    return server;
  };
  const start = async (config: EffectsConfig) => {
    const effects = await startTestEffects({ config, database });
    closing.push(effects.close);
    return effects;
  };
  const notify = (title: string) => {
    const { rep, dealId } = company;
    return follow(database, { verb: 'notify', payload: { people: [rep], title, body: '', link: '/', dealId } });
  };
  const statuses = () => database.query<{ status: string }>('select status from outbox order by id');
  const allDone = () =>
    eventually(statuses, (rows) => rows.every(({ status }) => status === 'done')).then(() =>
      database.query<{ title: string }>('select title from notification order by title'),
    );
  /** Makes jobs while nobody works, as a process does that dies right after. */
  const relayOnce = async (config: EffectsConfig) => {
    const queue = openQueue(config, collectingLog());
    await queue.prepare();
    await relayAll(database, queue, collectingLog());
    await queue.close();
  };

  it('is made again after Redis was emptied', async () => {
    const redis = await redisServer();
    const config = testConfig(fresh.url, { redisUrl: redis.url });
    await notify('one');
    await relayOnce(config);
    expect(await statuses()).toEqual([{ status: 'queued' }]);
    const client = new Redis(redis.url);
    expect(await client.keys('countersign:*')).not.toEqual([]);
    await client.flushall();
    client.disconnect();
    await start(config);
    expect(await allDone()).toEqual([{ title: 'one' }]);
  });

  it('is made again after its tables on PostgreSQL were emptied', async () => {
    const config = testConfig(fresh.url);
    await notify('one');
    await relayOnce(config);
    const [jobs] = await database.query<{ count: number }>('select count(*)::int as count from bullmq.job');
    expect(jobs?.count).toBe(1);
    await database.query('truncate bullmq.job cascade');
    await start(config);
    expect(await allDone()).toEqual([{ title: 'one' }]);
  });

  it.each([
    ['to be tried again', `status = 'pending', attempts = 1`],
    ['queued', `status = 'queued'`],
    ['in the hands of a worker that is gone', `status = 'queued', lease = gen_random_uuid()`],
  ])('does not wait for a time that moved away when the clock was set back: %s', async (_, state) => {
    await notify('one');
    await database.query(`update outbox set ${state}, available_at = now() + interval '2 days'`);
    await start(testConfig(fresh.url));
    expect(await allDone()).toEqual([{ title: 'one' }]);
  });

  it('waits in the outbox while Redis is away, and follows when it is back', async () => {
    const redis = await redisServer();
    const config = testConfig(fresh.url, { redisUrl: redis.url });
    const effects = await start(config);
    await notify('before');
    await allDone();

    await redis.stop();
    await notify('one');
    await notify('two');
    expect((await statuses()).map(({ status }) => status)).not.toContain('dead');
    await redisServer(durable, Number(new URL(redis.url).port));
    expect(await allDone()).toEqual([{ title: 'before' }, { title: 'one' }, { title: 'two' }]);
    expect(effects.log.lines.length).toBeLessThan(30);
  });

  it('does not keep a process from starting while Redis is away', async () => {
    const redis = await redisServer();
    const config = testConfig(fresh.url, { redisUrl: redis.url });
    await redis.stop();
    await notify('one');
    const effects = await start(config);
    expect(effects.log.lines.map((line) => line.message)).toContain('Redis is away: effects wait in the outbox');
    expect(await statuses()).toEqual([{ status: 'pending' }]);
    await redisServer(durable, Number(new URL(redis.url).port));
    expect(await allDone()).toEqual([{ title: 'one' }]);
  });

  it('keeps a process from starting when Redis may drop jobs', async () => {
    const redis = await redisServer(['--maxmemory-policy', 'allkeys-lru']);
    const config = testConfig(fresh.url, { redisUrl: redis.url });
    await expect(start(config)).rejects.toThrow(/REDIS_URL: maxmemory-policy is allkeys-lru/);
  });

  it('follows after every connection to the database was cut', async () => {
    const config = testConfig(fresh.url);
    const effects = await start(config);
    await notify('before');
    await allDone();
    const other = new pg.Client({ connectionString: fresh.url });
    await other.connect();
    for (let i = 0; i < 3; i++) {
      await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    await other.end();
    await eventually(
      () => notify('after').catch(() => null),
      (id) => id !== null,
    );
    expect(await allDone()).toEqual([{ title: 'after' }, { title: 'before' }]);
    expect(effects.log.lines.length).toBeLessThan(60);
  });
});
