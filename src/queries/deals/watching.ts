import type { Reader } from '../page.ts';

export interface Watching {
  watching: boolean;
  since: string | null;
  /** How many people watch the deal. */
  watchers: number;
}

/** Whether a person watches a deal, and how many do. */
export async function watchingOf(reader: Reader, personId: string, dealId: string): Promise<Watching> {
  const [row] = await reader.query<Watching>(
    `select count(*)::int as watchers, coalesce(bool_or(person_id = $2), false) as watching,
       max(since) filter (where person_id = $2) as since
     from deal_watch where deal_id = $1`,
    [dealId, personId],
  );
  return row as Watching;
}
