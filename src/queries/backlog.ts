import type { Database } from '../store/database.ts';
import { type JobRow, jobStatus } from './jobs.ts';

/** What waits, as monitoring reads it. */
export interface Backlog {
  effects: { verb: string; status: JobRow['status']; count: number; oldestSeconds: number }[];
  /** Deadlines whose time came more than a minute ago and that nobody has carried out. */
  lateDeadlines: number;
}

/** Looks at what is unfinished alone: the finished are too many to count at every reading. */
export async function backlog(database: Database): Promise<Backlog> {
  const [effects, late] = await Promise.all([
    database.query<Backlog['effects'][number]>(
      `select verb, ${jobStatus} as status, count(*)::integer as count,
         extract(epoch from now() - min(created_at))::float8 as "oldestSeconds"
       from outbox where status in ('pending', 'queued') group by 1, 2
       union all
       select verb, status, count(*)::integer, extract(epoch from now() - min(created_at))::float8
       from outbox where status = 'dead' group by 1, 2`,
    ),
    database.query<{ count: number }>(
      `select count(*)::integer as count from deadline where status = 'armed' and due_at < clock() - interval '1 minute'`,
    ),
  ]);
  return { effects, lateDeadlines: late[0]?.count ?? 0 };
}
