import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { maySee } from '../../src/commands/relations.ts';
import { add, type Exact, exact, zero } from '../../src/domain/exact.ts';
import type { ListAsked } from '../../src/domain/lists/list.ts';
import { plainlyAsked } from '../../src/domain/lists/list.ts';
import { type ListName, lists } from '../../src/domain/lists/shapes.ts';
import type { Direction, Place, Sort } from '../../src/domain/lists/sort.ts';
import { foldTotals } from '../../src/effects/retention.ts';
import { listApprovals } from '../../src/queries/approvals/list.ts';
import { listContracts } from '../../src/queries/contracts/contracts.ts';
import { listDeals } from '../../src/queries/deals/list.ts';
import { listAccounts } from '../../src/queries/directory/accounts.ts';
import { home } from '../../src/queries/home.ts';
import { listInvoices } from '../../src/queries/orders/invoices.ts';
import { listOrders } from '../../src/queries/orders/orders.ts';
import { listSubscriptions } from '../../src/queries/subscriptions/subscriptions.ts';
import type { Reader } from '../../src/queries/page.ts';
import type { Tx } from '../../src/store/database.ts';
import { type TestCompany, testCompany } from '../support/company.ts';
import { manyDeals } from '../support/many-deals.ts';

let company: TestCompany;
let asked: Actor;
let elder: Actor;
let members: string[];

beforeAll(async () => {
  company = await testCompany();
  const { people, seller, database } = company;
  asked = await company.hire('asked', ['sales-manager']);
  elder = await company.hire('elder', ['sales-manager']);
  const [team] = await database.query<{ id: string }>(`insert into team (name) values ('North') returning id`, []);
  const mate = await company.hire('mate', ['rep'], elder.id);
  await database.query('update person set team_id = $1 where id = any($2)', [team?.id, [people.otherRep.id, mate.id]]);
  // Two who manage each other: nobody must look for ever.
  await database.query('update person set manager_id = $1 where id = $2', [mate.id, elder.id]);
  members = [people.rep.id, people.otherRep.id, mate.id, people.desk.id, people.cfo.id];
  await database.transaction((tx) =>
    manyDeals(tx, { deals: 400, owners: members, approvers: [asked.id, people.manager.id, people.rep.id], seller }),
  );
  await database.query(
    `insert into subscription (account_id, currency, starts_on, ends_on, source, yearly)
     select a.id, case when n % 3 = 0 then 'EUR' else 'USD' end, clock()::date - 200 - 5 * n, clock()::date + 10 * (n - 12),
       case when n % 2 = 0 then 'imported' else 'entered' end, 1000 * (n % 7) + 0.5
     from generate_series(1, 40) n
       cross join lateral (select id from account order by md5(id::text || n::text) limit 1) a`,
    [],
  );
});
afterAll(() => company?.close());

const readers = {
  deals: listDeals,
  approvals: listApprovals,
  contracts: listContracts,
  orders: listOrders,
  invoices: listInvoices,
  accounts: listAccounts,
  subscriptions: listSubscriptions,
} as const;

async function walked(name: ListName, actor: Actor, given: Partial<ListAsked> = {}): Promise<{ id: string }[]> {
  const rows: { id: string }[] = [];
  let cursor: Place | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const plain = plainlyAsked(lists[name]);
    const page = await readers[name](company.database, actor, { ...plain, limit: 7, ...given, cursor });
    rows.push(...page.items);
    if (page.next === null) return rows;
    cursor = page.next as Place;
  }
  throw new Error('the list has no end');
}

