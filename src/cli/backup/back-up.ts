import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BackupRefused, takeBackup } from '../../store/backup/take.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { atInstallation } from '../installation.ts';
import { rowsIn } from './rows.ts';

/** `backup FILE`: everything there is, as of this moment, in one file. */
export async function backUp(file: string): Promise<Answer> {
  const taken = await atInstallation({ join: true }, (databaseUrl) =>
    takeBackup(databaseUrl, resolve(file), productVersion()),
  ).catch((error: unknown) => {
    throw error instanceof BackupRefused ? new CannotRun(error.message) : error;
  });
  const rows = rowsIn(taken.tables);
  const text = `${taken.file}: ${rows} rows of ${taken.tables.length} tables, ${taken.bytes} bytes`;
  return { json: { ...taken, rows }, text, found: false };
}

function productVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
