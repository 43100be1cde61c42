import { createHash, randomUUID } from 'node:crypto';
import type { RawConnections } from './raw.ts';

/** What a transition cannot do without: read the state, then one guarded statement with state, fact, head and effect. */
export interface TwoTripsCase {
  dealId: string;
  stepId: string;
}

export async function twoTrips(raw: RawConnections, { dealId, stepId }: TwoTripsCase): Promise<void> {
  const { rows } = await raw.query({ name: 'bench-read', text: read, values: [stepId] });
  const { id, version, snapshot, seq, hash } = rows[0];
  const data = { stepId, decision: 'approve', by: 'somebody', comment: 'Fine with me.' };
  const next = createHash('sha256').update(hash).update(JSON.stringify(data)).digest('hex');
  const payload = { people: [], title: 'A decision was made', dealId };
  const written = await raw.query({
    name: 'bench-write',
    text: write,
    values: [
      id,
      version,
      JSON.stringify(snapshot),
      dealId,
      seq + 1,
      hash,
      next,
      JSON.stringify(data),
      randomUUID(),
      JSON.stringify(payload),
    ],
  });
  if (written.rowCount !== 1) throw new Error('another client was first');
}

const read = `select i.id, i.version, i.snapshot, h.seq, h.hash
  from approval_step s join instance i on i.id = s.approval_id
  join chain_head h on h.subject_kind = 'deal' and h.subject_id = i.deal_id::text where s.id = $1`;

const write = `with moved as (
    update instance set version = version + 1, snapshot = $3, changed_at = clock()
    where id = $1 and version = $2 returning id
  ), head as (
    update chain_head set seq = $5, hash = $7 where subject_kind = 'deal' and subject_id = $4 and exists (select from moved)
  ), event as (
    insert into fact (subject_kind, subject_id, seq, type, instance_id, at, data, prev_hash, hash)
    select 'deal', $4, $5, 'StepApproved', id, clock(), $8, $6, $7 from moved
  ), effect as (
    insert into outbox (key, deal_id, verb, payload, status) select $9, $4::uuid, 'notify', $10, 'done' from moved
  ) select id from moved`;