describe('the pages of a list', () => {
  const cases = (Object.keys(lists) as ListName[]).flatMap((name) =>
    Object.keys(lists[name].sorts).flatMap((by) =>
      (['asc', 'desc'] as const).map((direction): [ListName, string, Direction] => [name, by, direction]),
    ),
  );

  it.each(cases)(
    'of %s by %s %s have each row once, in order, those without a value last',
    async (name, by, direction) => {
      const { cfo, manager } = company.people;
      const sort: Sort | undefined = Object.entries<Sort>(lists[name].sorts).find(([one]) => one === by)?.[1];
      for (const actor of sort?.confidential ? [cfo] : [cfo, manager]) {
        const rows = await walked(name, actor, { sort: { by, direction }, limit: 13 });
        const one = await readers[name](company.database, actor, {
          ...plainlyAsked(lists[name]),
          sort: { by, direction },
          limit: 10_000,
        });
        expect(rows.map(({ id }) => id)).toEqual(one.items.map(({ id }) => id));
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        expect(rows.length).toBeGreaterThan(name === 'approvals' || actor === manager ? 5 : 20);
        const keys = await keysOf(
          name,
          by,
          rows.map(({ id }) => id),
        );
        const there = keys.filter((key) => key !== null);
        expect(keys.slice(0, there.length)).toEqual(there);
        const sorted = there.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(there).toEqual(direction === 'asc' ? sorted : sorted.reverse());
      }
    },
  );

  /** What the rows are sorted by, asked of the database in a plain way. */
  async function keysOf(name: ListName, by: string, ids: string[]): Promise<(number | string | null)[]> {
    const sort = lists[name].sorts[by as never] as Sort;
    const rows = await company.rows<{ key: number | string | null }>(
      `select ${sort.type === 'text' ? 'key' : 'extract(epoch from key)'} as key from (
         select ids.n, ${plain[name][by]} as key from unnest($1::uuid[]) with ordinality ids (id, n) ${from[name]}
       ) found order by n`.replace(
        'extract(epoch from key)',
        sort.type === 'decimal' || sort.type === 'count' ? 'key::float8' : 'extract(epoch from key)::float8',
      ),
      [ids],
    );
    return rows.map(({ key }) => key);
  }

  const deal = 'join deal d on d.id = x.deal_id join account a on a.id = d.account_id';
  const from: Record<ListName, string> = {
    deals: 'join deal d on d.id = ids.id join account a on a.id = d.account_id',
    approvals: `join approval_request x on x.id = ids.id ${deal}`,
    contracts: `join contract x on x.id = ids.id ${deal}`,
    orders: `join sales_order x on x.id = ids.id ${deal}`,
    invoices: 'join invoice x on x.id = ids.id',
    accounts: 'join account a on a.id = ids.id',
    subscriptions: 'join subscription x on x.id = ids.id join account a on a.id = x.account_id',
  };
  const plain: Record<ListName, Record<string, string>> = {
    deals: {
      moved: 'd.moved_at',
      number: 'd.number',
      name: 'lower(d.name)',
      account: 'lower(a.name)',
      tcv: 'd.tcv',
      acv: 'd.acv',
      discount: 'd.discount',
      margin: 'd.margin',
      close: 'd.customer_close_date',
    },
    approvals: {
      time: 'x.submitted_at',
      due: `(select o.due_at from approval_step o where o.approval_id = x.id and o.status = 'open' order by o.ordinal limit 1)`,
      submitted: 'x.submitted_at',
      tcv: 'd.tcv',
      close: 'd.customer_close_date',
    },
    contracts: { created: 'x.created_at', number: 'x.number', account: 'lower(a.name)', tcv: 'd.tcv' },
    orders: { created: 'x.created_at', number: 'x.number', account: 'lower(a.name)', total: 'x.total' },
    invoices: { issue: 'x.issue_on', due: 'x.due_on', amount: 'x.amount' },
    accounts: { name: 'lower(a.name)', since: 'a.customer_since' },
    subscriptions: { end: 'x.ends_on', number: 'x.number', account: 'lower(a.name)', arr: 'x.yearly' },
  };
});

describe('who sees which deal', () => {
  const seers = () => ({ ...company.people, asked, elder });

  it.each(['rep', 'otherRep', 'manager', 'vp', 'cfo', 'desk', 'legal', 'admin', 'asked', 'elder'] as const)(
    'is for %s as a plain look at every deal says',
    async (name) => {
      const actor = seers()[name];
      const all = await company.rows<{ id: string; owner: string; team: string | null }>(
        'select id, owner_id as owner, team_id as team from deal',
      );
      const [people, asks] = [
        await company.rows<{ id: string; manager: string | null; team: string | null }>(
          'select id, manager_id as manager, team_id as team from person',
        ),
        await company.rows<{ deal: string }>(
          `select s.deal_id as deal from approval_step s join approval_candidate c on c.step_id = s.id where c.person_id = $1`,
          [actor.id],
        ),
      ];
      const below = new Set([actor.id]);
      for (const _ of people) {
        for (const { id, manager } of people) if (manager && below.has(manager)) below.add(id);
      }
      const team = people.find(({ id }) => id === actor.id)?.team ?? null;
      const wasAsked = new Set(asks.map((one) => one.deal));
      const seen = all.filter(
        (one) =>
          actor.permissions.has('deal.read-all') ||
          below.has(one.owner) ||
          (team !== null && one.team === team) ||
          wasAsked.has(one.id),
      );
      const expected = seen.map(({ id }) => id).sort();
      expect((await walked('deals', actor)).map(({ id }) => id).sort()).toEqual(expected);
      if (actor.permissions.has('deal.read')) {
        for (const { id } of all.slice(0, 40)) {
          expect(await maySee(company.database, actor, id)).toBe(expected.includes(id));
        }
      }
      const contracts = await company.rows<{ id: string }>('select id from contract where deal_id = any($1)', [
        expected,
      ]);
      expect((await walked('contracts', actor)).map(({ id }) => id).sort()).toEqual(
        contracts.map(({ id }) => id).sort(),
      );
    },
  );
});

