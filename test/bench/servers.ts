import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { createServer } from '../../src/http/server.ts';
import type { Database } from '../../src/store/database.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';

export interface BenchServer {
  port: number;
  close(): Promise<void>;
}

/** The routes in this process, where their statements can be seen. */
export async function observedServer(database: Database): Promise<BenchServer> {
  const server = createServer({
    database,
    log: pino({ level: 'error' }),
    publicUrl: 'http://localhost',
    version: 'bench',
    live: { open: () => undefined, openStreams: () => 0, close: async () => undefined },
    webFolder: '/nowhere',
    routes: dealDeskRoutes,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The product as it is started everywhere, in a process of its own; without a worker, which would share the machine. */
export async function productServer(databaseUrl: string): Promise<BenchServer> {
  const port = await freePort();
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, ROLE: 'api', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await ready(child, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    port,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answered = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answered?.ok) return;
    await sleep(100);
  }
  throw new Error('the server was not ready within 30 s');
}
