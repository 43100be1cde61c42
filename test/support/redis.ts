import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { freePort } from '../../src/store/embedded/free-port.ts';

export interface RedisServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** What a Redis must be told to keep every job: write each to its log, and never make room by dropping some. */
export const durable = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];

/** A Redis server of its own on a free or the chosen port of 127.0.0.1, keeping its files in `folder`. */
export async function startRedis(folder: string, flags = durable, chosenPort?: number): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const port = chosenPort ?? (await freePort());
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = spawn('redis-server', [...own, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
  const failed = new Promise<never>((_, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said}`)));
  });
  failed.catch(() => undefined); // an end after the start is the caller's doing
  const url = `redis://127.0.0.1:${port}`;
  await Promise.race([answering(url), failed]);
  return {
    url,
    pid: server.pid!,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

async function answering(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: (times) => (times < 200 ? 25 : null) });
  client.on('error', () => undefined); // not yet listening
  try {
    await client.ping();
  } finally {
    client.disconnect();
  }
}
