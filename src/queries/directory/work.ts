import type { Reader } from '../page.ts';

/** How much hangs on a person, as numbers: who administers people need not see the deals themselves. */
export interface Work {
  deals: number;
  decisions: number;
  standIns: number;
  standingIn: number;
  reports: number;
}

export async function readWork(reader: Reader, personId: string): Promise<Work | undefined> {
  const [work] = await reader.query<Work>(
    `select
       (select count(*)::int from deal where owner_id = p.id and origin <> 'imported' and stage not in ('closed', 'lost'))
         as deals,
       (select count(*)::int from approval_candidate where person_id = p.id and open) as decisions,
       (select count(*)::int from delegation where from_id = p.id and revoked_at is null and ends_at > clock())
         as "standIns",
       (select count(*)::int from delegation where to_id = p.id and revoked_at is null and ends_at > clock())
         as "standingIn",
       (select count(*)::int from person r where r.manager_id = p.id and r.active) as reports
     from person p where p.id = $1`,
    [personId],
  );
  return work;
}
