import { randomBytes } from 'node:crypto';
import { parseDocument } from 'yaml';
import type { Actor } from '../commands/actor.ts';
import { addPriceBook, setPrice } from '../commands/catalogue/prices.ts';
import { addProduct, setUnitCost } from '../commands/catalogue/products.ts';
import { installation } from '../commands/change.ts';
import { openDeal } from '../commands/deal/deal.ts';
import { addAccount, addContact } from '../commands/directory/accounts.ts';
import { addSeller } from '../commands/directory/company.ts';
import { addPerson } from '../commands/directory/people.ts';
import { keepRoles } from '../commands/directory/roles.ts';
import { handle } from '../commands/handle.ts';
import { permissionsOf, type Role, roleTitles } from '../commands/permissions.ts';
import { governingPolicy, policyInForce } from '../commands/policy-in-force.ts';
import { createApiToken } from '../commands/session/api-tokens.ts';
import { hashPassword } from '../commands/session/passwords.ts';
import { addDays } from '../domain/calendar.ts';
import type { QuoteContent } from '../domain/offer.ts';
import { type Database, joined, type Tx } from '../store/database.ts';
import { appendFacts } from '../store/facts.ts';
import { addAdministrator } from '../commands/directory/administrator.ts';
import { agreed } from './agreed.ts';
import { clockText } from './clock.ts';
import { demoPolicy, putInForce } from './policy.ts';

export interface SeededUser {
  id: string;
  email: string;
  password: string;
  token: string;
}

export interface Seeded {
  /** One person for each role; the first of the approvers for theirs. */
  users: Record<Role, SeededUser>;
  /** Any of these may decide the step. */
  approvers: SeededUser[];
  dealId: string;
  quoteId: string;
  approvalId: string;
  stepId: string;
}

const approvingRole: Role = 'deal-desk';

/**
 * Makes a small company with a person in every role, their passwords and tokens, a catalogue, a published policy, and one
 * submitted deal that waits for any of `approvers` people. All or nothing; may be run again, also beside other people and
 * deals: what it makes is numbered, and its rule speaks of its own customer alone.
 */
export function seedCompany(database: Database, { approvers }: { approvers: number }): Promise<Seeded> {
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('seed', 0))");
    const [row] = await tx.query<{ next: number }>(
      `select count(*)::int + 1 as next from fact where subject_kind = 'installation' and type = 'CompanySeeded'`,
    );
    const { next } = row as { next: number };
    const seeding: Seeding = { tx, database: joined(database, tx), name: `seed-${next}` };
    const people = await addPeople(seeding, approvers);
    await addRule(seeding, people.actors);
    const deal = await submitDeal(seeding, people.actors);
    await appendFacts(tx, installation, [
      { type: 'CompanySeeded', data: { name: seeding.name, approvers }, by: null, at: await clockText(tx) },
    ]);
    return { users: people.users, approvers: people.approvers, ...deal };
  });
}

interface Seeding {
  tx: Tx;
  database: Database;
  /** Of this run, in everything it makes. */
  name: string;
}

interface People {
  actors: Record<Role, Actor>;
  users: Record<Role, SeededUser>;
  approvers: SeededUser[];
}

const managers: Partial<Record<Role, Role>> = { 'vp-sales': 'cfo', 'sales-manager': 'vp-sales', rep: 'sales-manager' };
/** Managers before those who report to them. */
const roles = [
  'cfo',
  ...Object.keys(roleTitles)
    .filter((role) => role !== 'cfo')
    .reverse(),
] as Role[];

async function addPeople(seeding: Seeding, approvers: number): Promise<People> {
  const { tx, database, name } = seeding;
  await keepRoles(database);
  const password = randomBytes(18).toString('base64url');
  const passwordHash = await hashPassword(password);
  const actors = {} as Record<Role, Actor>;
  const admin = actorOf(
    await addAdministrator(database, { ...fields(name, 'people-admin', ''), passwordHash: null }),
    name,
    'people-admin',
    '',
  );
  actors['people-admin'] = admin;
  const add = async (role: Role, number: string): Promise<Actor> => {
    const managerId = actors[managers[role] ?? 'people-admin'].id;
    const asked = { actor: admin, commandId: name };
    return actorOf(
      agreed(await addPerson(database, asked, { ...fields(name, role, number), managerId })),
      name,
      role,
      number,
    );
  };
  for (const role of roles.filter((one) => one !== 'people-admin' && one !== approvingRole)) {
    actors[role] = await add(role, '');
  }
  const approving: Actor[] = [];
  for (let number = 1; number <= approvers; number++) approving.push(await add(approvingRole, `-${number}`));
  actors[approvingRole] = approving[0] as Actor;
  await tx.query('update person set password_hash = $1 where id = any($2)', [
    passwordHash,
    [...Object.values(actors), ...approving].map(({ id }) => id),
  ]);
  const user = async (actor: Actor): Promise<SeededUser> => {
    const { secret } = await createApiToken(database, actor, { name });
    return { id: actor.id, email: actor.email, password, token: secret };
  };
  const seated: SeededUser[] = [];
  for (const actor of approving) seated.push(await user(actor));
  const users = { [approvingRole]: seated[0] } as Record<Role, SeededUser>;
  for (const role of roles.filter((one) => one !== approvingRole)) users[role] = await user(actors[role]);
  return { actors, users, approvers: seated };
}

