import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Account, databaseAccount } from './account.ts';
import { databaseBinaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { own } from './owner.ts';
import { runningPort } from './postmaster.ts';

const user = 'countersign';
const database = 'countersign';

export interface EmbeddedPostgres {
  url: string;
  /** Stops the server when this process owns it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder the installation lives in; the database takes `postgresql/` and `postgresql-password` in it. */
  dataDir: string;
  log(message: string): void;
  /** Use the server of another process that owns it (a command beside a running `npm start`) instead of refusing. */
  join?: boolean;
}

/**
 * Starts PostgreSQL from the packaged binaries on a free port of 127.0.0.1, or adopts the one that an earlier
 * process left running in this folder. Throws when another living process owns it, unless `join` is set.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const folder = join(dataDir, 'postgresql');
  const account = databaseAccount();
  const binaries = await databaseBinaries(account);
  const password = await initialise({ dataDir, folder, account, binaries, log: options.log });
  const connection = { host: '127.0.0.1', user, password, database: 'postgres' };

  const adopted = await runningPort(folder, connection);
  const port = adopted ?? (await start({ folder, account, binaries, connection }));
  const owned = await own({ ...connection, port });
  if ('owner' in owned && !options.join) {
    throw new Error(
      `Countersign already runs in ${dataDir} (${owned.owner}): stop it, or set DATA_DIR to another folder`,
    );
  }
  await createDatabase({ ...connection, port });
  options.log(`PostgreSQL ${adopted ? 'adopted' : 'started'} on port ${port}`);
  return {
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      if ('owner' in owned) return;
      await owned.release();
      await account.run(join(binaries, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', folder], [folder]);
    },
  };
}

interface Place {
  folder: string;
  account: Account;
  binaries: string;
}

/**
 * Makes the database folder beside its place and then renames it, so a killed first start leaves nothing half made.
 * Sorting is PostgreSQL's own (C.UTF-8): the same order on every machine, whatever locales that has.
 */
async function initialise(place: Place & { dataDir: string; log(message: string): void }): Promise<string> {
  const { dataDir, folder, account, binaries } = place;
  const passwordFile = join(dataDir, 'postgresql-password');
  if (existsSync(folder)) return readFileSync(passwordFile, 'utf8').trim();
  place.log('Making the database');
  const making = join(dataDir, `postgresql.${process.pid}`);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 }); // may be walked through, not listed
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  account.give(making);
  account.give(passwordFile);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = [`--username=${user}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await account.run(join(binaries, 'initdb'), ['-D', making, ...locale, ...access], [making]);
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process made it at the same moment
  }
  return readFileSync(passwordFile, 'utf8').trim();
}

/** Starts the server and answers its port. A port can be taken between choosing and using it, hence three tries. */
async function start(place: Place & { connection: pg.ClientConfig }): Promise<number> {
  const { folder, account, binaries } = place;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC`;
    const log = join(folder, 'server.log');
    try {
      await account.run(join(binaries, 'pg_ctl'), ['start', '-w', '-D', folder, '-l', log, '-o', settings], [folder]);
      return port;
    } catch (error) {
      // Another process may have started it at the same moment.
      const running = await runningPort(folder, place.connection);
      if (running) return running;
      if (attempt === 3) throw new Error(`PostgreSQL did not start: ${tail(log)}`, { cause: error });
    }
  }
}

const tail = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n') : 'it wrote no log';

async function createDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // made by another process in between
  } finally {
    await client.end();
  }
}
