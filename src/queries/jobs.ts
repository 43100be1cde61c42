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

export interface JobsAsked extends PageAsked {
  status?: JobRow['status'];
  verb?: string;
  /** What reasons of failure have in common, as failures are grouped. */
  reason?: string;
  /** For who operates them and may not see what they are of. */
  withoutDeals?: boolean;
}

/** Effects newest first. */
export async function listJobs(
  reader: Reader,
  { limit, cursor, status, verb, reason, withoutDeals }: JobsAsked,
): Promise<Page<JobRow>> {
  const rows = await reader.query<JobRow>(
    `select ${withoutDeals ? columnsWithoutDeals : columns} from outbox
     where ($1::bigint is null or id < $1) and ${inStatus(status)} and ($2::text is null or verb = $2)
       and ($3::text is null or reason_group(last_error) = $3)
     order by id desc limit $4`,
    [cursor?.[0] ?? null, verb ?? null, reason ?? null, limit + 1],
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

// Told apart by the stored status first, so that the few that are unfinished are found by their index.
function inStatus(status: JobRow['status'] | undefined): string {
  if (status === undefined) return 'true';
  if (status === 'done' || status === 'dead') return `status = '${status}'`;
  return `(status in ('pending', 'queued') and ${jobStatus} = '${status}')`;
}

const rest = `verb, ${jobStatus} as status, attempts, last_error as "lastError",
  available_at as "availableAt", created_at as "createdAt", done_at as "doneAt"`;
const columns = `id, key, deal_id as "dealId", ${rest}`;
// Keys are made of the ids of what they are about.
const columnsWithoutDeals = `id, case when deal_id is null then key else verb || '-' || id end as key, null as "dealId", ${rest}`;
