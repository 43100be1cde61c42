import { createHash } from 'node:crypto';
import type { Actor } from '../../commands/actor.ts';
import { type Refusal, refuse } from '../../commands/refusal.ts';
import type { Database, Tx } from '../../store/database.ts';
import { kinds } from '../kinds/all.ts';
import type { KindName } from '../kinds/kind.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Source } from '../read/table.ts';

/** Whether a person may bring in everything that a mapping does. */
export function mayImport(actor: Actor, mapping: Mapping): Refusal | undefined {
  for (const { import: name } of mapping.steps) {
    const { title, permission } = kinds[name];
    if (!actor.permissions.has(permission)) {
      return refuse('forbidden', { detail: `${title}: this needs the permission ${permission}.` });
    }
  }
  return undefined;
}

/** Whether a person may take a kind of data out; past deals carry what things cost. */
export function mayExport(actor: Actor, name: KindName): Refusal | undefined {
  const { title, exportPermission } = kinds[name];
  const needed = name === 'deals' ? ([exportPermission, 'cost.read'] as const) : [exportPermission];
  const lacking = needed.find((permission) => !actor.permissions.has(permission));
  return lacking && refuse('forbidden', { detail: `${title}: this needs the permission ${lacking}.` });
}

/** A run from the command line: its files stay where they are. */
export async function beginRun(
  database: Database,
  run: { mapping: Mapping; dryRun: boolean; by: string | null; files: readonly (Source & { sha256: string })[] },
): Promise<string> {
  return database.transaction(async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      `insert into import_run (state, round, dry_run, mapping, asked_by) values ('waiting', 1, $1, $2, $3) returning id`,
      [run.dryRun, JSON.stringify(run.mapping), run.by],
    );
    const { id } = row as { id: string };
    for (const file of run.files) await addRunFile(tx, id, file);
    return id;
  });
}

/** Notes a file of a run; one of the same name takes the other's place. */
export async function addRunFile(tx: Tx, runId: string, file: Pick<Source, 'name' | 'size'> & { sha256: string }) {
  await tx.query(
    `insert into import_file (run_id, name, size, sha256) values ($1, $2, $3, $4)
     on conflict (run_id, name) do update set size = excluded.size, sha256 = excluded.sha256`,
    [runId, file.name, file.size, file.sha256],
  );
}

/** SHA-256 of a file, read as a stream. */
export async function hashOf(source: Source): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of source.open()) hash.update(bytes);
  return hash.digest('hex');
}
