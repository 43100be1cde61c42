import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import type { Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import { addressOf, describedBy, type Description, type Operation, sampleOf } from '../support/described.ts';
import { type Hidden, hiddenDeal, subjectOf } from '../support/hidden-deal.ts';
import { type Api, type Person, startApi } from '../support/http.ts';
import { recordFigures } from '../support/long-figures.ts';

/** Somebody, what they may, and which of the two deals they have to do with. */
interface Related {
  as: Person;
  permissions: ReadonlySet<string>;
  effects: readonly string[];
  sees: { review: boolean; done: boolean };
}

const everything = ['read', 'write', 'decision', 'admin'];
/** A short run asks as those who differ most. */
const inShort = [
  'owner',
  'manager of the owner',
  'team mate',
  'stand-in',
  'desk',
  'stranger who sells',
  'token that reads',
];

let api: Api;
let hidden: Hidden;
let description: Description;
let standsInFor: string;
const related = new Map<string, Related>();
const etags = new Map<string, string>();

beforeAll(async () => {
  const fresh = await castDatabase();
  api = await startApi({ fresh, routes: dealDeskRoutes, requestLimits: { byPerson: 0, byAddress: 0 } });
  const { cast } = fresh;
  hidden = await hiddenDeal(api, cast);
  description = await describedBy(api);
  const { database } = api;
  const person = async (id: string) => cast.players.find((one) => one.id === id) as Player;
  const [owner] = await database.query<{ manager: string; team: string }>(
    'select manager_id as manager, team_id as team from person where id = $1',
    [cast.rep.id],
  );
  const manager = await person(owner?.manager as string);
  standsInFor = manager.id;
  const rolesOf = async ({ id }: Person) =>
    (await database.query<{ role: string }>('select role from person_role where person_id = $1', [id])).map(
      ({ role }) => role,
    );
  const add = async (name: string, as: Person, sees: Related['sees'], only: Partial<Related> = {}) =>
    related.set(name, { as, permissions: permissionsOf(await rolesOf(as)), effects: everything, sees, ...only });
  const both = { review: true, done: true };
  const none = { review: false, done: false };

  await add('owner', cast.rep, both);
  await add('manager of the owner', manager, both);
  const mate = await api.person('rep');
  await database.query('update person set team_id = $2 where id = $1', [mate.id, owner?.team]);
  await add('team mate', mate, both);
  const deputy = await api.person('sales-manager');
  await database.query(
    `insert into delegation (from_id, to_id, first_day, last_day, time_zone, starts_at, ends_at, set_by)
     values ($1, $2, current_date, current_date, 'UTC', clock() - interval '1 day', clock() + interval '1 day', $1)`,
    [manager.id, deputy.id],
  );
  // Of everything that the manager was asked.
  await add('stand-in', deputy, both);
  const addition = await api.person('sales-manager');
  await add('approver in addition', addition, { review: true, done: false });
  for (const [name, role] of [
    ['desk', 'deal-desk'],
    ['finance', 'finance'],
    ['CFO', 'cfo'],
    ['VP', 'vp-sales'],
    ['auditor', 'auditor'],
  ] as const) {
    await add(name, cast.inRole(role)[0] as Player, both);
  }
  await add('another of the desk', cast.inRole('deal-desk')[1] as Player, both);
  // The first recorded the signed copy.
  await add('legal', cast.inRole('legal')[1] as Player, both);
  await add('legal who recorded the copy', cast.inRole('legal')[0] as Player, both);
  for (const [name, ...roles] of [
    ['desk administrator', 'desk-admin'],
    ['people administrator', 'people-admin'],
    ['stranger who sells', 'rep'],
    ['stranger who decides', 'sales-manager'],
    ['nobody'],
  ] as const) {
    await add(name, await api.person(...roles), none);
  }
  const scoped = async (name: string, whose: string, effects: string[], permissions: string[] | null) => {
    const { as, sees, permissions: held } = related.get(whose) as Related;
    const body = { name, effects, ...(permissions && { permissions }) };
    const made = await api.ask('POST', '/api/tokens', { as, body });
    expect(made.status).toBe(201);
    const left = new Set([...held].filter((one) => one === 'session' || (permissions?.includes(one) ?? true)));
    related.set(name, { as: { id: as.id, token: String(made.body.secret) }, permissions: left, effects, sees });
  };
  await scoped('token that reads', 'owner', ['read'], null);
  await scoped('token that reads and writes', 'owner', ['read', 'write'], null);
  await scoped('token that decides', 'manager of the owner', ['read', 'decision'], null);
  await scoped('token for approvals alone', 'CFO', everything, ['approval.read', 'approval.decide']);

  // The desk's request is taken, the clock of the step stands.
  const auditor = related.get('auditor')?.as as Person;
  const { ids } = hidden;
  const give = async (as: Person, subject: string, path: string, body: object) => {
    const { headers } = await api.ask('GET', subject, { as: auditor });
    const given = await api.ask('POST', path, { as, body, headers: { 'if-match': headers.get('etag') as string } });
    expect(given.status).toBe(200);
  };
  const [request, approval, step] = [
    `/api/desk-requests/${ids.request}`,
    `/api/approvals/${ids.approval}`,
    `/api/approval-steps/${ids.openStep}`,
  ];
  const desk = related.get('desk')?.as as Person;
  await give(desk, request, `${request}/take`, {});
  await give(manager, approval, `${step}/approvers`, { person: addition.id, reason: 'Knows the customer.' });
  await give(manager, approval, `${step}/decision`, { decision: 'hold', comment: 'Waits for the bank.' });

  for (const [subject, path] of [
    ['deal', `/api/deals/${ids.deal}`],
    ['quote', `/api/quotes/${ids.quote}`],
    ['approval', `/api/approvals/${ids.approval}`],
    ['openStep', `/api/approvals/${ids.approval}`],
    ['contract', `/api/contracts/${ids.contract}`],
    ['order', `/api/orders/${ids.order}`],
    ['invoice', `/api/invoices/${ids.invoice}`],
    ['request', `/api/desk-requests/${ids.request}`],
  ] as const) {
    etags.set(subject, (await api.ask('GET', path, { as: auditor })).headers.get('etag') as string);
  }
  // Whatever is allowed gets as far as its commit, and leaves everything as it was for who asks next.
  await database.query(`create function veto() returns trigger language plpgsql as
    $$ begin raise check_violation using message = 'veto'; end $$`);
  await database.query(`create constraint trigger veto after insert on fact deferrable initially deferred
    for each row when (new.type <> 'SelfApprovalAttempted') execute function veto()`);
}, 180_000);
afterAll(async () => {
  await api.close();
  expect(api.bugs.filter((line) => !line.includes('"veto"'))).toEqual([]);
});

type Name = string;
const asked = ['manager of the owner', 'token that decides'];
const sellers = ['owner', 'token that reads and writes'];
/** Who of those that have the permission and see the deal may, where that is not all of them; the others get 403. */
const only: Record<string, Name[]> = {
  decideStep: [...asked, 'stand-in'],
  resumeStep: asked,
  nudgeStep: sellers,
  reassignStep: [...asked, 'desk', 'another of the desk'],
  addApprover: [...asked, 'desk', 'another of the desk'],
  askExtension: sellers,
  confirmSignedCopy: ['legal'],
  answerDeskRequest: ['desk'],
  askRequester: ['desk'],
  resolveDeskRequest: ['desk'],
  answerDesk: sellers,
  reopenDeskRequest: sellers,
  rateDeskRequest: sellers,
  withdrawDeskRequest: sellers,
};
/** For all others there is no such thing: their inbox has no step that does not wait for them. */
const onlyTheirs: Record<string, Name[]> = {
  snoozeStep: [...asked, 'stand-in'],
  unsnoozeStep: [...asked, 'stand-in'],
};

const deals: Record<string, keyof Related['sees']> = {
  contract: 'done',
  order: 'done',
  invoice: 'done',
  document: 'done',
};
/** Ids that an operation takes beside its subject's. */
const known: Record<string, string> = { version: '1', line: 'core', from: '1', to: '1' };

type Expected = 'no permission' | 'out of scope' | 'hidden' | 'barred' | 'let through';

function expected(operation: Operation, name: Name): Expected {
  const { permissions, effects, sees } = related.get(name) as Related;
  if (!effects.includes(operation.effect)) return 'out of scope';
  if (!permissions.has(operation.permission)) return 'no permission';
  const relation = sees[deals[subjectOf(operation) as string] ?? 'review'];
  if (!permissions.has('deal.read') || !(relation || permissions.has('deal.read-all'))) return 'hidden';
  if (onlyTheirs[operation.id]?.includes(name) === false) return 'hidden';
  return only[operation.id]?.includes(name) === false ? 'barred' : 'let through';
}

async function found(operation: Operation, name: Name): Promise<Expected | string> {
  const { as } = related.get(name) as Related;
  const subject = subjectOf(operation) as string;
  const { status, body } = await asking(operation, as, {
    ...known,
    attachment: hidden.ids.attachment as string,
    scenario: hidden.ids.scenario as string,
    id: hidden.ids[subject] as string,
  });
  if (status === 403 && String(body.code) === 'out-of-scope') return 'out of scope';
  if (status === 403) return String(body.detail).startsWith('This needs the permission') ? 'no permission' : 'barred';
  if (status === 404) {
    const absent = await asking(operation, as, {
      ...known,
      attachment: randomUUID(),
      scenario: randomUUID(),
      id: randomUUID(),
    });
    return JSON.stringify([absent.status, absent.body]) === JSON.stringify([404, body])
      ? 'hidden'
      : `404 ${JSON.stringify(body)}`;
  }
  const through = status < 300 || [409, 412, 422].includes(status);
  return through ? 'let through' : `${status} ${JSON.stringify(body)}`;
}

const samples = new Map<string, unknown>();

/** What a body has to say beside fitting its description. */
function worded(operation: string, { id }: Person): object {
  if (operation === 'cloneQuote') return { version: 1 };
  if (operation !== 'decideStep') return {};
  const inPlaceOf = id === related.get('stand-in')?.as.id ? standsInFor : undefined;
  return { decision: 'approve', onBehalfOf: inPlaceOf, termsHash: undefined, until: undefined };
}

function asking(operation: Operation, as: Person, ids: Record<string, string>) {
  const path = addressOf(operation, (name, schema) => ids[name] ?? String(sampleOf(schema, description.schemas)));
  const [type, schema] = Object.entries(operation.bodies)[0] ?? [];
  if (!samples.has(operation.id)) samples.set(operation.id, sampleOf(schema ?? {}, description.schemas));
  const written = { ...(samples.get(operation.id) as object), ...worded(operation.id, as) };
  const body = type?.includes('json') ? written : type && new TextEncoder().encode('%PDF-1.7');
  return api.ask(operation.method, path, {
    as,
    ...(body !== undefined && { body }),
    headers: {
      'if-match': etags.get(subjectOf(operation) as string) ?? '"v1"',
      ...(type && { 'content-type': type }),
    },
  });
}

it('every operation about a deal is let through for whom it is, in each relation to the deal, and for nobody else', async () => {
  const operations = description.operations.filter((operation) => subjectOf(operation));
  expect(operations.length).toBeGreaterThan(60);
  const names = [...related.keys()].filter((name) => process.env.LONG_RUN === 'true' || inShort.includes(name));
  const wrong: string[] = [];
  const cells: Record<string, number> = {};
  for (const operation of operations) {
    for (const name of names) {
      const [should, is] = [expected(operation, name), await found(operation, name)];
      cells[is] = (cells[is] ?? 0) + 1;
      if (should !== is) wrong.push(`${operation.id} as ${name}: ${is} instead of ${should}`);
    }
  }
  recordFigures('Authorization by relation', [
    { name: 'operations about a deal', value: operations.length },
    { name: 'people and tokens', value: names.length },
    { name: 'cells', value: operations.length * names.length },
    { name: 'cells that let through', value: cells['let through'] ?? 0 },
    { name: 'cells that differ from what is described', value: wrong.length, promised: 0 },
  ]);
  expect(wrong).toEqual([]);
}, 300_000);
