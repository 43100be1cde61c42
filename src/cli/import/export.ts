import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KindName } from '../../imports/kinds/kind.ts';
import { exportCsv } from '../../imports/run/export.ts';
import type { Database } from '../../store/database.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { onInstallation } from '../installation.ts';

/** Writes all of a kind of data to a file. */
export function exportFile(kind: KindName, to: string): Promise<Answer> {
  return onInstallation((database) => exportFrom(database, kind, to));
}

async function exportFrom(database: Database, kind: KindName, to: string): Promise<Answer> {
  const out = createWriteStream(to);
  try {
    await pipeline(Readable.from(exportCsv(database, kind)), out);
  } catch (error) {
    // Said by the file system; anything else is not about the file.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CannotRun(`--to: ${error.message}`);
  }
  return { json: { kind, file: to, bytes: out.bytesWritten }, text: `${kind} written to ${to}`, found: false };
}
