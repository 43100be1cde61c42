import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/commands/session/passwords.ts';
import { forgetExpired } from '../../src/effects/retention.ts';
import { standardRetention } from '../../src/effects/settings.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';

let api: Api;
let rita: Person;
const email = 'rita@example.com';
const password = 'correct horse battery';
beforeAll(async () => {
  api = await startApi({ routes: dealDeskRoutes });
  rita = await api.person('rep', 'people-admin');
  await api.database.query('update person set password_hash = $1, email = $2 where id = $3', [
    await hashPassword(password),
    email,
    rita.id,
  ]);
});
afterAll(() => api.close());

const factsOf = (id: string, ...types: string[]) =>
  api.database.query<{ type: string; by: string | null; data: Record<string, Json>; command_id: string | null }>(
    'select type, by, data, command_id from fact where subject_id = $1 and type = any($2) order by id',
    [id, types],
  );
const signIn = async (secret = password, address = email) => {
  const answer = await api.ask('POST', '/api/session', {
    body: { email: address, password: secret },
    headers: { 'user-agent': 'Firefox on a desk' },
  });
  return { ...answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
};
const with_ = (cookie: string) => ({ headers: { cookie } });

describe('A token', () => {
  const made = async (body: object, as = rita) => {
    const answer = await api.ask('POST', '/api/tokens', { as, body: { name: 'a program', ...body } });
    return { ...answer, token: { id: rita.id, token: String(answer.body.secret) } };
  };
  const team = { body: { name: 'Team' } };

  it('only reads unless it is made to do more', async () => {
    const { body, token } = await made({});

    expect(body).toMatchObject({ effects: ['read'], permissions: null, lastUsedAt: null });
    expect((await api.ask('GET', '/api/users', { as: token })).status).toBe(200);
    const refused = await api.ask('POST', '/api/teams', { as: token, ...team });
    expect(refused).toMatchObject({ status: 403, body: { code: 'out-of-scope' } });
  });

  it('does what its scopes say, and of its person’s rights those alone that they name', async () => {
    const { token } = await made({ effects: ['read', 'admin'] });
    expect((await api.ask('POST', '/api/teams', { as: token, body: { name: 'By token' } })).status).toBe(201);

    const narrow = await made({ effects: ['read', 'admin'], permissions: ['catalogue.read'] });
    expect((await api.ask('GET', '/api/products', { as: narrow.token })).status).toBe(200);
    expect((await api.ask('GET', '/api/deals', { as: narrow.token })).status).toBe(403);
    expect((await api.ask('POST', '/api/teams', { as: narrow.token, ...team })).status).toBe(403);
  });

  it('never does more than its person may, at the moment of asking', async () => {
    const person = await api.person('people-admin');
    const { token } = await made({ effects: ['read', 'admin'] }, person);
    expect((await api.ask('POST', '/api/teams', { as: token, body: { name: 'Before' } })).status).toBe(201);
    await api.database.query('delete from person_role where person_id = $1', [person.id]);
    expect((await api.ask('POST', '/api/teams', { as: token, body: { name: 'After' } })).status).toBe(403);
  });

  it('makes none that may do more than itself', async () => {
    const { token } = await made({ effects: ['read', 'write'], permissions: ['session', 'deal.read'] });
    const more = [{ effects: ['admin'] }, { effects: ['read'] }, { effects: ['read'], permissions: ['deal.write'] }];
    for (const body of more) expect((await made(body, token)).status).toBe(403);
    expect((await made({ effects: ['read'], permissions: ['deal.read'] }, token)).status).toBe(201);
    expect((await made({ permissions: ['no.such'] })).body).toMatchObject({ errors: [{ pointer: '/permissions/0' }] });
  });

  it('ends on its day, and tells when it was last used', async () => {
    const { body, token } = await made({ expiresInDays: 1 });
    await api.ask('GET', '/api/me', { as: token });
    const list = await api.ask<{ items: { id: string; lastUsedAt: string | null }[] }>('GET', '/api/tokens', {
      as: rita,
    });
    expect(list.body.items.find(({ id }) => id === String(body.id))?.lastUsedAt).toMatch(/^20/);
    await api.database.query("update api_token set expires_at = now() - interval '1 second' where id = $1", [body.id]);
    expect((await api.ask('GET', '/api/me', { as: token })).status).toBe(401);
  });

  it('is a fact when it is made and when it is revoked, with the request’s id and without its secret', async () => {
    const { body } = await made({ effects: ['read', 'decision'] });
    await api.ask('DELETE', `/api/tokens/${body.id}`, { as: rita, headers: { 'idempotency-key': 'revoke-1' } });
    const facts = (await factsOf(rita.id, 'TokenCreated', 'TokenRevoked')).slice(-2);

    expect(facts).toMatchObject([
      { type: 'TokenCreated', by: rita.id, data: { effects: ['read', 'decision'] } },
      { type: 'TokenRevoked', by: rita.id, data: { token: body.id }, command_id: 'revoke-1' },
    ]);
    expect(JSON.stringify(facts)).not.toContain(String(body.secret));
  });
});

describe('A session', () => {
  it('is listed with where it comes from, and ended one by one', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const list = async () =>
      (
        await api.ask<{ items: { id: string; current: boolean; agent: string }[] }>(
          'GET',
          '/api/sessions',
          with_(here.cookie),
        )
      ).body.items;
    const before = await list();
    expect(before.filter(({ current }) => current)).toHaveLength(1);
    expect(before[0]).toMatchObject({ agent: 'Firefox on a desk', method: 'password', address: '127.0.0.1' });

    const [other] = before.filter(({ current }) => !current);
    for (const { id } of before.filter(({ current }) => !current)) {
      expect((await api.ask('DELETE', `/api/sessions/${id}`, with_(here.cookie))).status).toBe(204);
    }
    expect((await api.ask('GET', '/api/me', with_(there.cookie))).status).toBe(401);
    expect(await list()).toHaveLength(1);
    const stranger = await api.person('rep');
    expect((await api.ask('DELETE', `/api/sessions/${other?.id}`, { as: stranger })).status).toBe(404);
    expect((await factsOf(rita.id, 'SignedOut')).at(-1)).toMatchObject({ by: rita.id, data: {} });
  });

  it('ends when it is not heard of, and at the latest after its hours', async () => {
    const { cookie } = await signIn();
    const age = (column: string, by: string) =>
      api.database.query(`update session set ${column} = ${column} - $1::interval where person_id = $2`, [by, rita.id]);
    await age('last_seen_at', '239 minutes');
    expect((await api.ask('GET', '/api/me', with_(cookie))).status).toBe(200);
    await age('last_seen_at', '239 minutes');
    expect((await api.ask('GET', '/api/me', with_(cookie))).status).toBe(200); // it was heard of in between
    await age('last_seen_at', '241 minutes');
    expect((await api.ask('GET', '/api/me', with_(cookie))).status).toBe(401);

    const fresh = await signIn();
    await age('expires_at', '12 hours');
    expect((await api.ask('GET', '/api/me', with_(fresh.cookie))).status).toBe(401);
  });

  it('ends with a change of the password, but for the one that changed it', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const change = (body: object) => api.ask('PUT', '/api/me/password', { body, ...with_(here.cookie) });

    expect(await change({ current: 'wrong', password: 'another good one' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/current' }] },
    });
    expect((await change({ current: password, password: 'short' })).status).toBe(422);
    expect(
      (
        await api.ask('PUT', '/api/me/password', {
          as: rita,
          body: { current: password, password: 'another good one' },
        })
      ).status,
    ).toBe(403);
    expect((await change({ current: password, password: 'another good one' })).status).toBe(204);
    expect((await api.ask('GET', '/api/me', with_(here.cookie))).status).toBe(200);
    expect((await api.ask('GET', '/api/me', with_(there.cookie))).status).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await change({ current: 'another good one', password })).status).toBe(204);
    expect(await factsOf(rita.id, 'PasswordChanged')).toHaveLength(2);
  });
});

