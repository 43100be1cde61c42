import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { loadPasswords } from '../../src/documents/templates.ts';
import { mailPasswordLink } from '../../src/effects/verbs/mail-password-link.ts';
import type { EffectsConfig } from '../../src/effects/settings.ts';
import type { Tools } from '../../src/effects/verb.ts';
import type { Effects } from '../../workflows/effects.ts';
import { smallTemplates, testConfig } from '../support/effects.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

const password = 'a long enough password';
const templates = { ...smallTemplates, passwords: loadPasswords(new URL('../../templates/', import.meta.url)) };

let api: Api;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  admin = await api.person('people-admin');
});
beforeEach(() => api.database.query('delete from outbox'));
afterAll(async () => {
  expect(api.bugs).toEqual([]);
  await api.close();
});

type Letter = Effects['mailPasswordLink'];
const waiting = async () =>
  (await api.database.query<{ payload: Letter }>("select payload from outbox where verb = 'mailPasswordLink'")).map(
    ({ payload }) => payload,
  );
const send = async (payload: Letter, config: Partial<EffectsConfig> = {}, transmit: Tools['transmit'] = null) => {
  const tools = { config: testConfig('', config), database: api.database, templates, transmit } as unknown as Tools;
  const { signal } = new AbortController();
  const key = randomUUID();
  const write = await mailPasswordLink.perform({ key, payload, signal }, tools);
  await api.database.transaction(write);
  const [mail] = await api.database.query<{ html: string; plain: string; recipient: string }>(
    'select html, plain, recipient from mail where key = $1',
    [key],
  );
  return mail;
};
const secretIn = (text = '') => /set-password#(\S+)/.exec(text)?.[1] ?? '';
/** Sends what waits, and answers the secret of the last letter. */
const sent = async () => {
  let secret = '';
  for (const letter of await waiting()) secret = secretIn((await send(letter))?.plain);
  await api.database.query('delete from outbox');
  return secret;
};
let named = 0;
const added = async (more: object = {}) => {
  const email = `somebody-${++named}@example.com`;
  const answer = await api.ask('POST', '/api/users', { as: admin, body: { email, name: 'Sunna Björk', ...more } });
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), email, body: answer.body };
};
/** Somebody who was invited and has set their password. */
const settled = async () => {
  const person = await added();
  expect((await set(await sent())).status).toBe(200);
  return person;
};
const read = (secret: string) => api.ask('POST', '/api/session/password-link', { body: { secret } });
const set = (secret: string, to = password) =>
  api.ask('POST', '/api/session/password', { body: { secret, password: to } });
const signIn = (email: string, secret = password) =>
  api.ask('POST', '/api/session', { body: { email, password: secret } });
const forgot = (email: string, from = '198.51.100.7') =>
  api.ask('POST', '/api/session/password-reset', { body: { email }, headers: { 'x-forwarded-for': from } });
const access = async (id: string) => (await api.ask('GET', `/api/users/${id}`, { as: admin })).body.access;
const again = (id: string) => api.ask('POST', `/api/users/${id}/invitation`, { as: admin, body: {} });
const patch = async (id: string, body: object) => {
  const version = (await api.ask('GET', `/api/users/${id}`, { as: admin })).headers.get('etag') ?? '';
  const answer = await api.ask('PATCH', `/api/users/${id}`, { as: admin, body, headers: { 'if-match': version } });
  expect(answer.status).toBe(200);
};
const facts = async (id: string) =>
  (
    await api.database.query<{ type: string; by: string | null; data: object }>(
      'select type, by, data from fact where subject_id = $1 order by id',
      [id],
    )
  ).map(({ type, by, data }) => ({ type, by, data }));
const over = { status: 409, body: { code: 'not-available' } };

