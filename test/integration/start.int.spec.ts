import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { askOnce } from '../support/asking.ts';
import { castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { faultyLink } from '../support/faulty-link.ts';
import { testFolder } from '../support/folder.ts';
import { effectsAreDone } from '../support/invariants.ts';
import {
  killPostgresOf,
  launchProduct,
  lives,
  postgresOf,
  type Product,
  startProduct,
  textOf,
} from '../support/product.ts';
import { startRedis } from '../support/redis.ts';
import {
  decideAll,
  newStory,
  openDeal,
  openQuote,
  proposalIsReady,
  requestProposal,
  submitQuote,
  tell,
} from '../support/story.ts';

let folder: string;
let dataDir: string;
/** What a first start leaves, made once. */
let earlier: string;
const products: Product[] = [];

/** Where the product may keep temporary files: open to the account its browser runs under. */
const temporary = (): string => join(folder, 'tmp');

beforeAll(async () => {
  earlier = join(testFolder('start'), 'data');
  const server = await startEmbeddedPostgres({ dataDir: earlier, log: () => undefined });
  await migrate(server.url);
  await server.stop();
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-start-'));
  chmodSync(folder, 0o711);
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  for (const product of products.splice(0)) await product.end();
  if (existsSync(join(dataDir, 'postgresql/postmaster.pid'))) await killPostgresOf(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

/** A first start took place in the folder: whose its files are, and who may read them, is copied too. */
function startedEarlier(): void {
  execFileSync('cp', ['-a', earlier, dataDir]);
}

async function start(settings: Record<string, string>): Promise<Product> {
  const product = await startProduct(settings);
  products.push(product);
  return product;
}

/** Ends before it serves. @returns what it says */
async function refused(settings: Record<string, string>): Promise<string> {
  const product = launchProduct(settings);
  products.push(product);
  const { code, said } = await product.ended;
  expect(code).not.toBe(0);
  return textOf(said);
}

const ready = async ({ url }: Product) => {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
};

describe('the product in an empty folder', () => {
  it('serves, stops cleanly when told to, and starts again with what it had', async () => {
    const first = await start({ DATA_DIR: dataDir });
    expect(await ready(first)).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { database: { ok: true }, migrations: { ok: true } } },
    });
    const postgres = postgresOf(dataDir);
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
    expect(lives(postgres)).toBe(false);
    expect(existsSync(join(dataDir, 'postgresql/postmaster.pid'))).toBe(false);

    const second = await start({ DATA_DIR: dataDir });
    expect(textOf(second.said)).not.toContain('migrated');
    expect(await second.end('SIGINT')).toMatchObject({ code: 0 });
  }, 90_000);

  it('leaves no database running when it is told to stop while it starts', async () => {
    const product = launchProduct({ DATA_DIR: dataDir });
    products.push(product);
    await eventually(() => existsSync(join(dataDir, 'postgresql')), Boolean, 60_000);
    expect(await product.end('SIGTERM')).toMatchObject({ code: 0 });
    expect(existsSync(join(dataDir, 'postgresql/postmaster.pid'))).toBe(false);
  }, 90_000);
});

describe('the product in the folder of an earlier start', () => {
  beforeEach(startedEarlier);

  it('refuses a second start beside the first, and says what to do', async () => {
    const first = await start({ DATA_DIR: dataDir });
    expect(await refused({ DATA_DIR: dataDir })).toContain(
      `Countersign already runs in ${dataDir} (process ${first.pid}): stop it, or set DATA_DIR to another folder`,
    );
    expect((await ready(first)).status).toBe(200);
    await first.end('SIGTERM');
  }, 90_000);

  it('adopts the database that a killed process left running, and recovers one that was killed too', async () => {
    await (await start({ DATA_DIR: dataDir })).end('SIGKILL');
    const postgres = postgresOf(dataDir);
    const second = await start({ DATA_DIR: dataDir });
    expect(postgresOf(dataDir)).toBe(postgres);
    expect(textOf(second.said)).toContain('adopted');

    await second.end('SIGKILL');
    await killPostgresOf(dataDir);
    const third = await start({ DATA_DIR: dataDir });
    expect((await ready(third)).status).toBe(200);
    expect(await third.end('SIGTERM')).toMatchObject({ code: 0 });
  }, 120_000);

  it('answers 503 in time when its database is killed under it, and serves again after a restart', async () => {
    const first = await start({ DATA_DIR: dataDir });
    await killPostgresOf(dataDir);
    const began = performance.now();
    expect(await ready(first)).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0 });
    const second = await start({ DATA_DIR: dataDir });
    expect((await ready(second)).status).toBe(200);
    await second.end('SIGTERM');
  }, 120_000);
});

