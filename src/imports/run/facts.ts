import { appendFacts, type NewFact, type Subject } from '../../store/facts.ts';
import type { BulkTx } from '../../store/bulk.ts';
import { addEffects } from '../../store/outbox.ts';
import type { KindName } from '../kinds/kind.ts';

/** Who brings in what. */
export interface Importing {
  runId: string;
  by: string | null;
  files: readonly { name: string; sha256: string }[];
}

interface Done {
  kind: KindName;
  rows: number;
  added: number;
  changed: number;
}

/**
 * One fact for each step that changed something, and one for each person and each role that they were granted: since when
 * who may decide what is on the record, however they came in.
 */
export async function recordFacts(tx: BulkTx, asked: Importing, { kind, rows, added, changed }: Done): Promise<void> {
  if (added + changed === 0) return;
  const [clock] = await tx.query<{ at: string }>('select clock() as at');
  const said = { by: asked.by, at: (clock as { at: string }).at, commandId: asked.runId };
  const files = asked.files.map(({ name, sha256 }) => ({ name, sha256 }));
  await appendFacts(tx, subjectOf(kind), [
    { ...said, type: 'DataImported', data: { kind, runId: asked.runId, rows, added, changed, files } },
  ]);
  if (kind === 'price-agreements') await recordAgreements(tx, said);
  if (kind === 'exchange-rates') await recordRates(tx, said);
  if (kind !== 'people') return;
  const people = await tx.query<{ id: string; added: boolean; data: { roles: string[] } }>(
    `select p.id, t.added, jsonb_build_object('email', p.email, 'name', p.name, 'title', p.title,
       'managerId', p.manager_id, 'teamId', p.team_id,
       'roles', array(select role from person_role r where r.person_id = p.id order by 1)) as data
     from touched t join person p on p.id::text = t.id order by p.email`,
  );
  for (const { id, added: isNew, data } of people) {
    const granted = isNew ? data.roles.map((role) => ({ ...said, type: 'RoleGranted', data: { role } })) : [];
    const type = isNew ? 'PersonAdded' : 'PersonChanged';
    await appendFacts(tx, { kind: 'person', id }, [{ ...said, type, data }, ...granted]);
  }
  await rerouteMoved(tx, asked.runId);
}

/** As when they are entered by hand: each on the record of its account. */
async function recordAgreements(tx: BulkTx, said: Omit<NewFact, 'type' | 'data'>): Promise<void> {
  const entered = await tx.query<{ accountId: string; data: object }>(
    `select g.account_id as "accountId", jsonb_build_object('agreementId', g.id, 'externalId', g.external_id, 'name', g.name,
       'productId', g.product_id, 'currency', g.currency, 'unitPrice', trim_scale(g.unit_price)::text,
       'validFrom', g.valid_from, 'validTo', g.valid_to, 'upTo', trim_scale(g.up_to)::text, 'contract', g.contract) as data
     from touched t join price_agreement g on g.id::text = t.id order by g.account_id, g.external_id`,
  );
  for (const { accountId, data } of entered) {
    await appendFacts(tx, { kind: 'account', id: accountId }, [{ ...said, type: 'PriceAgreementEntered', data }]);
  }
}

/** As when they are proposed by hand. */
async function recordRates(tx: BulkTx, said: Omit<NewFact, 'type' | 'data'>): Promise<void> {
  const [proposed] = await tx.query<{ data: object }>(
    `select jsonb_build_object('changeId', id, 'kind', kind, 'validFrom', valid_from, 'note', note) || content as data
     from rate_change where kind = 'exchange' and status = 'proposed'`,
  );
  if (!proposed) return;
  await appendFacts(tx, subjectOf('exchange-rates'), [{ ...said, type: 'RatesProposed', data: proposed.data }]);
}

/** Running requests look anew at whom they ask when somebody came under another manager, as after a change by screen. */
async function rerouteMoved(tx: BulkTx, runId: string): Promise<void> {
  const moved = await tx.query<{ id: string; name: string }>(
    `select p.id, p.name from former f join person p on p.id = f.id
     where p.manager_id is distinct from f.manager_id order by p.email`,
  );
  const effects = moved.map(({ id, name }) => ({
    key: `reroute-${id}-${runId}`,
    dealId: null,
    verb: 'reroute' as const,
    payload: { personId: id, reason: `${name} has another manager.` },
  }));
  await addEffects(tx, effects);
}

const catalogueKinds: readonly KindName[] = ['products', 'price-books', 'prices', 'costs', 'exchange-rates'];

const subjectOf = (kind: KindName): Subject =>
  catalogueKinds.includes(kind) ? { kind: 'catalogue', id: 'catalogue' } : { kind: 'installation', id: 'installation' };
