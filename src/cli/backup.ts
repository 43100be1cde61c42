import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { verifyFacts } from '../queries/facts/facts.ts';
import { RestoreRefused, restoreBackup } from '../store/backup/restore.ts';
import { BackupRefused, takeBackup } from '../store/backup/take.ts';
import { openDatabase } from '../store/database.ts';
import { type Answer, CannotRun, give } from './answer.ts';
import { atInstallation } from './installation.ts';

/** Registers `countersign backup` and `countersign restore`. */
export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description('write everything, as of this moment, into one file; the server may go on')
    .argument('<file>', 'a name that no file has yet')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      const taken = await atInstallation({ join: true }, (databaseUrl) =>
        takeBackup(databaseUrl, resolve(file), productVersion()),
      ).catch(sayWhy);
      const rows = rowsIn(taken.tables);
      const text = `${taken.file}: ${rows} rows of ${taken.tables.length} tables, ${taken.bytes} bytes`;
      give({ json: { ...taken, rows }, text, found: false }, json);
    });
  program
    .command('restore')
    .description('put a backup into an empty database and bring it up to this version; stop the server first')
    .argument('<file>', 'a file that `countersign backup` wrote')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      give(await atInstallation({ join: false }, (url) => restored(url, resolve(file))).catch(sayWhy), json);
    });
}

/** Ends with 1 when the data is back, and its audit trail does not verify. */
async function restored(databaseUrl: string, file: string): Promise<Answer> {
  const { tables, applied, ...from } = await restoreBackup(databaseUrl, file);
  const database = await openDatabase(databaseUrl, { poolSize: 2, statementTimeoutMs: 600_000 });
  try {
    const chain = await verifyFacts(database);
    const { subjectKind, subjectId, seq, problem } = chain.firstBad ?? {};
    const lines = [
      `${rowsIn(tables)} rows of ${tables.length} tables restored, as of ${from.takenAt} (version ${from.product})`,
      applied.length === 0 ? 'no migration was due' : `migrated: ${applied.join(', ')}`,
      chain.verified
        ? `${chain.facts} facts of ${chain.subjects} subjects verified`
        : `the audit trail does not verify: ${subjectKind} ${subjectId}, entry ${seq}: ${problem}`,
    ];
    const json = { file, ...from, rows: rowsIn(tables), tables, migrated: applied, facts: chain };
    return { json, text: lines.join('\n'), found: !chain.verified };
  } finally {
    await database.close();
  }
}

const rowsIn = (tables: { rows: number }[]): number => tables.reduce((sum, { rows }) => sum + rows, 0);

function productVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function sayWhy(error: unknown): never {
  if (error instanceof BackupRefused || error instanceof RestoreRefused) throw new CannotRun(error.message);
  throw error;
}