describe('Guessing a password', () => {
  it('is counted in the audit trail, not told guess by guess, and costs no look while it waits', async () => {
    const target = await api.person('rep');
    const address = 'target@example.com';
    await api.database.query('update person set email = $2, password_hash = $3 where id = $1', [
      target.id,
      address,
      await hashPassword(password),
    ]);
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('a guess', address)));
    const waits = answers.filter(({ status }) => status === 429);

    // How many have to wait depends on how fast the others were looked at; some do, and nothing else is said.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(waits.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(await factsOf(target.id, 'SignInsFailed')).toMatchObject([
      { by: null, data: { failures: 5, address: '127.0.0.1' } },
    ]);
  });
});

describe('Requests', () => {
  let busy: Api;
  beforeAll(async () => {
    busy = await startApi({ requestLimits: { byPerson: 10, byAddress: 1_000 }, routes: dealDeskRoutes });
  });
  afterAll(() => busy.close());

  it('beyond so many in a minute are told when to come back, person by person; deciding goes on', async () => {
    const [one, other] = [await busy.person('cfo'), await busy.person('cfo')];
    const asked = await Promise.all(Array.from({ length: 12 }, () => busy.ask('GET', '/api/me', { as: one })));
    const refused = asked.filter(({ status }) => status === 429);

    expect(refused).toHaveLength(2);
    expect(refused[0]?.body).toMatchObject({ code: 'slow-down' });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await busy.ask('GET', '/api/me', { as: other })).status).toBe(200);
    const decision = { as: one, body: { decision: 'approve' }, headers: { 'if-match': '"1"' } };
    const step = '/api/approval-steps/00000000-0000-4000-8000-000000000000/decision';
    expect((await busy.ask('POST', step, decision)).status).not.toBe(429);
  });
});

