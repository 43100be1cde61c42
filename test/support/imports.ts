import { createHash } from 'node:crypto';
import type { Mapping } from '../../src/imports/mapping/mapping.ts';
import type { Source } from '../../src/imports/read/table.ts';
import type { Outcome } from '../../src/imports/run/outcome.ts';
import { execute } from '../../src/imports/run/execute.ts';
import type { FoundProblem } from '../../src/imports/run/problems.ts';
import { problemsOf } from '../../src/imports/run/report.ts';
import { beginRun } from '../../src/imports/run/request.ts';
import type { Database } from '../../src/store/database.ts';

/** A file in memory, handed out in small pieces. */
export function file(name: string, content: string | Uint8Array): Source & { sha256: string } {
  const bytes = Buffer.from(content as string);
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    async *open() {
      for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
    },
  };
}

export interface Imported extends Outcome {
  runId: string;
  report: Omit<FoundProblem, 'ordinal'>[];
}

/** Carries out an import and tells what came of it. */
export async function imported(
  at: { database: Database; url: string },
  mapping: Mapping,
  files: (Source & { sha256: string })[],
  { dryRun = false, by = null as string | null } = {},
): Promise<Imported> {
  const runId = await beginRun(at.database, { mapping, dryRun, by, files });
  const outcome = await execute({ database: at.database, databaseUrl: at.url, runId, files });
  const { items } = await problemsOf(at.database, runId, { limit: 1_000 });
  return { ...(outcome as Outcome), runId, report: items.map(({ ordinal: _, ...problem }) => problem) };
}
