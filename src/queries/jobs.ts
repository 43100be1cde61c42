import type { Verb } from '../../workflows/effects.ts';
import type { Database } from '../store/database.ts';
import { type Page, type PageAsked, pageOf, type Reader } from './page.ts';

/** An effect on its way. `running`: a worker has it now; `failing`: it failed and waits for its next try. */
export interface JobRow {
  id: string;
  key: string;
  dealId: string | null;
  verb: Verb;
  status: 'pending' | 'queued' | 'running' | 'failing' | 'done' | 'dead';
  attempts: number;
  lastError: string | null;
  /** The next try; of a running one, when it counts as lost. */
  availableAt: string;
  createdAt: string;
  doneAt: string | null;
}

export interface JobCount {
  verb: Verb;
  status: JobRow['status'];
  count: number;
}

export async function jobCounts(database: Database): Promise<JobCount[]> {
  return database.query<JobCount>(
    `select verb, ${jobStatus} as status, count(*)::integer as count from outbox group by 1, 2 order by 1, 2`,
  );
}

/** Effects newest first, of one status or of all; `withoutDeals` for who operates them and may not see what they are of. */
export async function listJobs(
  reader: Reader,
  { limit, cursor, status: wanted, withoutDeals }: PageAsked & { status?: JobRow['status']; withoutDeals?: boolean },
): Promise<Page<JobRow>> {
  const rows = await reader.query<JobRow>(
    `select ${withoutDeals ? columnsWithoutDeals : columns} from outbox
     where ($1::bigint is null or id < $1) and ($2::text is null or ${jobStatus} = $2) order by id desc limit $3`,
    [cursor?.[0] ?? null, wanted ?? null, limit + 1],
  );
  return pageOf(rows, limit, (row) => [row.id, row.id]);
}

export async function jobById(database: Database, id: string): Promise<JobRow | null> {
  const [row] = await database.query<JobRow>(`select ${columns} from outbox where id = $1`, [id]);
  return row ?? null;
}

/** The state of an effect as people read it, of a row of the outbox. */
export const jobStatus = `case
  when status in ('pending', 'queued') and lease is not null and available_at > now() then 'running'
  when status in ('pending', 'queued') and last_error is not null then 'failing'
  else status end`;
const rest = `verb, ${jobStatus} as status, attempts, last_error as "lastError",
  available_at as "availableAt", created_at as "createdAt", done_at as "doneAt"`;
const columns = `id, key, deal_id as "dealId", ${rest}`;
// Keys are made of the ids of what they are about.
const columnsWithoutDeals = `id, case when deal_id is null then key else verb || '-' || id end as key, null as "dealId", ${rest}`;
