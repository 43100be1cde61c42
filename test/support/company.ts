import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import type { Actor } from '../../src/commands/actor.ts';
import type { Answer, Asker } from '../../src/commands/command.ts';
import { openDeal } from '../../src/commands/deal/deal.ts';
import type { CommandType } from '../../src/commands/definitions.ts';
import { handle } from '../../src/commands/handle.ts';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { publishPolicy, uploadPolicy } from '../../src/commands/policy/versions.ts';
import { isRefusal, type Refusal } from '../../src/commands/refusal.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { type Database, openDatabase, type Tx } from '../../src/store/database.ts';
import type { Instance } from '../../src/store/instances.ts';
import { line, quote } from '../domain/offers.ts';
import { freshDatabase } from './database.ts';

/** Who works here: roles, and the manager. */
const staff = {
  cfo: { roles: ['cfo'], manager: null },
  vp: { roles: ['vp-sales'], manager: 'cfo' },
  manager: { roles: ['sales-manager'], manager: 'vp' },
  rep: { roles: ['rep'], manager: 'manager' },
  otherRep: { roles: ['rep'], manager: 'cfo' },
  desk: { roles: ['deal-desk'], manager: 'cfo' },
  finance: { roles: ['finance'], manager: 'cfo' },
  secondFinance: { roles: ['finance'], manager: 'cfo' },
  thirdFinance: { roles: ['finance'], manager: 'cfo' },
  legal: { roles: ['legal'], manager: 'cfo' },
  secondLegal: { roles: ['legal'], manager: 'cfo' },
  admin: { roles: ['desk-admin'], manager: null },
} as const satisfies Record<string, { roles: string[]; manager: string | null }>;

type StaffName = keyof typeof staff;

export interface TestCompany {
  database: Database;
  url: string;
  people: Record<StaffName, Actor>;
  seller: string;
  account: string;
  contact: string;
  /** Sets the clock of everything that happens from now on. */
  at(moment: string): void;
  /** One more person, with a sign-in of the name. */
  hire(name: string, roles: string[], manager?: string | null): Promise<Actor>;
  /** A deal of the rep's with a draft quote. */
  deal(content?: Partial<QuoteContent>, by?: Actor): Promise<TestDeal>;
  /** Gives a command, and throws when it is refused. */
  give(by: Asker, type: CommandType, instanceId: string, input?: object): Promise<Instance>;
  /** Gives a command that must be refused. */
  refusal(by: Asker, type: CommandType, instanceId: string, input?: object): Promise<Refusal>;
  try(by: Asker, type: CommandType, instanceId: string, input?: object, expected?: number): Promise<Answer | Refusal>;
  /** Marks a paper as printed, as the worker does. */
  printed(documentId: string): Promise<void>;
  rows: Tx['query'];
  /** Goes back to the first day: no deals, the staff it began with, the clock set. */
  startOver(): Promise<void>;
  count(table: string, where?: string, params?: unknown[]): Promise<number>;
  close(): Promise<void>;
}

export interface TestDeal {
  id: string;
  quoteId: string;
}

/** A discount decides who is asked: up to 10 % nobody, 20 % the manager, 30 % finance and desk and then the CFO, 40 % two of finance. */
export const content = (discount: string, given: Partial<QuoteContent> = {}): QuoteContent =>
  quote([line('SEAT', '100', { id: 'seats', discount: { percent: discount } }), line('SETUP', '1', { id: 'setup' })], {
    termMonths: 36,
    billing: 'annual',
    ...given,
  });

const founded = '2027-01-04T12:00:00Z';
const firstDay = '2027-01-05T12:00:00Z';

const policyFile = fileURLToPath(new URL('./company.policy.yaml', import.meta.url));

/**
 * A small seller in an empty database of its own; it is noon of 5 January 2027. The policy is in force since the day
 * before, so that it is in force on every first day that `startOver` goes back to.
 */