describe('the product on a database of its own', () => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase();
  });
  afterEach(async () => {
    for (const product of products.splice(0)) await product.end();
    await fresh.drop();
  });

  const inDatabase = async (statement: string) => {
    const client = new pg.Client(fresh.url);
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  it('names the port that is taken', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await refused({ DATABASE_URL: fresh.url, PORT: String(port) })).toContain(
      `PORT: another program listens on ${port}; stop it, or set PORT to another`,
    );
    other.close();
  }, 60_000);

  it('does not serve a schema that is newer than itself', async () => {
    const running = await start({ DATABASE_URL: fresh.url, ROLE: 'api' });
    await inDatabase(`insert into migration (name, sha256) values ('9999-later.sql', 'x')`);
    const newer = 'The database is newer than this program: it has migration 9999-later.sql';
    const { code, said } = await running.ended;
    expect(code).toBe(1);
    expect(textOf(said)).toContain(newer);
    expect(await refused({ DATABASE_URL: fresh.url })).toContain(newer);
  }, 60_000);

  it('reports Redis, and serves without it', async () => {
    const port = await freePort();
    const settings = { DATABASE_URL: fresh.url, REDIS_URL: `redis://127.0.0.1:${port}` };
    const product = await start(settings);
    const redisCheck = async () => (await ready(product)).body.checks.redis;
    expect(await ready(product)).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await redisCheck()).toMatchObject({
      ok: false,
      required: false,
      fault: expect.stringContaining('ECONNREFUSED'),
    });
    const redis = await startRedis(join(folder, 'redis'), undefined, port);
    try {
      await eventually(redisCheck, ({ ok }) => ok);
      expect(await product.end('SIGTERM')).toMatchObject({ code: 0 });
    } finally {
      await redis.stop();
    }
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints, and leaves nothing of the printer behind: %s to all of it',
    async (signal) => {
      const cast = await castIn(fresh.url);
      mkdirSync(temporary(), { mode: 0o711 });
      const product = await start({ DATABASE_URL: fresh.url, TMPDIR: temporary() });
      const story = newStory(product.url, cast, 'Printed');
      await tell(story, [openDeal, openQuote, submitQuote, decideAll, requestProposal, proposalIsReady]);
      expect(readdirSync(temporary()).filter((name) => name.startsWith('countersign-printer-'))).toHaveLength(1);
      // As a terminal does with Ctrl-C: the printer's processes get the signal too.
      process.kill(-product.pid, signal);
      expect(await product.ended).toMatchObject({ code: 0 });
      expect(readdirSync(temporary()).filter((name) => name.startsWith('countersign-printer-'))).toEqual([]);
    },
    120_000,
  );

  it('starts any number of processes on an empty database at once', async () => {
    await inDatabase('drop schema public cascade; create schema public');
    const roles = ['api', 'api', 'worker', 'worker'];
    const started = await Promise.all(roles.map((ROLE) => start({ DATABASE_URL: fresh.url, ROLE })));
    const migrated = started.filter(({ said }) => said.some(({ msg }) => msg === 'migrated'));
    expect(migrated).toHaveLength(1);
    const ended = await Promise.all(started.map((product) => product.end('SIGTERM')));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  }, 90_000);
});

describe('when the database is stopped and comes back', () => {
  it('answers 503 with Retry-After within five seconds, and is ready again within fifteen of its return', async () => {
    const log = () => undefined;
    startedEarlier();
    let server = await startEmbeddedPostgres({ dataDir, log });
    const place = { host: '127.0.0.1', port: Number(new URL(server.url).port) };
    const link = await faultyLink(place);
    try {
      const cast = await castIn(server.url);
      const url = new URL(server.url);
      url.port = String(link.port);
      const product = await start({ DATABASE_URL: url.href });
      const story = newStory(product.url, cast, 'Outage');
      await openDeal(story);

      await server.stop();
      await link.cut();
      const request = { as: cast.rep, path: `/api/deals/${story.dealId}` };
      const began = performance.now();
      const away = await askOnce(product.url, request);
      expect({ status: away.status, code: String(away.body.code) }).toEqual({ status: 503, code: 'unavailable' });
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(5_000);
      expect((await ready(product)).status).toBe(503);

      server = await startEmbeddedPostgres({ dataDir, log });
      place.port = Number(new URL(server.url).port);
      await link.mend();
      await eventually(
        () => ready(product),
        ({ status }) => status === 200,
        15_000,
      );
      expect((await askOnce(product.url, request)).status).toBe(200);
      // The worker is back as well.
      await tell(story, [openQuote, submitQuote, decideAll]);
      await effectsAreDone(server.url);
      expect(await product.end('SIGTERM')).toMatchObject({ code: 0 });
    } finally {
      for (const product of products.splice(0)) await product.end();
      await link.cut();
      await server.stop();
    }
  }, 120_000);
});