const fields = (name: string, role: Role, number: string) => ({
  email: `${role}${number}.${name}@seed.example`,
  name: `${roleTitles[role]}${number.replace('-', ' ')} (${name})`,
  title: roleTitles[role],
  roles: [role],
});

const actorOf = (id: string, name: string, role: Role, number: string): Actor => ({
  id,
  ...fields(name, role, number),
  permissions: permissionsOf([role]),
});

/** The policy in force, or the shipped one, with a rule that always asks the approvers about this company's customers. */
async function addRule({ tx, database, name }: Seeding, actors: Record<Role, Actor>): Promise<void> {
  const inForce = await policyInForce(tx);
  const policy = parseDocument(inForce ? await sourceOf(tx, inForce.named.version) : await demoPolicy());
  policy.setIn(['inputs', 'segment'], { type: 'enum' });
  policy.addIn(['tables'], {
    name,
    hit: 'unique',
    columns: ['segment'],
    otherwise: 'standard',
    missing: 'skip',
    outcomes: {
      approvers: { require: { role: approvingRole, quorum: 'any' }, stage: 1, because: `Every deal of ${name}` },
    },
    rows: [{ id: name.toUpperCase(), when: [`"${name}"`], then: 'approvers' }],
  });
  const people = { uploader: actors['desk-admin'], publisher: actors.cfo };
  await putInForce(database, String(policy), { ...people, note: `Rule of ${name}` });
}

async function sourceOf(tx: Tx, version: number): Promise<string> {
  const [row] = await tx.query<{ source: string }>(
    'select source from policy_version where policy = $1 and version = $2',
    [governingPolicy, version],
  );
  return (row as { source: string }).source;
}

type SubmittedDeal = Pick<Seeded, 'dealId' | 'quoteId' | 'approvalId' | 'stepId'>;

async function submitDeal(seeding: Seeding, actors: Record<Role, Actor>): Promise<SubmittedDeal> {
  const { tx, database, name } = seeding;
  const { rep } = actors;
  const sku = await addOffer(seeding, actors['desk-admin']);
  const sellerId = agreed(
    await addSeller(database, askedBy(actors['desk-admin'], name), {
      name: `Seller of ${name}`,
      address: '1 Example Street',
      registration: '',
      country: 'US',
    }),
  );
  const customer = {
    name: `Customer of ${name}`,
    region: 'NA',
    country: 'US',
    segment: name,
    creditClass: 'A' as const,
  };
  const accountId = agreed(
    await addAccount(database, askedBy(rep, name), { ...customer, customerSince: '2020-01-01', ownerId: rep.id }),
  );
  const contact = {
    accountId,
    name: 'Casey Customer',
    email: `casey@${name}.example`,
    roles: ['authorised-signatory'],
  };
  agreed(await addContact(database, askedBy(rep, name), contact));
  const { id: dealId } = agreed(
    await openDeal(database, rep, {
      name: `Deal of ${name}`,
      accountId,
      sellerId,
      kind: 'new',
      paper: 'new-order',
      routeToMarket: 'direct',
      wayToClose: 'negotiated-contract',
    }),
  );
  const content = offer(name, sku, (await clockText(tx)).slice(0, 10));
  const opened = agreed(await handle(database, { type: 'OpenQuote', target: { dealId }, by: rep, input: { content } }));
  const quoteId = opened.instance.id;
  agreed(
    await handle(database, {
      type: 'SubmitQuote',
      target: { instanceId: quoteId },
      by: rep,
      input: { comment: 'Please decide.' },
    }),
  );
  const [step] = await tx.query<{ approvalId: string; stepId: string }>(
    'select approval_id as "approvalId", id as "stepId" from approval_step where deal_id = $1 and status = \'open\'',
    [dealId],
  );
  return { dealId, quoteId, ...(step as { approvalId: string; stepId: string }) };
}

/** One subscription in a price book of its own; answers its SKU. */
async function addOffer({ database, name }: Seeding, admin: Actor): Promise<string> {
  const asked = askedBy(admin, name);
  const sku = `${name.toUpperCase()}-SEAT`;
  agreed(
    await addPriceBook(database, asked, { id: name, name: `Prices of ${name}`, currency: 'USD', proration: 'daily' }),
  );
  const seat = {
    sku,
    name: 'Seat',
    family: 'Software',
    charge: 'recurring',
    unit: 'user',
    pricePeriod: 'month',
  } as const;
  const product = agreed(await addProduct(database, asked, seat));
  agreed(await setPrice(database, asked, { priceBook: name, product }, { kind: 'perUnit', unitPrice: '100.00' }));
  agreed(await setUnitCost(database, asked, product, { currency: 'USD', validFrom: '2020-01-01', amount: '20.00' }));
  return sku;
}

const offer = (name: string, sku: string, today: string): QuoteContent => ({
  priceBook: name,
  currency: 'USD',
  start: addDays(today, 30),
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: addDays(today, 30),
  nonStandard: {},
  lines: [{ id: 'l1', product: sku, quantity: '10', discount: { percent: '0.05' } }],
});

const askedBy = (actor: Actor, commandId: string) => ({ actor, commandId });
