import { rmSync } from 'node:fs';

export default async function stopServers(): Promise<void> {
  const { servers } = globalThis;
  if (!servers) return;
  globalThis.servers = undefined;
  await Promise.all([servers.postgres.stop(), servers.redis.stop()]);
  rmSync(servers.folder, { recursive: true, force: true });
}
