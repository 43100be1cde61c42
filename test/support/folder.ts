import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** An empty folder, closed to others (0700), that goes with the run at the latest, and what still works in it too. */
export function testFolder(name: string): string {
  const run = process.env.TEST_FOLDER;
  if (!run) throw new Error('No folder: a test that needs one is named *.int.spec.ts or *.e2e.spec.ts');
  return mkdtempSync(join(run, `${name}-`));
}
