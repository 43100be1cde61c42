import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';
import { type Named, named, peopleIn } from '../names.ts';

export interface TimelineEntry {
  id: string;
  seq: number;
  type: string;
  by: Named | null;
  /** In whose place it was done. */
  onBehalfOf: Named | null;
  at: string;
  instanceId: string | null;
  data: Record<string, unknown>;
  /** Whom the record names by id. */
  people: Named[];
  hash: string;
}

/** What happened to a deal, newest first. */
export async function timeline(
  reader: Reader,
  dealId: string,
  { limit, cursor }: PageAsked,
): Promise<Page<TimelineEntry>> {
  const rows = await reader.query<Omit<TimelineEntry, 'people'>>(
    `select f.id, f.seq, f.type, ${named('p')} as by, ${named('delegator')} as "onBehalfOf", f.at, f.instance_id as "instanceId", f.data, f.hash
     from fact f left join person p on p.id = f.by
       left join person delegator on f.data ? 'onBehalfOf' and delegator.id = (f.data ->> 'onBehalfOf')::uuid
     where f.subject_kind = 'deal' and f.subject_id = $1 and ($2::bigint is null or f.seq < $2)
     order by f.seq desc limit $3`,
    [dealId, cursor?.[0] ?? null, limit + 1],
  );
  const people = await peopleIn(
    reader,
    rows.map(({ data }) => data),
  );
  const entries = rows.map((row, index) => ({ ...row, people: people[index] as Named[] }));
  return pageOf(entries, limit, (row) => [String(row.seq), row.id]);
}