describe('the sums on the home screen', () => {
  const seers = () => ({ ...company.people, asked, elder });
  type Sums = Record<string, [number, Record<string, Exact>]>;

  async function expectPlainSums(): Promise<void> {
    for (const name of ['rep', 'otherRep', 'manager', 'cfo', 'asked', 'elder'] as const) {
      const seen = (await walked('deals', seers()[name], { limit: 200 })).map(({ id }) => id);
      const plain = await company.rows<{ stage: string; currency: string | null; tcv: string | null }>(
        'select stage, currency, tcv from deal where id = any($1)',
        [seen],
      );
      const expected: Sums = {};
      for (const { stage, currency, tcv } of plain) {
        const sum = (expected[stage] ??= [0, {}]);
        sum[0] += 1;
        if (currency !== null && tcv !== null) sum[1][currency] = add(sum[1][currency] ?? zero, exact(tcv));
      }
      const { stages } = await home(company.database, seers()[name]);
      const kept = stages.map(({ stage, deals, tcv }): [string, Sums[string]] => [
        stage,
        [deals, Object.fromEntries(tcv.map(({ currency, amount }) => [currency, exact(amount)]))],
      ]);
      expect(Object.fromEntries(kept)).toEqual(expected);
    }
  }

  it('are what a plain sum over the deals one sees comes to, also after changes and after they are folded', async () => {
    await expectPlainSums();
    await company.database.query(
      `update deal set stage = 'lost', tcv = tcv + 1.50, owner_id = $1 where number % 3 = 0 and currency is not null`,
      [company.people.otherRep.id],
    );
    await company.database.query(`update deal set currency = 'GBP' where number % 7 = 0 and currency = 'USD'`);
    await expectPlainSums();
    const before = await company.count('deal_total');
    await foldTotals(company.database);
    expect(await company.count('deal_total')).toBeLessThan(before);
    await expectPlainSums();
  });
});

