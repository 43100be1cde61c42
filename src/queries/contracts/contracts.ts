import type { ContractContext } from '../../../workflows/contract/machine.ts';
import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import type { Clause } from '../../documents/clauses.ts';
import type { Instance } from '../../store/instances.ts';
import { moneyIn } from '../deals/list.ts';
import { type DocumentRow, documentsOfContract } from '../documents.ts';
import { type Named, named } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface ContractRow {
  id: string;
  number: string;
  kind: 'contract' | 'order-form';
  deal: { id: string; number: string; name: string };
  account: Named;
  quote: { id: string; number: string; version: number };
  state: string;
  createdAt: string;
  tcv: Money | null;
}

export interface ContractPage extends ContractRow {
  etagVersion: number;
  available: string[];
  termsHash: string;
  clauses: Clause[];
  documents: DocumentRow[];
  signedCopy: SignedCopy | null;
}

export interface SignedCopy {
  sha256: string;
  mediaType: string;
  size: number;
  recordedBy: Named;
  recordedAt: string;
  signedOn: string;
  confirmedBy: Named | null;
  confirmedAt: string | null;
}

const tables = `contract c join instance i on i.id = c.id join deal d on d.id = c.deal_id
  join account a on a.id = d.account_id join quote q on q.id = c.quote_id
  join quote_version v on v.quote_id = c.quote_id and v.version = c.quote_version`;

const columns = `c.id, 'C-' || c.number as number, c.kind,
  jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
  jsonb_build_object('id', q.id, 'number', 'Q-' || d.number || '-' || q.ordinal, 'version', c.quote_version) as quote,
  i.state, c.created_at as "createdAt", v.measures -> 'tcv' as tcv`;

/** Contracts, newest first. */
export async function listContracts(
  reader: Reader,
  actor: Actor,
  { limit, cursor, state }: PageAsked & { state?: string },
): Promise<Page<ContractRow>> {
  const rows = await reader.query<ContractRow & { key: string }>(
    `select ${columns}, c.created_at::text as key from ${tables}
     where ($2::text is null or (c.created_at, c.id) < ($2::timestamptz, $3::uuid))
       and ($4::text is null or i.state = $4) and ($5 or ${relatedDeal(1)})
     order by c.created_at desc, c.id desc limit $6`,
    [actor.id, cursor?.[0] ?? null, cursor?.[1] ?? null, state ?? null, seesEveryDeal(actor), limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...row }) => row), next };
}

export async function contractPage(reader: Reader, actor: Actor, id: string): Promise<ContractPage | undefined> {
  const [row] = await reader.query<
    ContractRow & { etagVersion: number; termsHash: string } & Pick<Instance, 'workflow' | 'snapshot'>
  >(
    `select ${columns}, i.version as "etagVersion", c.terms_hash as "termsHash", i.workflow, i.snapshot
     from ${tables} where c.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { workflow, snapshot, ...shown } = row;
  const { documentId } = snapshot.context as ContractContext;
  const [paper] = await reader.query<{ clauses: Clause[] }>(
    `select coalesce(view -> 'clauses', '[]') as clauses from document where id = $1`,
    [documentId],
  );
  return {
    ...shown,
    available: availableTo(actor, { workflow, snapshot }),
    clauses: paper?.clauses ?? [],
    documents: await documentsOfContract(reader, id),
    signedCopy: await signedCopyOf(reader, id),
  };
}

/** The copy on file, with the facts of who recorded and who confirmed it. */
async function signedCopyOf(reader: Reader, contractId: string): Promise<SignedCopy | null> {
  const [copy] = await reader.query<SignedCopy>(
    `select f.sha256, f.media_type as "mediaType", f.size, ${named('rp')} as "recordedBy", r.at as "recordedAt",
       r.data ->> 'signedOn' as "signedOn", ${named('sp')} as "confirmedBy", s.at as "confirmedAt"
     from contract c join file f on f.sha256 = c.signed_copy
       join lateral (select * from fact where instance_id = c.id and type = 'SignedCopyRecorded'
         order by id desc limit 1) r on true
       join person rp on rp.id = r.by
       left join lateral (select * from fact where instance_id = c.id and type = 'ContractSigned' limit 1) s on true
       left join person sp on sp.id = s.by
     where c.id = $1`,
    [contractId],
  );
  return copy ?? null;
}

export interface ContractCandidate {
  quoteId: string;
  quoteNumber: string;
  version: number;
  state: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  owner: Named;
  kind: 'contract' | 'order-form';
  tcv: Money | null;
  since: string;
}

/** Usable quotes without a running contract: accepted ones first, then the longest waiting. */
export async function contractCandidates(reader: Reader): Promise<ContractCandidate[]> {
  const rows = await reader.query<Omit<ContractCandidate, 'tcv'> & { currency: Currency | null; tcv: string | null }>(
    `select q.id as "quoteId", 'Q-' || d.number || '-' || q.ordinal as "quoteNumber",
       (i.snapshot -> 'context' ->> 'version')::int as version, i.state,
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
       ${named('o')} as owner,
       case d.way_to_close when 'negotiated-contract' then 'contract' else 'order-form' end as kind,
       d.currency, d.tcv::text, i.changed_at as since
     from instance i join quote q on q.id = i.id join deal d on d.id = q.deal_id join account a on a.id = d.account_id
       join person o on o.id = d.owner_id
     where i.workflow = 'quote' and i.state in ('usable', 'accepted')
       and not exists (select from contract c join instance ci on ci.id = c.id
         where c.quote_id = q.id and ci.state in ('draft', 'issued', 'awaitingConfirmation'))
     order by i.state, i.changed_at limit 200`,
  );
  return rows.map(({ currency, tcv, ...row }) => ({ ...row, tcv: moneyIn(currency, tcv) }));
}
