import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser's profile, home and temporary files; the name carries the process that will remove it. */
const prefix = 'countersign-printer-';

export function makeProfileFolder(): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** A browser that is just ending may still write: a few tries. */
export function removeProfileFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Removes what killed processes left behind. */
export function sweepProfileFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix) && !lives(Number(name.slice(prefix.length).split('-')[0]))) {
      removeProfileFolder(join(tmpdir(), name));
    }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Someone else's process: not ours to clean up after.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