describe('the filters of a list', () => {
  const found = (name: ListName, filters: ListAsked['filters']) =>
    walked(name, company.people.cfo, { filters, limit: 200 });

  it.each<[ListName, ListAsked['filters'], string]>([
    ['deals', { origin: ['imported'] }, `select id from deal where origin = 'imported'`],
    ['deals', { origin: ['entered', 'imported'] }, 'select id from deal'],
    [
      'approvals',
      { overdue: true },
      `select approval_id as id from approval_step s where status = 'open' and due_at < clock() and not exists (
         select from approval_step e where e.approval_id = s.approval_id and e.status = 'open' and e.ordinal < s.ordinal)`,
    ],
    ['approvals', { delegated: true }, 'select approval_id as id from delegated_step where open'],
    [
      'invoices',
      { overdue: true },
      `select n.id from invoice n join instance i on i.id = n.id where i.state = 'issued' and n.due_on < clock()::date`,
    ],
  ])('of %s find what stands so: %o', async (name, filters, select) => {
    const expected = await company.rows<{ id: string }>(select);
    expect((await found(name, filters)).map(({ id }) => id).sort()).toEqual(
      [...new Set(expected.map(({ id }) => id))].sort(),
    );
  });

  it.each<[ListAsked['filters'], string]>([
    [{ stage: ['draft', 'lost'] }, `d.stage in ('draft', 'lost')`],
    [{ tcv: { from: '100000', to: '500000' } }, 'd.tcv between 100000 and 500000'],
    [{ discount: { to: '0.1' }, currency: ['EUR'] }, `d.discount <= 0.1 and d.currency = 'EUR'`],
    [{ margin: { from: '0.5' } }, 'd.margin >= 0.5'],
    [
      { close: { from: '2026-03-01', to: '2026-03-31' } },
      `d.customer_close_date between '2026-03-01' and '2026-03-31'`,
    ],
    [{ moved: { to: '2027-01-05' } }, `d.moved_at < '2027-01-06'`],
    [{ region: ['EMEA', 'APAC'], segment: ['smb'] }, `a.region in ('EMEA', 'APAC') and a.segment = 'smb'`],
    [{ kind: ['renewal'] }, `d.kind = 'renewal'`],
    [{ q: '100%' }, `position('100%' in d.name) > 0`],
    [{ q: 'lab_7' }, `position('lab_7' in d.name) > 0`],
    [{ q: 'HALDEN' }, `position('halden' in lower(a.name)) > 0`],
    [{ q: 'd-1007' }, 'd.number = 1007'],
  ])('find what a plain condition finds: %o', async (filters, condition) => {
    const expected = await company.rows<{ id: string }>(
      `select d.id from deal d join account a on a.id = d.account_id where ${condition}`,
    );
    expect(expected.length).toBeGreaterThan(0);
    const ids = (await found('deals', filters)).map(({ id }) => id);
    expect(ids.sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it.each<[ListAsked['filters'], string]>([
    [{ running: { from: '2026-03-01', to: '2026-03-01' } }, `date '2026-03-01' between s.starts_on and s.ends_on`],
    [{ running: { from: '2027-01-01' } }, `s.ends_on >= '2027-01-01'`],
    [{ within: ['30', '90'] }, 's.ends_on between clock()::date and clock()::date + 90'],
    [{ state: ['ended'] }, 's.ends_on < clock()::date'],
    [{ state: ['running', 'ended'], source: ['imported'] }, `s.starts_on <= clock()::date and s.source = 'imported'`],
    [{ arr: { from: '2000', to: '4000' }, currency: ['EUR'] }, `s.yearly between 2000 and 4000 and s.currency = 'EUR'`],
    [{ q: 's-1007' }, 's.number = 1007'],
  ])('find the subscriptions that stand so: %o', async (filters, condition) => {
    const expected = await company.rows<{ id: string }>(`select s.id from subscription s where ${condition}`);
    expect((await found('subscriptions', filters)).map(({ id }) => id).sort()).toEqual(
      expected.map(({ id }) => id).sort(),
    );
  });

  it('are counted up to a thousand', async () => {
    const asked = { ...plainlyAsked(lists.deals, { stage: ['lost'] }), count: true };
    const { count } = await listDeals(company.database, company.people.cfo, asked);
    expect(count).toEqual({ value: await company.count('deal', `stage = 'lost'`), more: false });
    const seen = await listDeals(company.database, company.people.manager, {
      ...plainlyAsked(lists.deals),
      count: true,
    });
    expect(seen.count?.value).toBe((await walked('deals', company.people.manager)).length);
  });

  it('take me for who asks', async () => {
    const own = await walked('deals', company.people.rep, { filters: { owner: ['me'] } });
    expect(own.length).toBe(await company.count('deal', 'owner_id = $1', [company.people.rep.id]));
  });

  it('narrow the papers of deals alike', async () => {
    const held = await found('orders', { state: ['held'], currency: ['USD'] });
    const expected = await company.count(
      `sales_order s join instance i on i.id = s.id join deal d on d.id = s.deal_id join account a on a.id = d.account_id`,
      `i.state = 'held' and s.currency = 'USD'`,
    );
    expect([held.length, held.length > 0]).toEqual([expected, true]);
    const mine = await walked('approvals', asked, { filters: { mine: true } });
    expect(mine.length).toBe(await company.count('approval_candidate', 'open and person_id = $1', [asked.id]));
  });
});

describe('the subscriptions of a large company', () => {
  const many = 30_000;
  const undo = new Error('undo');

  /** What is asked of the database for a page, as it would go about it. */
  async function plansOf(tx: Tx, sort: ListAsked['sort']): Promise<string> {
    const plans: string[] = [];
    const reader: Reader = {
      async query(text, values, ...how) {
        const lines = await tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values, ...how);
        plans.push(...lines.map((row) => row['QUERY PLAN']));
        return tx.query(text, values, ...how);
      },
    };
    const asked = { ...plainlyAsked(lists.subscriptions), sort };
    const { next } = await listSubscriptions(reader, company.people.cfo, asked);
    await listSubscriptions(reader, company.people.cfo, { ...asked, cursor: next as Place });
    return plans.join('\n');
  }

  it('are sorted along an index, the first page and those after it, in either direction', async () => {
    const plans = new Map<string, string>();
    const measured = company.database.transaction(async (tx) => {
      await tx.query(
        `insert into subscription (account_id, currency, starts_on, ends_on, yearly)
         select a.id, 'USD', clock()::date - n % 900, clock()::date + n % 700, (n * 7919) % 100003
         from generate_series(1, ${many}) n
           join (select id, row_number() over (order by id) as place, count(*) over () as of from account) a
             on a.place = n % a.of + 1`,
        [],
      );
      await tx.query('analyze subscription', []);
      for (const by of Object.keys(lists.subscriptions.sorts) as (keyof typeof lists.subscriptions.sorts)[]) {
        for (const direction of ['asc', 'desc'] as const) {
          plans.set(`${by} ${direction}`, await plansOf(tx, { by, direction }));
        }
      }
      throw undo;
    });
    await expect(measured).rejects.toBe(undo);
    const read = [...plans].filter(([, plan]) => plan.includes('Seq Scan on subscription s'));
    expect([plans.size, read]).toEqual([8, []]);
  });
});
