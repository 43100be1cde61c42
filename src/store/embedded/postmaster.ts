import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** What `postmaster.pid` says of the server that wrote it. */
interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The port of a server that already serves this folder, which is then ours to adopt; else undefined, with a stale
 * `postmaster.pid` out of the way. A server in the middle of starting or stopping is waited for.
 *
 * Asking whether the process exists is not enough: a killed one can stay behind as a zombie, and after a restart of
 * the machine its number may belong to someone else. Only an answer from the server itself counts as alive.
 */
export async function runningPort(folder: string, connection: pg.ClientConfig): Promise<number | undefined> {
  const patience = Date.now() + 10_000;
  for (;;) {
    const found = read(folder);
    if (!found) return undefined;
    if (await answersFor(folder, { ...connection, port: found.port })) return found.port;
    if (!livesIn(found.pid, folder)) {
      rmSync(join(folder, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (Date.now() > patience) {
      throw new Error(`PostgreSQL (process ${found.pid}) holds ${folder} but does not answer; stop it and start again`);
    }
    await pause(100);
  }
}

function read(folder: string): Postmaster | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

async function answersFor(folder: string, connection: pg.ClientConfig): Promise<boolean> {
  if (!connection.port) return false;
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  client.on('error', () => client.end());
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0]!.data_directory) === realpathSync(folder);
  } catch {
    return false; // refused, starting up, or another server on that port
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** True when the process runs (is no zombie) and has this folder as its working folder, as every postmaster has. */
function livesIn(pid: number, folder: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (process.platform !== 'linux') return exists(pid);
  try {
    if (/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false; // gone
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
