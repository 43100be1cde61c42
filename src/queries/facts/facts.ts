import type { Actor } from '../../commands/actor.ts';
import { seesEveryDeal } from '../../commands/relations.ts';
import { type ChainedFact, factHash, genesis } from '../../store/chain.ts';
import { type Named, named, peopleIn } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface FactRow {
  id: string;
  subjectKind: string;
  subjectId: string;
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
  prevHash: string;
}

export interface SubjectFilter {
  subjectKind?: string;
  subjectId?: string;
}

/** Facts of every subject or of one, newest first; those of deals for who sees every deal. */
export async function listFacts(
  reader: Reader,
  actor: Actor,
  { limit, cursor, subjectKind, subjectId, signIns }: PageAsked & SubjectFilter & { signIns?: boolean },
): Promise<Page<FactRow>> {
  const rows = await reader.query<Omit<FactRow, 'people'>>(
    `select f.id, f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.seq, f.type, ${named('p')} as by, ${named('delegator')} as "onBehalfOf", f.at,
       f.instance_id as "instanceId", f.data, f.hash, f.prev_hash as "prevHash"
     from fact f left join person p on p.id = f.by
       left join person delegator on f.data ? 'onBehalfOf' and delegator.id = (f.data ->> 'onBehalfOf')::uuid
     where ($1::bigint is null or f.id < $1) and ($2::text is null or f.subject_kind = $2)
       and ($3::text is null or f.subject_id = $3) and ($4 or f.subject_kind <> 'deal')
       and ($5 or f.type <> all ('{SignedIn,SignedOut}'))
     order by f.id desc limit $6`,
    [cursor?.[0] ?? null, subjectKind ?? null, subjectId ?? null, seesEveryDeal(actor), signIns ?? true, limit + 1],
  );
  const people = await peopleIn(
    reader,
    rows.map(({ data }) => data),
  );
  const facts = rows.map((row, index) => ({ ...row, people: people[index] as Named[] }));
  return pageOf(facts, limit, (row) => [row.id, row.id]);
}

export interface Verification {
  verified: boolean;
  facts: number;
  subjects: number;
  firstBad: BadFact | null;
}

export interface BadFact {
  subjectKind: string;
  subjectId: string;
  seq: number;
  /** Null when the fact itself is gone. */
  factId: string | null;
  problem: string;
}

const batch = 2_000;

/** What is verified: every chain or some, deals' too or not. */
type Verified = SubjectFilter & { withoutDeals?: boolean };

/**
 * Recomputes every hash of every chain, or of one subject's: a changed, deleted, swapped or inserted fact is found and
 * the first bad one named. Reads in batches, so that memory stays bounded.
 */
export async function verifyFacts(reader: Reader, subject: Verified = {}): Promise<Verification> {
  let [facts, subjects] = [0, 0];
  let last: Link | undefined;
  for (;;) {
    const rows = await factsAfter(reader, subject, last);
    for (const row of rows) {
      const isFirst = !last || last.subjectKind !== row.subjectKind || last.subjectId !== row.subjectId;
      if (isFirst) {
        const cut = last && missingTail(last);
        if (cut) return { verified: false, facts, subjects, firstBad: cut };
        subjects += 1;
      }
      const problem = problemOf(row, isFirst ? undefined : last);
      if (problem) return { verified: false, facts, subjects, firstBad: badFact(row, problem) };
      facts += 1;
      last = row;
    }
    if (rows.length < batch) break;
  }
  const cut = (last && missingTail(last)) ?? (await missingChain(reader, subject));
  return { verified: cut === undefined, facts, subjects, firstBad: cut ?? null };
}

interface Link extends ChainedFact {
  id: string;
  hash: string;
  /** The head of its chain, as of the statement that read the fact; null: there is none. */
  headSeq: number | null;
  headHash: string | null;
}

const factsAfter = (reader: Reader, { subjectKind, subjectId, withoutDeals }: Verified, after: Link | undefined) =>
  reader.query<Link>(
    `select id, subject_kind as "subjectKind", subject_id as "subjectId", f.seq, type, instance_id as "instanceId", by,
       at, data, command_id as "commandId", prev_hash as "prevHash", f.hash, h.seq as "headSeq", h.hash as "headHash"
     from fact f left join chain_head h using (subject_kind, subject_id)
     where ($1::text is null or subject_kind = $1) and ($2::text is null or subject_id = $2)
       and ($3::text is null or (subject_kind, subject_id, f.seq) > ($3, $4, $5))
       and ($6 or subject_kind <> 'deal')
     order by subject_kind, subject_id, f.seq limit ${batch}`,
    [
      subjectKind ?? null,
      subjectId ?? null,
      after?.subjectKind ?? null,
      after?.subjectId ?? null,
      after?.seq ?? null,
      !withoutDeals,
    ],
  );

function problemOf(
  { id: _, hash, headSeq: __, headHash: ___, ...fact }: Link,
  before: Link | undefined,
): string | undefined {
  if (fact.seq !== (before?.seq ?? 0) + 1) return 'A fact before this one is missing.';
  if (fact.prevHash !== (before?.hash ?? genesis)) return 'It does not follow the fact before it.';
  return factHash(fact) === hash ? undefined : 'Its content was changed.';
}

const badFact = ({ subjectKind, subjectId, seq, id }: Link, problem: string): BadFact => ({
  subjectKind,
  subjectId,
  seq,
  factId: id,
  problem,
});

/**
 * The head of the chain says how long it must be. The head is the one read with the fact: read later, it would be ahead of
 * the facts already read whenever somebody writes meanwhile.
 */
function missingTail({ subjectKind, subjectId, seq, hash, headSeq, headHash }: Link): BadFact | undefined {
  if (headSeq === seq && headHash === hash) return undefined;
  const problem = 'The end of the chain is missing or its head was changed.';
  return { subjectKind, subjectId, seq: seq + 1, factId: null, problem };
}

async function missingChain(
  reader: Reader,
  { subjectKind, subjectId, withoutDeals }: Verified,
): Promise<BadFact | undefined> {
  const [gone] = await reader.query<{ subjectKind: string; subjectId: string }>(
    `select h.subject_kind as "subjectKind", h.subject_id as "subjectId" from chain_head h
     where h.seq > 0 and ($1::text is null or h.subject_kind = $1) and ($2::text is null or h.subject_id = $2)
       and ($3 or h.subject_kind <> 'deal')
       and not exists (select from fact f where f.subject_kind = h.subject_kind and f.subject_id = h.subject_id)
     limit 1`,
    [subjectKind ?? null, subjectId ?? null, !withoutDeals],
  );
  return gone && { ...gone, seq: 1, factId: null, problem: 'The whole chain is missing.' };
}
