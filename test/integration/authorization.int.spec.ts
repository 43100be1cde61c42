import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { permissionsOf, type Role, roleTitles } from '../../src/commands/permissions.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import type { Cast } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import {
  addressOf,
  describedBy,
  type Description,
  type Operation,
  sampleOf,
  type Schema,
} from '../support/described.ts';
import { type Hidden, hiddenDeal, subjectOf } from '../support/hidden-deal.ts';
import { type Api, type Person, type Reply, startApi } from '../support/http.ts';

let api: Api;
let cast: Cast;
let hidden: Hidden;
let description: Description;
/** A long run asks as every role, a short one as those that differ most. */
const everyRole = process.env.LONG_RUN === 'true';
const mainRoles = ['rep', 'deal-desk', 'desk-admin', 'nobody'];
const roles = Object.keys(roleTitles) as Role[];
/** Of no team, above nobody, asked for nothing. */
const strangers = new Map<string, Person>();
/** May ask whatever one may ask without seeing every deal. */
let stranger: Person;

beforeAll(async () => {
  const fresh = await castDatabase();
  api = await startApi({ fresh, routes: dealDeskRoutes, requestLimits: { byPerson: 0, byAddress: 0 } });
  cast = fresh.cast;
  hidden = await hiddenDeal(api, cast);
  description = await describedBy(api);
  for (const role of roles) strangers.set(role, await api.person(role));
  strangers.set('nobody', await api.person());
  const near = roles.filter((role) => !permissionsOf([role]).has('deal.read-all'));
  stranger = await api.person(...near);
  expect(near).toEqual(['rep', 'sales-manager', 'desk-admin', 'people-admin']);
}, 120_000);
afterAll(async () => {
  await api.close();
  expect(api.bugs).toEqual([]);
});

const samples = new Map<string, unknown>();

/** A body that fits; made once when it names nothing. */
function sampled({ id: operation }: Operation, schema: Schema | undefined, id: (name: string) => string | undefined) {
  const plain = id('dealId') === undefined;
  if (plain && samples.has(operation)) return samples.get(operation);
  const sample = sampleOf(schema ?? {}, description.schemas, (fits, name) => {
    const named = name.endsWith('Id') ? id(name) : undefined;
    return named ? fits.map(() => named) : fits;
  });
  if (plain) samples.set(operation, sample);
  return sample;
}

/** A request that fits the description, about something; fields that name a deal or a quote name the given one. */
function asking(operation: Operation, id: (name: string) => string | undefined, as?: Person) {
  const path = addressOf(operation, (name, schema) => id(name) ?? String(sampleOf(schema, description.schemas)));
  const [type, schema] = Object.entries(operation.bodies)[0] ?? [];
  const body = type?.includes('json') ? sampled(operation, schema, id) : type && new TextEncoder().encode('%PDF-1.7');
  return api.ask(operation.method, path, {
    as,
    ...(body !== undefined && { body }),
    headers: { 'if-match': '"v999999"', ...(type && { 'content-type': type }) },
  });
}

const known: Record<string, string> = { version: '1', line: 'core' };
const ofHidden = (operation: Operation) => (name: string) => {
  if (name === 'id') return hidden.ids[subjectOf(operation) ?? ''];
  if (name === 'attachment') return hidden.ids.attachment;
  return known[name];
};
const ofNothing = (name: string) => (name === 'id' || name === 'attachment' ? randomUUID() : known[name]);
const said = ({ status, body }: Reply) => ({ status, body });
const signedIn = () => description.operations.filter(({ permission }) => permission !== 'public');

