import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { type Role, roleTitles } from '../../src/commands/permissions.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { castDatabase } from '../support/cast-database.ts';
import { addressOf, describedBy, type Description, type Operation, sampleOf } from '../support/described.ts';
import { fuzzedRequests } from '../support/fuzzed.ts';
import { type Hidden, hiddenDeal, subjectOf } from '../support/hidden-deal.ts';
import { type Api, type Person, startApi } from '../support/http.ts';
import { recordFigures } from '../support/long-figures.ts';

/** Requests to each operation; a long run asks for more, each time others, and a failure is found again by its seed. */
const isLong = process.env.LONG_RUN === 'true';
const runs = Number(process.env.FUZZ_RUNS ?? (isLong ? 300 : 8));
const seed = Number(process.env.FUZZ_SEED ?? (isLong ? randomInt(2 ** 31) : 20_261_122));

let api: Api;
let hidden: Hidden;
let description: Description;
let everybody: Person;
let other: Person;

beforeAll(async () => {
  const fresh = await castDatabase();
  api = await startApi({ fresh, routes: dealDeskRoutes, requestLimits: { byPerson: 0, byAddress: 0 } });
  const { cast } = fresh;
  hidden = await hiddenDeal(api, cast);
  description = await describedBy(api);
  everybody = await api.person(...(Object.keys(roleTitles) as Role[]));
  other = await api.person('rep');
}, 120_000);
afterAll(() => api.close());

const known: Record<string, string> = {
  version: '1',
  line: 'core',
  policy: 'deal-desk',
  role: 'rep',
  name: 'question',
  kind: 'products',
};

const idFor = (operation: Operation) => (name: string) => {
  const { ids } = hidden;
  if (name === 'id')
    return ids[subjectOf(operation) ?? ''] ?? (operation.path.startsWith('/api/users') ? other.id : undefined);
  const of: Record<string, string | undefined> = {
    ...known,
    attachment: ids.attachment,
    dealId: ids.deal,
    quoteId: ids.quote,
    to: other.id,
  };
  return of[name];
};

const isAsked = ({ id, path }: Operation): boolean =>
  path.startsWith('/api/') && id !== 'streamEvents' && id !== 'signOut';

it('has no operation that spoilt requests bring to a 5xx, or to an error that nobody expected', async () => {
  const failed: string[] = [];
  let asked = 0;
  const answered = new Map<number, number>();
  const operations = description.operations.filter(isAsked);
  for (const operation of operations) {
    for (const { path, body, headers } of fc.sample(fuzzedRequests(operation, description, idFor(operation)), {
      seed,
      numRuns: runs,
    })) {
      const before = api.bugs.length;
      const given = operation.method === 'GET' ? {} : { body };
      const { status } = await api
        .ask(operation.method, path, { as: everybody, headers, ...given })
        // A header that no client can send.
        .catch((error: Error) => (error instanceof TypeError && !error.cause ? { status: 0 } : Promise.reject(error)));
      asked += 1;
      answered.set(status, (answered.get(status) ?? 0) + 1);
      if (status >= 500 || api.bugs.length > before) {
        failed.push(
          `${operation.id} ${operation.method} ${path.slice(0, 300)} ${String(body).slice(0, 600)} → ${status} ${api.bugs.slice(before).join().slice(0, 900)}`,
        );
      }
    }
  }
  recordFigures('Spoilt requests', [
    { name: 'seed', value: seed },
    { name: 'operations', value: operations.length },
    { name: 'requests', value: asked },
    ...[...answered].toSorted(([a], [b]) => a - b).map(([status, value]) => ({ name: `answered ${status}`, value })),
    { name: 'answered 5xx, or with an error that nobody expected', value: failed.length, promised: 0 },
  ]);
  if (failed.length > 0) throw new Error(`seed ${seed}, ${failed.length} of ${asked}:\n${failed.join('\n')}`);
  // Not all of them are turned away at the door.
  const successes = [...answered]
    .filter(([status]) => status >= 200 && status < 300)
    .reduce((sum, [, count]) => sum + count, 0);
  expect(successes).toBeGreaterThan(asked / 20);
}, 1_800_000);

/** What the server says to bytes sent as they are, whose sender then says no more. */
function sent(head: string, body: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined).on('close', () => resolve(heard));
    socket.on('data', (chunk) => (heard += String(chunk)));
    socket.write(head);
    socket.end(body);
  });
}

it('has nothing at a path that no name can have', async () => {
  const wrong: string[] = [];
  for (const operation of description.operations.filter((one) => isAsked(one) && one.path.includes('{'))) {
    const path = operation.path.replaceAll(/\{\w+\}/g, 'a%00b');
    const headers = { 'if-match': '"v1"' };
    const { status } = await api.ask(operation.method, path, { as: everybody, headers });
    // Some look at their body first.
    if (status < 400 || status >= 500) wrong.push(`${operation.id}: ${status}`);
  }
  expect(wrong).toEqual([]);
  expect(api.bugs).toEqual([]);
}, 60_000);

const taking = (): [Operation, string][] =>
  description.operations.filter(isAsked).flatMap((operation) => {
    const [type] = Object.keys(operation.bodies);
    return type === undefined ? [] : [[operation, type] as [Operation, string]];
  });

it('takes no body of ten megabytes where that is too much, and stops at the size of each upload', async () => {
  const huge = new Uint8Array(10_000_000).fill(0x20);
  const wrong: string[] = [];
  // A short run asks some of them.
  for (const [operation, type] of taking().filter((_, index) => isLong || index % 20 === 0)) {
    const path = addressOf(
      operation,
      (name, schema) => idFor(operation)(name) ?? String(sampleOf(schema, description.schemas)),
    );
    const headers = { 'if-match': '"v1"', 'content-type': type };
    const { status } = await api.ask(operation.method, path, { as: everybody, headers, body: huge });
    const fits = type.includes('json') ? status === 413 : status < 500;
    if (!fits) wrong.push(`${operation.id}: ${status}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('does nothing with a body or an upload that breaks off', async () => {
  const [before] = await api.database.query<{ n: string }>('select count(*) as n from fact');
  const wrong: string[] = [];
  for (const [operation, type] of taking()) {
    const path = addressOf(
      operation,
      (name, schema) => idFor(operation)(name) ?? String(sampleOf(schema, description.schemas)),
    );
    const common = `${operation.method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${everybody.token}\r\nif-match: "v1"\r\ncontent-type: ${type}\r\n`;
    const begun = new TextEncoder().encode(type.includes('json') ? '{"name":"half of' : '%PDF-1.7 half of');
    const answers = [
      await sent(`${common}content-length: 1000\r\n\r\n`, begun),
      await sent(`${common}transfer-encoding: chunked\r\n\r\n100\r\n`, begun),
    ];
    // Whoever broke off may hear nothing; if they do, then that it was wrong.
    for (const answer of answers)
      if (!/^(|HTTP\/1.1 4\d\d [^]*)$/.test(answer)) wrong.push(`${operation.id}: ${answer}`);
  }
  expect(wrong).toEqual([]);
  expect((await api.database.query('select count(*) as n from fact'))[0]).toEqual(before);
  expect(api.bugs).toEqual([]);
}, 120_000);
