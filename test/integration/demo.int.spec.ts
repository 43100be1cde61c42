import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { signIn } from '../../src/commands/session/sign-in.ts';
import { standardSignIn } from '../../src/commands/session/settings.ts';
import { type DemoSignIns, loadDemo } from '../../src/demo/load.ts';
import { demoState } from '../../src/demo/load.ts';
import { ResetRefused, resetDemo } from '../../src/demo/reset.ts';
import { dealStages } from '../../src/domain/deal-stage.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

/** Papers are not what these tests are about: their text stands for them. */
const printer = {
  async print({ html }: { html: string }) {
    const pdf = Buffer.from(`%PDF ${html}`);
    return { pdf, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex'), chromium: '1.2.3' };
  },
};
/** The told stories and a sample of what is drawn by chance; test/long loads everything. */
const drawn = { waiting: 3, ordinary: 14 };
const quiet = { log: () => undefined, printer, drawn };

const open: { database: Database; fresh: FreshDatabase }[] = [];

async function emptyDatabase(): Promise<{ database: Database; fresh: FreshDatabase }> {
  const fresh = await freshDatabase();
  const database = await openDatabase(fresh.url, { poolSize: 4 });
  open.push({ database, fresh });
  return { database, fresh };
}

let database: Database;
let signIns: DemoSignIns;

beforeAll(async () => {
  ({ database } = await emptyDatabase());
  signIns = (await loadDemo(database, quiet)) as DemoSignIns;
}, 180_000);

afterAll(async () => {
  for (const { database: one, fresh } of open) {
    await one.close();
    await fresh.drop();
  }
});

const count = async (sql: string): Promise<number> => {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return row!.n;
};

const arrival = { method: 'password', address: '::1', agent: '', commandId: 'test' } as const;

describe('the demo company', () => {
  test('has the promised people, products, customers and deals', async () => {
    expect(await count('person')).toBe(26);
    expect(await count('product')).toBe(65);
    expect(await count('account')).toBe(76);
    expect(await count('deal')).toBe(66 + drawn.waiting + drawn.ordinary);
    expect(await count('price_book')).toBe(4);
    expect(
      await count(
        `product p cross join price_book b
         where not exists (select from price where product_id = p.id and price_book_id = b.id)
           and not (b.id = 'chf' and p.family in ('Gateways', 'Sensors', 'Accessories'))`,
      ),
    ).toBe(0);
    expect(await count('(select from deal d join account a on a.id = d.account_id group by a.region) regions')).toBe(4);
  });

  test('tells deals of every structure', async () => {
    const line = (field: string) =>
      count(
        `quote_version v where exists (select from jsonb_array_elements(v.content -> 'lines') l where l ? '${field}')`,
      );
    for (const field of ['ramp', 'usage', 'freeMonths', 'furtherDiscounts', 'optional', 'agreement', 'group'])
      expect([field, await line(field)]).not.toEqual([field, 0]);
    expect(await count("quote_version where content ? 'paymentSchedule'")).toBeGreaterThan(0);
    const [ramp] = await database.query<{ net: string }>(
      `select measures -> 'net' ->> 'amount' as net from quote_version v join quote q on q.id = v.quote_id
       join deal d on d.id = q.deal_id where d.name = 'Ten sites, then fifteen, then twenty'`,
    );
    expect(ramp?.net).toBe('498000.00');
  });

  test('has a deal with a lead user, who is named with a use case and a sponsor', async () => {
    const told = await database.query<{ leadUser: { useCase: string; sponsor: string } }>(
      `select v.content #> '{nonStandard,leadUser}' as "leadUser" from deal d
         join quote q on q.deal_id = d.id join quote_version v on v.quote_id = q.id where d.lead_user`,
    );
    expect(told.length).toBeGreaterThan(0);
    for (const { leadUser } of told) expect([leadUser.useCase, leadUser.sponsor].every(Boolean)).toBe(true);
  });

  test('has subscriptions, and more of one begun that ends with it', async () => {
    expect(await count('subscription')).toBe(4);
    const [expansion] = await database.query<{ net: string; end: string; ends: string; change: string }>(
      `select v.measures -> 'net' ->> 'amount' as net, v.content -> 'coTerm' ->> 'end' as end, s.ends_on::text as ends,
         v.content -> 'subscription' ->> 'change' as change
       from quote_version v join subscription s on s.id::text = v.content -> 'subscription' ->> 'id'`,
    );
    expect(expansion).toMatchObject({ change: 'adds', end: expansion?.ends });
  });

  test('has deals at every stage, and quotes in every state', async () => {
    const stages = await database.query<{ stage: string }>('select distinct stage from deal');
    expect(stages.map(({ stage }) => stage).sort()).toEqual([...dealStages].sort());
    const states = await database.query<{ state: string }>(
      `select distinct workflow || ' ' || state as state from instance`,
    );
    const quote = [
      'draft',
      'inReview',
      'changesRequested',
      'rejected',
      'recalled',
      'usable',
      'accepted',
      'lapsed',
      'signed',
      'withdrawn',
    ];
    const wanted = [
      ...quote.map((state) => `quote ${state}`),
      ...['draft', 'issued', 'awaitingConfirmation', 'signed'].map((state) => `contract ${state}`),
      ...['received', 'held', 'accepted'].map((state) => `order ${state}`),
      ...['draft', 'issued', 'settled'].map((state) => `invoice ${state}`),
    ];
    const present = states.map(({ state }) => state);
    expect(wanted.filter((state) => !present.includes(state))).toEqual([]);
    expect(
      await count("invoice i join instance m on m.id = i.id where m.state = 'issued' and i.due_on < current_date"),
    ).toBeGreaterThan(0);
  });

  test('has full inboxes for every role that approves', async () => {
    const rows = await database.query<{ role: string; n: number }>(
      `select r.role, count(distinct c.step_id)::int as n from approval_candidate c
       join person_role r on r.person_id = c.person_id where c.open group by r.role`,
    );
    const inbox = Object.fromEntries(rows.map(({ role, n }) => [role, n]));
    for (const role of ['sales-manager', 'deal-desk', 'finance', 'legal', 'cfo']) {
      expect([role, (inbox[role] ?? 0) >= 8 && (inbox[role] ?? 0) <= 22]).toEqual([role, true]);
    }
  });

  test('has a history that runs forward and ends before now, and whose chains verify', async () => {
    expect((await verifyFacts(database)).verified).toBe(true);
    expect(await count('fact where at > now()')).toBe(0);
    expect(await count('(select at < lag(at) over (order by id) as back from fact) f where back')).toBe(0);
    expect(await count("fact where at < now() - interval '400 days' and subject_kind = 'deal'")).toBeGreaterThan(0);
  });

  test('leaves nothing due and nothing half done but the papers that the worker prints', async () => {
    expect(await count("deadline where status = 'armed' and due_at <= now()")).toBe(0);
    const pending = await database.query<{ verb: string; status: string }>(
      `select o.verb, d.status from outbox o left join document d on d.id = (o.payload ->> 'documentId')::uuid
       where o.status <> 'done'`,
    );
    expect(pending.length).toBeGreaterThan(0);
    expect(pending.every(({ verb, status }) => verb === 'renderDocument' && status === 'rendering')).toBe(true);
    const waiting = await count("document where status = 'rendering'");
    expect(waiting).toBe(pending.length);
  });

  test('nobody decided on what they own, submitted or edited, and nobody decided what they may not', async () => {
    expect(
      await count(`decision x join approval_step s on s.id = x.step_id join approval_request r on r.id = s.approval_id
        join deal d on d.id = r.deal_id join quote_version v on v.quote_id = r.quote_id
        where x.person_id in (d.owner_id, r.submitted_by, v.created_by) or x.person_id = any(v.edited_by)`),
    ).toBe(0);
    const deciders = await database.query<{ roles: string[] }>(
      `select array_agg(distinct r.role) as roles from decision x join person_role r on r.person_id = x.person_id
       group by x.person_id`,
    );
    expect(deciders.length).toBeGreaterThan(8);
    expect(deciders.every(({ roles }) => permissionsOf(roles).has('approval.decide'))).toBe(true);
    expect(await count("fact where type = 'SelfApprovalAttempted'")).toBe(0);
  });

  test('lets everybody sign in with the one password', async () => {
    expect(signIns.emails).toHaveLength(26);
    for (const email of ['rita.rep@fernhill.example', 'carl.cfo@fernhill.example']) {
      expect(signIns.emails).toContain(email);
      expect(isRefusal(await signIn(database, { email, password: signIns.password }, arrival, standardSignIn))).toBe(
        false,
      );
    }
  });
});

describe('loading', () => {
  test('again finds it done, and elsewhere makes the same company', async () => {
    const facts = await count("fact where type <> 'SignedIn'");
    expect(await loadDemo(database, quiet)).toEqual(signIns);
    expect(await count("fact where type <> 'SignedIn'")).toBe(facts);

    const { database: other } = await emptyDatabase();
    await loadDemo(other, quiet);
    const told = (of: Database) =>
      of.query(
        `select d.number, d.name, d.stage, d.currency, d.tcv, d.discount, d.margin,
           (select array_agg(c.name order by c.name) from contact c where c.account_id = d.account_id) as contacts,
           (select array_agg(x.comment order by x.decided_at) from decision x
            join approval_step s on s.id = x.step_id where s.deal_id = d.id) as comments
         from deal d order by d.number`,
      );
    expect(await told(other)).toEqual(await told(database));
  }, 180_000);

  test('leaves nothing behind when it is broken off', async () => {
    const { database: broken } = await emptyDatabase();
    const jam = { print: () => Promise.reject(new Error('paper jam')) };
    await expect(loadDemo(broken, { ...quiet, printer: jam })).rejects.toThrow('paper jam');
    expect(await demoState(broken)).toBe('empty');
    expect(await broken.query('select 1 from fact limit 1')).toEqual([]);
  }, 180_000);

  test('keeps its hands off somebody’s own people', async () => {
    const { database: own, fresh } = await emptyDatabase();
    await own.query("insert into person (email, name) values ('me@company.example', 'Me')");
    expect(await loadDemo(own, quiet)).toBeUndefined();
    await own.close();
    open.splice(
      open.findIndex(({ fresh: one }) => one === fresh),
      1,
    );
    await expect(resetDemo(fresh.url, quiet)).rejects.toThrow(ResetRefused);
    await fresh.drop();
  });
});