describe('every operation', () => {
  it('is for who has its permission, in each role, and for nobody else', async () => {
    const wrong: string[] = [];
    for (const operation of signedIn().filter(({ id }) => id !== 'streamEvents' && id !== 'signOut')) {
      for (const [role, as] of [...strangers].filter(([name]) => everyRole || mainRoles.includes(name))) {
        const may = permissionsOf([role]).has(operation.permission as never);
        // Nothing with that id: who may ask learns that, and nothing happens.
        const { status, body } = await asking(operation, ofNothing, as);
        const turnedAway = status === 403 && String(body.detail).startsWith('This needs the permission');
        const there = may && subjectOf(operation) && status !== 404;
        if (status === 401 || turnedAway === may || there)
          wrong.push(`${operation.id} as ${role}: ${status} ${JSON.stringify(body)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('is closed to whom is not signed in, whose token was revoked or has run out, and to who left', async () => {
    const revoked = await api.person('rep');
    const expired = await api.person('rep');
    const left = await api.person('rep');
    await api.database.query('update api_token set revoked_at = now() where person_id = $1', [revoked.id]);
    await api.database.query(`update api_token set expires_at = now() - interval '1 s' where person_id = $1`, [
      expired.id,
    ]);
    await api.database.query('update person set active = false where id = $1', [left.id]);
    const wrong: string[] = [];
    for (const operation of signedIn()) {
      for (const as of [undefined, revoked, expired, left]) {
        const { status } = await asking(operation, ofHidden(operation), as);
        if (status !== 401) wrong.push(`${operation.id}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('about a deal named in its body tells a stranger what it tells of nothing at all', async () => {
    const wrong: string[] = [];
    const ids: Record<string, string | undefined> = { dealId: hidden.ids.deal, quoteId: hidden.ids.doneQuote };
    for (const operation of signedIn().filter(({ id }) => ['askDesk', 'evaluatePolicy', 'cloneQuote'].includes(id))) {
      const given = (of: Record<string, string | undefined>) => (name: string) =>
        of[name] ?? { policy: 'deal-desk', version: '1', type: 'question', id: randomUUID() }[name];
      const seen = said(await asking(operation, given(ids), stranger));
      const absent = said(await asking(operation, given({ dealId: randomUUID(), quoteId: randomUUID() }), stranger));
      if (JSON.stringify(seen) !== JSON.stringify(absent)) wrong.push(`${operation.id}: ${JSON.stringify(seen)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('that lists, counts, searches or exports betrays nothing of a deal to those who may not see it', async () => {
    const betrayed: string[] = [];
    const look = async (path: string) => {
      const { status, body } = await api.ask('GET', path, { as: stranger });
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      // What one asked for oneself is no secret: exports repeat it in their head, and in the fact of them.
      const answered = text.replaceAll('Search Zanzibar', '').replaceAll('"q":"Zanzibar"', '');
      const found = hidden.secrets.filter((secret) => answered.includes(secret));
      if (status >= 500) betrayed.push(`${path}: ${status}`);
      if (found.length > 0) betrayed.push(`${path}: ${found.map((secret) => around(text, secret))}`);
      return { status, text };
    };
    const readers = description.operations.filter(
      ({ id, method, path }) =>
        method === 'GET' && id !== 'streamEvents' && !path.includes('{id}') && path.startsWith('/api/'),
    );
    for (const operation of readers) {
      const { parameters } = operation;
      const kinds = parameters.find(({ name }) => name === 'kind')?.schema.enum ?? [''];
      for (const kind of kinds) {
        const plain = addressOf(operation, (name, schema) =>
          name === 'kind' ? String(kind) : name === 'q' ? 'Zanzibar' : String(sampleOf(schema, description.schemas)),
        );
        await look(plain);
        // Narrowed to what is hidden it tells as little as narrowed to what does not exist.
        for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'query')) {
          const sign = plain.includes('?') ? '&' : '?';
          const given = (value: string) => `${plain}${sign}${name}=${encodeURIComponent(value)}`;
          if (name === 'cursor' || name === 'limit' || plain.includes(`?${name}=`)) continue;
          if (name === 'q') await look(given('Zanzibar'));
          else if (/Id$|^deal|^quote/.test(name) || schema.format === 'uuid') {
            const nothing = await look(given(randomUUID()));
            for (const id of Object.values(hidden.ids)) {
              const told = await look(given(id));
              if (told.text.replaceAll(id, '') !== nothing.text.replaceAll(/[0-9a-f-]{36}/g, '') && told.status !== 422)
                betrayed.push(`${given(id)}: ${told.text} instead of ${nothing.text}`);
            }
          }
        }
      }
    }
    expect(betrayed).toEqual([]);
  }, 120_000);

  it('is within the scope of the token that asks', async () => {
    const reader = await api.person(...roles);
    await api.database.query(`update api_token set effects = '{read}' where person_id = $1`, [reader.id]);
    const wrong: string[] = [];
    for (const operation of signedIn().filter(({ id, effect }) => effect !== 'read' && id !== 'signOut')) {
      const { status, body } = await asking(operation, ofNothing, reader);
      if (status !== 403 || !['out-of-scope', 'forbidden'].includes(String(body.code)))
        wrong.push(`${operation.id}: ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('about a deal tells a stranger what it tells of nothing at all', async () => {
    const wrong: string[] = [];
    const bound = description.operations.filter((operation) => subjectOf(operation));
    expect(bound.length).toBeGreaterThan(60);
    for (const operation of bound.filter(({ permission }) =>
      permissionsOf(['rep', 'sales-manager', 'desk-admin', 'people-admin']).has(permission as never),
    )) {
      const seen = said(await asking(operation, ofHidden(operation), stranger));
      const absent = said(await asking(operation, ofNothing, stranger));
      if (seen.status !== 404 || JSON.stringify(seen) !== JSON.stringify(absent)) {
        wrong.push(`${operation.id}: ${JSON.stringify(seen)} instead of ${JSON.stringify(absent)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

const around = (text: string, found: string): string =>
  text.slice(Math.max(0, text.indexOf(found) - 80), text.indexOf(found) + 60);