describe('A file', () => {
  let deal: string;
  beforeEach(async () => {
    const tx = api.database;
    const [seller] = await tx.query<{ id: string }>(
      "insert into seller (name, address, country) values (gen_random_uuid()::text, 'x', 'US') returning id",
    );
    const [account] = await tx.query<{ id: string }>(
      `insert into account (name, country, region, segment, credit_class)
       values (gen_random_uuid()::text, 'US', 'NA', 'enterprise', 'A') returning id`,
    );
    const body = {
      name: 'Files',
      accountId: account?.id,
      sellerId: seller?.id,
      kind: 'new',
      routeToMarket: 'direct',
      wayToClose: 'negotiated-contract',
    };
    const opened = await api.ask('POST', '/api/deals', {
      as: rita,
      body,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    deal = String(opened.body.id);
  });
  const attach = (name: string, bytes: Uint8Array | string) =>
    api.ask('POST', `/api/deals/${deal}/attachments?name=${encodeURIComponent(name)}`, {
      as: rita,
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });

  it('is what its content is, whatever it is called', async () => {
    const page = '<!doctype html><script>alert(1)</script>';
    const drawing = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await attach('offer.pdf', page)).toMatchObject({ status: 422, body: { errors: [{ pointer: '' }] } });
    expect((await attach('offer.PDF', drawing)).status).toBe(422);
    expect((await attach('photo.png', '%PDF-1.7\n%%EOF\n')).body.detail).toMatch(
      'not a PNG by its content, but a pdf file',
    );
    expect((await attach('empty.txt', '')).status).toBe(422);
    expect((await attach('offer.pdf', '%PDF-1.7\n%%EOF\n')).status).toBe(201);
    expect((await attach('page.html', page)).status).toBe(201);
  });

  it('is handed out as a file to keep, never shown or run', async () => {
    const { body } = await attach('page.html', '<!doctype html><script>alert(1)</script>');
    const kept = await api.ask('GET', `/api/deals/${deal}/attachments/${body.id}/content`, { as: rita });

    expect(kept.headers.get('content-disposition')).toMatch(/^attachment; filename="page.html"/);
    expect(kept.headers.get('x-content-type-options')).toBe('nosniff');
    expect(kept.headers.get('content-type')).not.toContain('html');
    expect(kept.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('of more than 25 MB is too large', async () => {
    expect((await attach('big.bin', new Uint8Array(25 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it('and its deal are facts that name who asked, and the request', async () => {
    await attach('note.txt', 'a note');
    const facts = await factsOf(deal, 'DealOpened', 'AttachmentAdded');

    expect(facts.map(({ type, by }) => [type, by])).toEqual([
      ['DealOpened', rita.id],
      ['AttachmentAdded', rita.id],
    ]);
    expect(facts.every(({ command_id }) => command_id !== null)).toBe(true);
  });
});

describe('Every kind of answer', () => {
  it.each([
    ['what the API answers', '/api/me'],
    ['a problem', '/api/nothing'],
    ['the description', '/api/openapi.json'],
    ['the page of the description', '/api/docs'],
    ['a script of that page', '/api/docs/start.js'],
    ['health', '/healthz'],
    ['a screen', '/deals'],
  ])('forbids foreign scripts, frames and sniffing: %s', async (_, path) => {
    const { headers } = await api.ask('GET', path, { as: rita });
    const policy = headers.get('content-security-policy') ?? '';

    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('What is kept for a time only', () => {
  it('is forgotten after it: answers of writes with a key, and sessions that ended', async () => {
    const key = { 'idempotency-key': 'kept-for-a-week' };
    const write = () => api.ask('POST', '/api/teams', { as: rita, body: { name: 'Keyed' }, headers: key });
    await write();
    expect((await write()).headers.get('idempotency-replayed')).toBe('true');
    const retention = { ...standardRetention, idleMinutes: 240 };
    await forgetExpired(api.database, retention);
    expect((await write()).headers.get('idempotency-replayed')).toBe('true');
    await api.database.query("update idempotency set created_at = created_at - interval '8 days'");
    await forgetExpired(api.database, retention);
    expect((await write()).headers.get('idempotency-replayed')).toBeNull();
  });
});
