import type { ContractContext } from '../../../workflows/contract/machine.ts';
import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { dealScope } from '../../commands/relations.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { contractList } from '../../domain/lists/shapes.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import type { Clause } from '../../documents/clauses.ts';
import type { Instance } from '../../store/instances.ts';
import { dealJoins, moneyIn, ofDeal } from '../deals/list.ts';
import { type DocumentRow, documentsOfContract } from '../documents.ts';
import { type ListSource, readList } from '../list/list.ts';
import { type Named, named } from '../names.ts';
import type { Page, Reader } from '../page.ts';

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

const contractSource: ListSource<keyof (typeof contractList)['filters'], keyof (typeof contractList)['sorts']> = {
  id: 'c.id',
  from: 'contract c join deal d on d.id = c.deal_id',
  joins: { ...dealJoins, i: 'join instance i on i.id = c.id' },
  filters: { ...ofDeal, state: 'i.state', kind: 'c.kind', tcv: 'd.tcv', created: 'c.created_at' },
  sorts: { created: 'c.created_at', number: 'c.number', account: 'lower(a.name)', tcv: 'd.tcv' },
  columns,
  tables: `join ${tables.replace(' c ', ' c on c.id = page.id ')}`,
};

/** The contracts this person may see, as they are asked for. */
export async function listContracts(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<ContractRow>> {
  const viewer = { actor, scope: await dealScope(reader, actor) };
  const list = { shape: contractList, source: contractSource, viewer };
  const { items, ...rest } = await readList<ContractRow>(reader, list, asked);
  return { items: items.map(({ key: _, ...row }) => row), ...rest };
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
