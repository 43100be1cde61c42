import { resolve } from 'node:path';
import { verifyFacts } from '../../queries/facts/facts.ts';
import { RestoreRefused, restoreBackup } from '../../store/backup/restore.ts';
import { openDatabase } from '../../store/database.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { atInstallation } from '../installation.ts';
import { rowsIn } from './rows.ts';

/** `restore FILE`: ends with 1 when the data is back, and its audit trail does not verify. */
export function restore(file: string): Promise<Answer> {
  return atInstallation({ join: false }, (databaseUrl) => restored(databaseUrl, resolve(file))).catch(
    (error: unknown) => {
      throw error instanceof RestoreRefused ? new CannotRun(error.message) : error;
    },
  );
}

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
