/** As many deals as wanted, in statements about sets: alike in shape to real ones, different in what lists look at. */
import { measureNames } from '../../src/domain/measures/complete.ts';
import type { Tx } from '../../src/store/database.ts';

/** Measures that nothing here asks for. */
const unknown = Object.fromEntries(measureNames.map((name) => [name, null]));

interface Many {
  deals: number;
  /** Who owns them, in turn; each deal is of its owner's team. */
  owners: readonly string[];
  /** Who is or was asked on every tenth, in turn. */
  approvers: readonly string[];
  seller: string;
}

/**
 * Accounts, deals and, for every tenth, a quote with a request for approval, a contract, an order and an invoice. There
 * are ties and missing values in every column that sorts. Indexes are built after the rows; vacuum is left to the caller.
 */
export async function manyDeals(tx: Tx, { deals, owners, approvers, seller }: Many): Promise<void> {
  // Rows of this kind fire no trigger and are checked against nothing: they are right by construction.
  await tx.query('set local session_replication_role = replica');
  const indexes = await tx.query<{ name: string; made: string }>(
    `select i.indexname as name, i.indexdef as made from pg_indexes i
     where i.tablename in ('deal', 'account') and i.schemaname = 'public'
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
  );
  for (const { name } of indexes) await tx.query(`drop index ${name}`);
  await tx.query(
    `insert into account (external_id, name, region, country, segment, credit_class, customer_since)
     select 'many-' || n, ${word('n', names)} || ' ' || ${word('n / 7', trades)} || ' ' || n,
       ${word('n', regions)}, 'US', ${word('n / 3', ['enterprise', 'mid-market', 'smb'])}, 'B',
       case when n % 3 > 0 then date '2015-01-01' + (n * 37 % 4000)::int end
     from generate_series(1, greatest($1::int / 20, 10)) n`,
    [deals],
  );
  await tx.query(
    `insert into deal (external_id, name, account_id, seller_id, owner_id, team_id, kind, route_to_market, way_to_close,
       customer_close_date, stage, currency, tcv, acv, discount, margin, created_at, moved_at)
     select 'many-' || n, ${word('n / 11', subjects)} || ' for ' || ${word('n', places)}, a.id, $4, p.id, p.team_id,
       ${word('n', ['new', 'expansion', 'renewal'])}, 'direct', 'negotiated-contract',
       case when n % 6 > 0 then date '2026-01-01' + (n * 31 % 700)::int end, s.stage,
       case when s.stage <> 'draft' then ${word('n / 5', ['USD', 'USD', 'EUR', 'GBP'])} end,
       case when s.stage <> 'draft' then 1000 * (1 + n * 7919 % 900) + n % 97 end,
       case when s.stage <> 'draft' then 300 * (1 + n * 7919 % 900) end,
       case when s.stage <> 'draft' then (n * 13 % 40)::numeric / 100 end,
       case when s.stage <> 'draft' and n % 9 > 0 then (30 + n * 17 % 60)::numeric / 100 end,
       clock() - interval '4 years' * (1 - n::numeric / $1), clock() - interval '1 minute' * (n * 7727 % ($1::bigint * 2))
     from generate_series(1::bigint, $1) n
       join account a on a.external_id = 'many-' || (1 + n * 101 % greatest($1 / 20, 10))
       join person p on p.id = ($2::uuid[])[1 + n * 31 % $3],
       lateral (select ${word('n * 7 % 23', stages)} as stage) s`,
    [deals, owners, owners.length, seller],
  );
  for (const { made } of indexes) await tx.query(made);
  await tx.query(
    `insert into deal_total select owner_id, team_id, stage, currency, count(*), sum(tcv) from deal
     where external_id like 'many-%' group by 1, 2, 3, 4`,
  );
  await papers(tx, approvers);
}

const names = ['Halden', 'Orrefors', 'Lindqvist', 'Brightwater', 'Castellan', 'Nordfjord', 'Pemberton', 'Quayside'];
const trades = ['Logistics', 'Robotics', 'Foods', 'Energy', 'Shipping', 'Health', 'Paper', 'Steel', 'Retail'];
const regions = ['NA', 'EMEA', 'APAC', 'LATAM'];
const subjects = ['Monitoring', 'Renewal', 'Fleet rollout', 'Analytics', 'Second plant', 'Premium support', 'Pilot'];
const places = ['all sites', 'Rotterdam', 'the cold chain', 'Reykjavík', '100% of lines', 'lab_7', 'Osaka', 'Leeds'];
const products = ['PLT-CORE', 'USR-STD', 'ANA-PRED', 'CON-LTE'];
const stages = ['draft', 'draft', 'approved', 'signed', 'invoiced', 'closed', 'closed', 'closed', 'lost', 'lost'];

const word = (n: string, from: readonly string[]): string =>
  `(array['${from.join("', '")}'])[1 + (${n}) % ${from.length}]`;

const snapshot = (state: string, status = 'active') =>
  `jsonb_build_object('value', ${state}, 'status', '${status}', 'context', '{"version": 1}'::jsonb)`;

async function papers(tx: Tx, approvers: readonly string[]): Promise<void> {
  await tx.query(
    `create temporary table chosen on commit drop as
     select d.id as deal_id, d.owner_id, d.seller_id, coalesce(d.tcv, 100) as amount, coalesce(d.currency, 'USD') as currency,
       d.moved_at as at, row_number() over (order by d.number) as n, uuidv7() as quote_id, uuidv7() as approval_id,
       uuidv7() as step_id, uuidv7() as contract_id, uuidv7() as order_id, uuidv7() as invoice_id
     from deal d where d.external_id like 'many-%' and d.number % 10 = 0`,
  );
  const machines = [
    ['quote', 'quote_id', `'usable'`],
    ['approval', 'approval_id', `case when n % 25 = 0 then 'asking' else 'granted' end`],
    ['contract', 'contract_id', word('n', ['draft', 'issued', 'awaitingConfirmation'])],
    ['order', 'order_id', word('n', ['received', 'held'])],
    ['invoice', 'invoice_id', word('n', ['draft', 'issued'])],
  ] as const;
  for (const [workflow, id, state] of machines) {
    await tx.query(
      `insert into instance (id, deal_id, workflow, workflow_version, state, snapshot, changed_at)
       select ${id}, deal_id, '${workflow}', 1, ${state}, ${snapshot(state)}, at from chosen`,
    );
  }
  await tx.query('insert into quote (id, deal_id, ordinal) select quote_id, deal_id, 1 from chosen');
  await tx.query(
    `insert into quote_version (quote_id, version, content, basis, measures, created_by)
     select quote_id, 1, jsonb_build_object('lines', jsonb_build_array(
         jsonb_build_object('id', 'l1', 'product', ${word('n', products)}, 'quantity', '10'),
         jsonb_build_object('id', 'l2', 'product', case when n % 997 = 0 then 'CON-SAT' else 'SUP-PREM' end,
           'quantity', '1'))), '{}', '${JSON.stringify(unknown)}'::jsonb || jsonb_build_object('tcv', jsonb_build_object('amount', amount::text, 'currency',
       currency), 'discount', '0.10000000', 'margin', '0.50000000'), owner_id from chosen`,
  );
  await tx.query(
    `insert into approval_request (id, deal_id, quote_id, quote_version, terms_hash, submitted_by, submitted_at)
     select approval_id, deal_id, quote_id, 1, 'terms', owner_id, at from chosen`,
  );
  await tx.query(
    `insert into approval_step (id, approval_id, deal_id, stage, ordinal, label, plan, status, opened_at)
     select step_id, approval_id, deal_id, 1, 1, 'Sales manager', '{"causes": []}',
       case when n % 25 = 0 then 'open' else 'approved' end, at from chosen`,
  );
  await tx.query(
    `insert into approval_candidate (step_id, person_id, open, deal_id)
     select step_id, ($1::uuid[])[1 + n % $2], n % 25 = 0, deal_id from chosen`,
    [approvers, approvers.length],
  );
  await tx.query(
    `insert into contract (id, deal_id, quote_id, quote_version, terms_hash, kind, created_at)
     select contract_id, deal_id, quote_id, 1, 'terms', 'contract', at from chosen`,
  );
  await tx.query(
    `insert into sales_order (id, deal_id, contract_id, quote_id, quote_version, terms_hash, currency, total, lines,
       schedule, created_at)
     select order_id, deal_id, contract_id, quote_id, 1, 'terms', currency, amount, '[]', '[]', at from chosen`,
  );
  await tx.query(
    `insert into invoice (id, deal_id, order_id, seller_id, ordinal, currency, amount, issue_on, due_on, period, lines,
       created_at)
     select invoice_id, deal_id, order_id, seller_id, 1, currency, amount, at::date, at::date + 30,
       '{"from": "2027-01-01", "to": "2027-12-31"}', '[]', at from chosen`,
  );
}
