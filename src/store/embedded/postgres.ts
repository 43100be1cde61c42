import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Account, databaseAccount } from './account.ts';
import { databaseBinaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { own } from './owner.ts';
import { runningPort } from './postmaster.ts';

const user = 'countersign';
const database = 'countersign';
const passwordFile = 'countersign-password';

export interface EmbeddedPostgres {
  url: string;
  /** Stops the server when this process owns it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder the installation lives in; the database takes `postgresql/` in it. */
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
  await initialise({ dataDir, folder, account, binaries, log: options.log });
  const password = readFileSync(join(folder, passwordFile), 'utf8').trim();
  const connection = { host: '127.0.0.1', user, password, database: 'postgres' };

  const adopted = await runningPort(folder, connection);
  const port = adopted ?? (await start({ folder, account, binaries, connection }));
  const owned = await own({ ...connection, port });
  if ('owner' in owned && !options.join) {
    throw new Error(
      `Countersign already runs in ${dataDir} (${owned.owner}): stop it, or set DATA_DIR to another folder`,
    );
  }
  if (!('owner' in owned)) removeLeftovers(dataDir);
  await createDatabase({ ...connection, port });
  options.log(`PostgreSQL ${adopted ? 'adopted' : 'started'} on port ${port}`);
  return {
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      if ('owner' in owned) return;
      await account.run(join(binaries, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', folder], [folder]);
      await owned.release(); // last, so that nobody can become the owner of a server about to stop
    },
  };
}

interface Place {
  folder: string;
  account: Account;
  binaries: string;
}

/**
 * Makes the database folder, password inside, beside its place and then renames it: a killed first start leaves
 * nothing half made, and of two at the same moment one wins. Sorting is PostgreSQL's own (C.UTF-8): the same order on
 * every machine, whatever locales that has.
 */
async function initialise(place: Place & { dataDir: string; log(message: string): void }): Promise<void> {
  const { dataDir, folder, account, binaries } = place;
  if (existsSync(folder)) return;
  place.log('Making the database');
  mkdirSync(dataDir, { recursive: true, mode: 0o711 }); // may be walked through, not listed
  const making = mkdtempSync(`${folder}.`);
  const database = join(making, 'database');
  const password = join(making, 'password');
  mkdirSync(database, { mode: 0o700 });
  writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  for (const path of [making, database, password]) account.give(path);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = [`--username=${user}`, '--auth=scram-sha-256', `--pwfile=${password}`];
    await account.run(join(binaries, 'initdb'), ['-D', database, ...locale, ...access], [making]);
    renameSync(password, join(database, passwordFile));
    renameSync(database, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process made it first
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** What first starts that were killed left behind; only the owner may, since others may be in the middle of one. */
function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith('postgresql.'))) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
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
