/*
 * Keeps the demo company as a version of the program wrote it, for the test that upgrades it:
 *
 *   node scripts/upgrade-fixture.mjs CHECKOUT NAME
 *
 * CHECKOUT is a folder with that version and its node_modules; NAME names the files in test/fixtures. Papers are printed
 * as short notes, so that the file stays small. To be run before a version is given to others.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { takeBackup } from '../src/store/backup/take.ts';
import { openDatabase } from '../src/store/database.ts';
import { startEmbeddedPostgres } from '../src/store/embedded/postgres.ts';
import { lastingContent } from '../test/support/lasting.ts';

const [checkout, name] = process.argv.slice(2);
if (!checkout || !name) throw new Error('node scripts/upgrade-fixture.mjs CHECKOUT NAME');

/** A module of that version. @param {string} path */
const theirs = (path) => import(pathToFileURL(join(resolve(checkout), path)).href);

let printed = 0;
const printer = {
  async print() {
    printed += 1;
    const pdf = Buffer.from(`%PDF-1.4 paper ${printed}`);
    return { pdf, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex'), chromium: 'none' };
  },
};

const folder = mkdtempSync(join(tmpdir(), 'countersign-fixture-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
try {
  await (await theirs('src/store/migrate.ts')).migrate(postgres.url);
  const database = await (await theirs('src/store/database.ts')).openDatabase(postgres.url);
  await (await theirs('src/demo/load.ts')).loadDemo(database, { log: console.log, printer });
  await database.close();

  const { version } = (
    await import(pathToFileURL(join(resolve(checkout), 'package.json')).href, { with: { type: 'json' } })
  ).default;
  const fixture = (/** @type {string} */ ending) =>
    fileURLToPath(new URL(`../test/fixtures/${name}.${ending}`, import.meta.url));
  const { bytes, takenAt } = await takeBackup(postgres.url, fixture('backup'), version);
  const reader = await openDatabase(postgres.url);
  const lasting = await lastingContent(reader);
  await reader.close();
  writeFileSync(fixture('json'), `${JSON.stringify({ takenAt, lasting }, null, 2)}\n`);
  console.log(`${fixture('backup')}: ${bytes} bytes`);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
