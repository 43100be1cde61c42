/** How the work behind the screens stands: what waits, runs and fails, and who carries it out. */
import type { Verb } from '../../workflows/effects.ts';
import type { Database } from '../store/database.ts';
import type { ProcessIdentity, ProcessReport } from '../store/processes.ts';
import { jobStatus } from './jobs.ts';

export interface JobOverview {
  /** The database's time, by which everything here is meant. */
  at: string;
  kinds: JobKind[];
  /** The last 24 hours by the hour, the one under way last. */
  hours: { hour: string; done: number; failed: number }[];
  held: HeldJob[];
  failures: FailureGroup[];
  processes: SeenProcess[];
  /** Seconds that the longest due effect has waited for a place in the queue; 0: nothing does. */
  lagSeconds: number;
  /** Deadlines whose time came more than a minute ago. */
  lateDeadlines: number;
}

export interface JobKind {
  verb: Verb;
  waiting: number;
  running: number;
  failing: number;
  dead: number;
  /** In the hours that are shown. */
  done: number;
  oldestWaiting: string | null;
}

/** An effect that a process has in hand. */
export interface HeldJob {
  id: string;
  verb: Verb;
  attempts: number;
  since: string | null;
  /** When it counts as lost, unless its process shows life. */
  until: string;
  processId: string | null;
}

/** Effects of a kind that failed alike. */
export interface FailureGroup {
  verb: Verb;
  reason: string;
  dead: number;
  failing: number;
  since: string;
  nextTry: string | null;
}

export interface SeenProcess extends ProcessIdentity, ProcessReport {
  startedAt: string;
  seenAt: string;
  /** Its last report is recent. */
  alive: boolean;
}

/** A process reports every five seconds. */
const silence = `interval '20 seconds'`;
const firstHour = `date_trunc('hour', now()) - interval '23 hours'`;
const mostGroups = 100;

export async function jobOverview(database: Database): Promise<JobOverview> {
  const [kinds, hours, held, failures, processes, [now]] = await Promise.all([
    database.query<JobKind>(kindsSql, []),
    database.query<JobOverview['hours'][number]>(hoursSql, []),
    database.query<HeldJob>(heldSql, []),
    database.query<FailureGroup>(failuresSql, []),
    seenProcesses(database),
    database.query<Pick<JobOverview, 'at' | 'lagSeconds' | 'lateDeadlines'>>(nowSql, []),
  ]);
  return { ...(now as NonNullable<typeof now>), kinds, hours, held, failures, processes };
}

/** Processes that were heard of in the last hour, those that live first. */
export async function seenProcesses(database: Pick<Database, 'query'>): Promise<SeenProcess[]> {
  const rows = await database.query<Omit<SeenProcess, keyof ProcessReport> & { report: ProcessReport }>(
    `select id, role, host, pid, version, started_at as "startedAt", seen_at as "seenAt", report,
       seen_at > now() - ${silence} as alive
     from process where seen_at > now() - interval '1 hour' order by alive desc, role, host, pid, id`,
    [],
  );
  return rows.map(({ report, ...process }) => ({ ...process, ...report }));
}

const kindsSql = `select verb,
    (count(*) filter (where state in ('pending', 'queued')))::integer as waiting,
    (count(*) filter (where state = 'running'))::integer as running,
    (count(*) filter (where state = 'failing'))::integer as failing,
    (count(*) filter (where state = 'dead'))::integer as dead,
    (count(*) filter (where state = 'done'))::integer as done,
    min(created_at) filter (where state in ('pending', 'queued', 'failing')) as "oldestWaiting"
  from (
    select verb, ${jobStatus} as state, created_at from outbox where status in ('pending', 'queued')
    union all select verb, status, created_at from outbox where status = 'dead'
    union all select verb, status, null from outbox where status = 'done' and attempts > 0 and done_at >= ${firstHour}
  ) known group by verb order by verb`;

const hoursSql = `select hour, coalesce(done, 0) as done, coalesce(failed, 0) as failed
  from generate_series(${firstHour}, now(), interval '1 hour') as hour
  left join (
    select date_trunc('hour', done_at) as hour, count(*)::integer as done from outbox
    where status = 'done' and attempts > 0 and done_at >= ${firstHour} group by 1) finished using (hour)
  left join (
    select date_trunc('hour', at) as hour, count(*)::integer as failed from effect_failure
    where at >= ${firstHour} group by 1) broken using (hour)
  order by hour`;

const heldSql = `select id, verb, attempts, taken_at as since, available_at as until, held_by as "processId"
  from outbox where status in ('pending', 'queued') and lease is not null and available_at > now()
  order by taken_at, id limit 200`;

const failuresSql = `select verb, reason_group(last_error) as reason,
    (count(*) filter (where status = 'dead'))::integer as dead,
    (count(*) filter (where status <> 'dead'))::integer as failing,
    min(created_at) as since, min(available_at) filter (where status <> 'dead') as "nextTry"
  from outbox where status = 'dead' or (status in ('pending', 'queued') and last_error is not null)
  group by 1, 2 order by 3 desc, 4 desc, 1, 2 limit ${mostGroups}`;

const nowSql = `select now() as at,
  coalesce((select extract(epoch from now() - min(available_at)) from outbox
    where status in ('pending', 'queued') and lease is null and available_at <= now()), 0)::integer as "lagSeconds",
  (select count(*)::integer from deadline where status = 'armed' and due_at < clock() - interval '1 minute')
    as "lateDeadlines"`;
