import type { Actor } from '../../commands/actor.ts';
import { type Named, named } from '../../queries/names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../../queries/page.ts';
import type { Database } from '../../store/database.ts';
import { kinds } from '../kinds/all.ts';
import { kindNames } from '../kinds/kind.ts';
import { automaticColumns } from '../mapping/automatic.ts';
import type { Mapping, Value } from '../mapping/mapping.ts';
import { openTable } from '../read/open.ts';
import type { Outcome, Progress } from './outcome.ts';
import { keptFiles } from './execute.ts';
import { availableOf, type RunState } from './states.ts';

export interface RunRow {
  id: string;
  state: RunState;
  available: readonly string[];
  dryRun: boolean;
  mapping: Mapping | null;
  files: { name: string; size: number; sha256: string }[];
  progress: Progress | null;
  outcome: Outcome | null;
  problems: number;
  error: string | null;
  by: Named | null;
  createdAt: string;
  finishedAt: string | null;
}

/** SQL that is true for runs (alias `r`) of the person in parameter `$n`, and of what they may bring in themselves. */
export function seesRun(actor: Actor, n: number): string {
  const allowed = kindNames.filter((name) => actor.permissions.has(kinds[name].permission));
  const list = allowed.map((name) => `'${name}'`).join(', ') || `''`;
  return `(r.asked_by = $${n} or (r.mapping is not null and not exists (
    select from jsonb_array_elements(r.mapping -> 'steps') s where s ->> 'import' not in (${list}))))`;
}

const columns = `r.id, r.state, r.dry_run as "dryRun", r.mapping, r.progress, r.outcome, r.problems, r.error,
  case when p.id is null then null else ${named('p')} end as by, r.created_at as "createdAt", r.finished_at as "finishedAt",
  coalesce((select jsonb_agg(jsonb_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256) order by f.name)
    from import_file f where f.run_id = r.id), '[]') as files`;

/** Runs that this person may see, newest first. */
export async function listRuns(reader: Reader, actor: Actor, { limit, cursor }: PageAsked): Promise<Page<RunRow>> {
  const rows = await reader.query<RunRow & { key: string }>(
    `select ${columns}, r.created_at::text as key from import_run r left join person p on p.id = r.asked_by
     where ${seesRun(actor, 1)} and ($2::text is null or (r.created_at, r.id) < ($2::timestamptz, $3::uuid))
     order by r.created_at desc, r.id desc limit $4`,
    [actor.id, cursor?.[0] ?? null, cursor?.[1] ?? null, limit + 1],
  );
  const page = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { next: page.next, items: page.items.map(({ key: _, ...row }) => withAvailable(row)) };
}

export async function readRun(reader: Reader, actor: Actor, id: string): Promise<RunRow | undefined> {
  const [run] = await reader.query<RunRow>(
    `select ${columns} from import_run r left join person p on p.id = r.asked_by where r.id = $2 and ${seesRun(actor, 1)}`,
    [actor.id, id],
  );
  return run && withAvailable(run);
}

// The result of a deleted round may be of an older program: only its own fields are shown.
const withAvailable = (run: RunRow): RunRow => ({ ...run, available: availableOf(run.state) });

export interface FileColumns {
  name: string;
  columns: { name: string; samples: string[] }[];
  /** For each kind of data the columns that the names suggest. */
  suggested: Record<string, Record<string, Value>>;
}

const sampled = 20;

/** The columns of each file of a run, with a few values and what they may be. */
export async function columnsOfRun(database: Database, runId: string): Promise<FileColumns[]> {
  const files = await keptFiles(database, runId);
  const found: FileColumns[] = [];
  for (const file of files) {
    const { header, rows } = await openTable(file);
    const samples = header.map(() => new Set<string>());
    let read = 0;
    for await (const { cells } of rows) {
      for (const [index, values] of samples.entries()) {
        const cell = (cells[index] ?? '').trim().slice(0, 80);
        if (cell !== '' && values.size < 3) values.add(cell);
      }
      if (++read >= sampled) break;
    }
    found.push({
      name: file.name,
      columns: header.map((name, index) => ({ name, samples: [...(samples[index] as Set<string>)] })),
      suggested: Object.fromEntries(kindNames.map((name) => [name, automaticColumns(kinds[name], header)])),
    });
  }
  return found;
}