describe('An invitation', () => {
  it('lets who was added set their password, once, and sign in', async () => {
    const { id, email } = await added();
    expect(await access(id)).toBe('invited');
    expect((await signIn(email)).status).toBe(401);
    const secret = await sent();

    expect(await read(secret)).toMatchObject({ status: 200, body: { kind: 'invitation', email, name: 'Sunna Björk' } });
    expect(await set(secret)).toMatchObject({ status: 200, body: { email, sessionsEnded: 0 } });
    expect((await signIn(email)).status).toBe(204);
    expect(await access(id)).toBe('ready');
    expect(await set(secret, 'another long password')).toMatchObject(over);
    expect((await signIn(email)).status).toBe(204);
    expect((await facts(id)).slice(0, 3)).toMatchObject([
      { type: 'PersonAdded', by: admin.id },
      { type: 'PersonInvited', by: admin.id },
      { type: 'PasswordSet', by: id, data: { by: 'invitation', sessionsEnded: 0 } },
    ]);
  });

  it('is not written where the administrator does not want it yet', async () => {
    const { id } = await added({ invited: false });
    expect(await waiting()).toEqual([]);
    expect(await access(id)).toBe('not-invited');
    expect((await again(id)).status).toBe(202);
    expect(await access(id)).toBe('invited');
  });

  it('comes with a password from nobody else', async () => {
    const body = { email: 'given@example.com', name: 'Given', password: 'chosen by somebody else' };
    expect(await api.ask('POST', '/api/users', { as: admin, body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
  });

  it('is used up by setting a password alone: not by looking, and not by a password that is too short', async () => {
    await added();
    const secret = await sent();
    for (const method of ['GET', 'HEAD']) await fetch(`${api.url}/set-password`, { method });
    await read(secret);
    await read(secret);
    expect(await set(secret, 'short')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } });
    expect((await set(secret)).status).toBe(200);
  });

  it('is over after 72 hours, and can be repeated', async () => {
    const { id } = await added();
    const secret = await sent();
    await api.database.query(
      'update password_link set expires_at = created_at, created_at = created_at where person_id = $1',
      [id],
    );
    await api.database.query("update person set invited_at = invited_at - interval '72 hours' where id = $1", [id]);
    expect(await read(secret)).toMatchObject(over);
    expect(await set(secret)).toMatchObject(over);
    expect(await access(id)).toBe('invitation-over');

    expect((await again(id)).status).toBe(202);
    expect(await access(id)).toBe('invited');
    expect((await set(await sent())).status).toBe(200);
    expect(await again(id)).toMatchObject(over);
  });

  it('replaces the one before', async () => {
    const { id } = await added();
    const first = await sent();
    await again(id);
    const second = await sent();
    expect(await set(first)).toMatchObject(over);
    expect((await set(second)).status).toBe(200);
  });

  it('leads nowhere for who was deactivated, also when they come back, and when it went to an address they left', async () => {
    const { id } = await added();
    const secret = await sent();
    await again(id);
    await patch(id, { active: false });
    expect(await set(secret)).toMatchObject(over);
    expect(await send((await waiting())[0] as Letter)).toBeUndefined();
    expect(await again(id)).toMatchObject(over);
    await patch(id, { active: true });
    expect(await set(secret)).toMatchObject(over);

    const moved = await added();
    const old = await sent();
    await patch(moved.id, { email: 'moved@example.com' });
    expect(await set(old)).toMatchObject(over);
  });

  it('is known by its whole secret alone, of which only the hash is kept where letters are sent', async () => {
    await added();
    const letters: string[] = [];
    const [payload] = await waiting();
    const kept = await send(payload as Letter, {}, async ({ html, plain }) => void letters.push(html, plain));
    const secret = secretIn(letters[1]);
    expect(letters[0]).toContain(secret);
    expect(await read(`${secret}x`)).toMatchObject(over);
    expect(await read('cst_nothing')).toMatchObject(over);
    const silent = await send(payload as Letter, { production: true });
    const stored = await api.database.query('select payload from outbox');
    for (const text of [JSON.stringify(stored), kept?.html, kept?.plain, silent?.html, silent?.plain]) {
      expect(text).not.toMatch(/cst_/);
    }
    expect((await set(secret)).status).toBe(200);
  });

  it('leads to the provider’s way in where nobody has a password', async () => {
    await added();
    const letter = await send((await waiting())[0] as Letter, { signIn: { passwords: false } });
    expect(letter?.plain).toContain('http://desk.example/sign-in');
    expect(letter?.plain).not.toMatch(/set-password|password/);
  });

  it('is given by who administers people alone', async () => {
    const { id } = await added();
    const rep = await api.person('rep');
    expect((await api.ask('POST', `/api/users/${id}/invitation`, { as: rep, body: {} })).status).toBe(403);
    expect((await again('01900000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('A forgotten password', () => {
  it('is set anew by a link, which ends every session', async () => {
    const { id, email } = await settled();
    const cookie = (await signIn(email)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await forgot(email.toUpperCase())).status).toBe(202);
    const secret = await sent();
    expect((await signIn(email)).status).toBe(204); // asking changes nothing

    expect(await set(secret, 'a new and long password')).toMatchObject({ status: 200, body: { sessionsEnded: 2 } });
    expect((await api.ask('GET', '/api/me', { headers: { cookie } })).status).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, 'a new and long password')).status).toBe(204);
    expect((await facts(id)).filter(({ type }) => type.startsWith('Password'))).toMatchObject([
      { type: 'PasswordSet', data: { by: 'invitation' } },
      { type: 'PasswordResetAsked', by: null, data: { address: '198.51.100.7' } },
      { type: 'PasswordSet', by: id, data: { by: 'reset', sessionsEnded: 2 } },
    ]);
  });

  it('is answered the same whoever has the address, and in no less time', async () => {
    const { email } = await settled();
    const left = await settled();
    await patch(left.id, { active: false });
    const answers = [];
    for (const address of [email, left.email, 'nobody@example.com']) {
      const began = performance.now();
      const { status, body } = await forgot(address, '198.51.100.8');
      answers.push({ status, body });
      expect(performance.now() - began).toBeGreaterThan(240);
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await waiting()).toHaveLength(1);
  });

  it('brings one letter in five minutes and one fact, however often it is asked for', async () => {
    const { id, email } = await settled();
    for (let n = 0; n < 3; n++) expect((await forgot(email, '198.51.100.9')).status).toBe(202);
    expect(await waiting()).toHaveLength(1);
    expect((await facts(id)).filter(({ type }) => type === 'PasswordResetAsked')).toHaveLength(1);
    await api.database.query("update person set reset_asked_at = reset_asked_at - interval '5 minutes' where id = $1", [
      id,
    ]);
    await forgot(email, '198.51.100.9');
    expect(await waiting()).toHaveLength(2);
  });

  it('is slowed by account, known or not, and by address', async () => {
    const slow = { status: 429, body: { code: 'slow-down' } };
    for (let n = 0; n < 5; n++) expect((await forgot('guess@example.com', `203.0.113.${n}`)).status).toBe(202);
    expect(await forgot('guess@example.com', '203.0.113.99')).toMatchObject(slow);
    await Promise.all(Array.from({ length: 30 }, (_, n) => forgot(`crowd-${n}@example.com`, '192.0.2.1')));
    expect(await forgot('crowd-last@example.com', '192.0.2.1')).toMatchObject(slow);
  });

  it('goes around no provider: who signs in there alone is sent no link', async () => {
    const { id, email } = await added({ invited: false });
    await api.database.query(
      "insert into person_identity (issuer, subject, person_id) values ('https://idp', 's', $1)",
      [id],
    );
    expect((await forgot(email, '198.51.100.10')).status).toBe(202);
    expect(await waiting()).toEqual([]);
    expect(await access(id)).toBe('ready');
  });

  it('cannot be set where nobody signs in by password', async () => {
    const other = await startApi({ signIn: { hours: 12, idleMinutes: 240, passwords: false } });
    const asks: [string, object][] = [
      ['password-reset', { email: 'a@example.com' }],
      ['password-link', { secret: 'x' }],
      ['password', { secret: 'x', password }],
    ];
    for (const [path, body] of asks) {
      expect((await other.ask('POST', `/api/session/${path}`, { body })).status).toBe(403);
    }
    await other.close();
  });
});
