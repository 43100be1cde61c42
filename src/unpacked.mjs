import { chmodSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Where programs that come with the packages are unpacked. Plain JavaScript: the set-up script reads it on whatever
 * Node the machine has, before anything is installed, and the server reads it to find what the set-up left.
 *
 * As root the programs run under other accounts, which cannot reach a closed home folder: so an open folder that
 * only root can write to. Everyone else keeps them with the packages.
 */

const project = dirname(dirname(fileURLToPath(import.meta.url)));

export const isRoot = process.getuid?.() === 0;

/**
 * The folder of one unpacked program; its name carries the version, so that two checkouts never share the wrong one.
 * @param {string} name
 */
export const unpackedFolder = (name) =>
  join(isRoot ? '/var/cache/countersign' : join(project, 'node_modules', '.cache', 'countersign'), name);

/** @param {string} folder */
export const isUnpacked = (folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Fills a folder once: work goes to a folder of this process's own, which is then renamed, so nobody ever sees half
 * of it and of two that race one simply wins.
 * @param {string} folder
 * @param {(building: string) => void | Promise<void>} fill
 */
export async function unpackOnce(folder, fill) {
  if (isUnpacked(folder)) return;
  const building = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building);
  for (const open of [dirname(folder), building]) chmodSync(open, 0o755); // whatever the umask
  try {
    await fill(building);
    renameSync(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!isUnpacked(folder)) throw error;
  }
}