export async function testCompany(source = readFileSync(policyFile, 'utf8')): Promise<TestCompany> {
  const fresh = await freshDatabase();
  const database = await openDatabase(fresh.url, { poolSize: 32 });
  const at = (moment: string) => {
    database.clock.offsetMs = Date.parse(moment) - Date.now();
  };
  at(founded);

  const hire: TestCompany['hire'] = async (name, roles, manager = null) => {
    const email = `${name.toLowerCase()}@seller.example`;
    const id = await database.transaction(async (tx) => {
      const person = await added(tx, 'insert into person (email, name, manager_id) values ($1, $2, $3) returning id', [
        email,
        name,
        manager,
      ]);
      for (const role of roles) {
        await tx.query('insert into role (name, title) values ($1, $1) on conflict do nothing', [role]);
        await tx.query('insert into person_role (person_id, role) values ($1, $2)', [person, role]);
      }
      return person;
    });
    return { id, name, email, roles, permissions: permissionsOf(roles) };
  };
  const people = {} as TestCompany['people'];
  for (const [name, { roles, manager }] of Object.entries(staff) as [StaffName, (typeof staff)[StaffName]][]) {
    people[name] = await hire(name, [...roles], manager && people[manager].id);
  }
  const { seller, account, contact } = await database.transaction(catalogueAndCustomer);
  granted(await uploadPolicy(database, people.admin, 'deal-desk', { source, note: 'first' }));
  granted(await publishPolicy(database, people.cfo, { policy: 'deal-desk', version: 1 }));
  at(firstDay);

  const attempt: TestCompany['try'] = (by, type, instanceId, input = {}, expected) =>
    handle(database, { type, target: { instanceId }, by, input, expected });
  return {
    database,
    url: fresh.url,
    people,
    seller,
    account,
    contact,
    at,
    hire,
    try: attempt,
    async deal(given = {}, by = people.rep) {
      const { id } = granted(
        await openDeal(database, by, {
          name: 'Acme seats',
          accountId: account,
          sellerId: seller,
          kind: 'new',
          paper: 'new-order',
          routeToMarket: 'direct',
          wayToClose: 'negotiated-contract',
        }),
      );
      const input = { content: content('0.05', given) };
      const opened = granted(await handle(database, { type: 'OpenQuote', target: { dealId: id }, by, input }));
      return { id, quoteId: opened.instance.id };
    },
    give: async (...command) => granted(await attempt(...command)).instance,
    async refusal(...command) {
      const answer = await attempt(...command);
      if (!isRefusal(answer)) throw new Error(`${command[1]} was not refused`);
      return answer;
    },
    async printed(documentId) {
      await database.transaction(async (tx) => {
        const bytes = Buffer.from(`%PDF ${documentId}`);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        await tx.query(`insert into file (sha256, media_type, size, bytes) values ($1, 'application/pdf', $2, $3)`, [
          sha256,
          bytes.byteLength,
          bytes,
        ]);
        await tx.query(
          `update document set status = 'ready', sha256 = $2, pages = 1, rendered_at = clock() where id = $1`,
          [documentId, sha256],
        );
      });
    },
    rows: database.query,
    async startOver() {
      at(firstDay);
      await database.transaction(async (tx) => {
        // Facts are append-only; a superuser who replicates fires no trigger.
        await tx.query('set local session_replication_role = replica');
        await tx.query('truncate deal, fact, chain_head, outbox, delegation cascade');
        await tx.query('update person set active = (id = any($1))', [Object.values(people).map(({ id }) => id)]);
      });
    },
    async count(table, where = 'true', params = []) {
      const [row] = await database.query<{ n: number }>(
        `select count(*)::int as n from ${table} where ${where}`,
        params,
      );
      return row?.n as number;
    },
    async close() {
      await database.close();
      await fresh.drop();
    },
  };
}

/** The answer; throws when it is a refusal. */
export function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused (${answer.code}): ${answer.detail}`);
  return answer;
}

async function catalogueAndCustomer(tx: Tx) {
  const seller = await added(
    tx,
    `insert into seller (name, address, country) values ('Seller Inc', '1 Main St', 'US') returning id`,
  );
  const account = await added(
    tx,
    `insert into account (name, region, country, segment, credit_class, customer_since, address)
     values ('Acme', 'NA', 'US', 'mid', 'A', '2020-01-01', '2 Side St') returning id`,
  );
  const contact = await added(
    tx,
    `insert into contact (account_id, name, title, email, roles)
     values ($1, 'Cleo Customer', 'Head of IT', 'cleo@acme.example', '{authorised-signatory}') returning id`,
    [account],
  );
  await tx.query(`insert into price_book (id, name, currency) values ('us', 'United States', 'USD')`);
  for (const [sku, charge, period, model, cost] of [
    ['SEAT', 'recurring', 'year', { kind: 'perUnit', unitPrice: '100' }, '20'],
    ['SETUP', 'one-time', null, { kind: 'flat', amount: '5000' }, '2000'],
  ] as const) {
    const product = await added(
      tx,
      `insert into product (sku, name, family, charge, unit, price_period) values ($1, $1, 'software', $2, 'unit', $3)
       returning id`,
      [sku, charge, period],
    );
    await tx.query(`insert into price (price_book_id, product_id, model) values ('us', $1, $2)`, [
      product,
      JSON.stringify(model),
    ]);
    await tx.query(
      `insert into unit_cost (product_id, currency, valid_from, amount) values ($1, 'USD', '2020-01-01', $2)`,
      [product, cost],
    );
  }
  return { seller, account, contact };
}

async function added(tx: Tx, sql: string, params: unknown[] = []): Promise<string> {
  const [row] = await tx.query<{ id: string }>(sql, params);
  return (row as { id: string }).id;
}
