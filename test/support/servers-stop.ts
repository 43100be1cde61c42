import { rmSync } from 'node:fs';

export default async function stopServers(): Promise<void> {
  const { servers } = globalThis;
  if (!servers) return;
  globalThis.servers = undefined;
  await servers.postgres.stop();
  rmSync(servers.folder, { recursive: true, force: true });
}
