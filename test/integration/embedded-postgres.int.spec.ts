import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { testFolder } from '../support/folder.ts';

const module = new URL('../../src/store/embedded/postgres.ts', import.meta.url).href;

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];
  const log: string[] = [];

  const start = async (more: { join?: boolean } = {}) => {
    const server = await startEmbeddedPostgres({ dataDir, log: (message) => log.push(message), ...more });
    running.push(server);
    return server;
  };

  beforeEach(() => {
    folder = testFolder('embedded'); // closed: mode 0700
    dataDir = join(folder, 'data');
    log.length = 0;
  });

  afterEach(async () => {
    for (const server of running.splice(0).reverse()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what was written, through a stop and a start', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 1 as one');
    await first.stop();
    running.pop();
    const second = await start();
    expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(log.filter((message) => message === 'Making the database')).toHaveLength(1);
  });

  it('is durable, reachable with its password on loopback only, and sorts alike everywhere', async () => {
    const { url } = await start();
    const setting = async (name: string) => (await query(url, `select current_setting('${name}') as value`))[0]?.value;
    expect(await setting('fsync')).toBe('on');
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('unix_socket_directories')).toBe('');
    expect(await setting('server_encoding')).toBe('UTF8');
    const [collation] = await query(
      url,
      'select datlocprovider, datlocale from pg_database where datname = current_database()',
    );
    expect(collation).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8' });
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(dataDir, 'postgresql')).mode & 0o077).toBe(0);
  });

  it('refuses a second owner of the folder, but lets another process join and leave', async () => {
    const owner = await start();
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toThrow(
      `Countersign already runs in ${dataDir} (process ${process.pid})`,
    );
    const guest = await startEmbeddedPostgres({ dataDir, log: () => undefined, join: true });
    expect(guest.url).toBe(owner.url);
    await guest.stop();
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('has one owner when two processes make the database at the same moment', async () => {
    const both = await Promise.allSettled([start(), start()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining('already runs in') },
    });
    expect(readdirSync(dataDir).sort()).toEqual(['postgresql']);
  });

  it('is adopted when its owner was killed', async () => {
    await killedOwner();
    const { url } = await start();
    expect(log.join()).toContain('adopted');
    expect(await query(url, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('recovers when the server was killed too, leaving its pid file', async () => {
    await killedOwner();
    process.kill(Number(readFileSync(join(dataDir, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    const { url } = await start();
    expect(log.join()).toContain('started');
    expect(await query(url, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  /** A process that starts the database, commits a row and is killed. */
  async function killedOwner(): Promise<void> {
    const program = `
      import pg from 'pg';
      const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
      const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
      const client = new pg.Client(url);
      await client.connect();
      await client.query('create table kept as select 1 as one');
      console.log('committed');`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
  }
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
