import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/commands/session/passwords.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

describe('the HTTP server', () => {
  let api: Api;
  let rita: Person;
  beforeAll(async () => {
    api = await startApi();
    rita = await api.person('rep');
    await api.database.query('update person set password_hash = $1, email = $2 where id = $3', [
      await hashPassword('correct horse'),
      'Rita@example.com',
      rita.id,
    ]);
  });
  afterAll(() => api.close());

  describe('sign-in', () => {
    const signIn = (email: string, password: string, headers = {}) =>
      api.ask('POST', '/api/session', { body: { email, password }, headers });

    it('opens a session by cookie, which ends with DELETE', async () => {
      const answer = await signIn('rita@EXAMPLE.com', 'correct horse');
      expect(answer.status).toBe(204);
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^countersign=cst_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
      const headers = { cookie: cookie.split(';')[0] ?? '' };

      const me = await api.ask('GET', '/api/me', { headers });
      expect(me.body).toMatchObject({ id: rita.id, roles: ['rep'] });
      expect(me.body.permissions).toContain('quote.submit');
      expect(me.body.permissions).not.toContain('approval.decide');

      expect((await api.ask('DELETE', '/api/session', { headers })).status).toBe(204);
      expect((await api.ask('GET', '/api/me', { headers })).status).toBe(401);
    });

    it('keeps only hashes of secrets', async () => {
      const answer = await signIn('rita@example.com', 'correct horse');
      const secret = /countersign=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
      const rows = await api.database.query<{ text: string }>('select s::text as text from session s');
      expect(rows.length).toBeGreaterThan(0);
      for (const { text } of rows) expect(text).not.toContain(secret);
    });

    it('is recorded, success by success', async () => {
      const signIns = () =>
        api.database.query("select 1 from fact where type = 'SignedIn' and subject_id = $1", [rita.id]);
      const before = await signIns();
      await signIn('rita@example.com', 'correct horse');
      await signIn('rita@example.com', 'wrong');
      expect(await signIns()).toHaveLength(before.length + 1);
    });

    it('does not tell an unknown address from a wrong password', async () => {
      const unknown = await signIn('nobody@example.com', 'x');
      const wrong = await signIn('rita@example.com', 'x');
      expect(unknown.status).toBe(401);
      expect(wrong.body).toEqual(unknown.body);
    });

    it('refuses a page of another site', async () => {
      const answer = await signIn('rita@example.com', 'correct horse', { origin: 'https://evil.example' });
      expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    });

    it('slows guessing down by account, and says for how long', async () => {
      const answers = [];
      for (let n = 0; n < 6; n++) answers.push(await signIn('victim@example.com', 'guess'));
      expect(answers.slice(0, 5).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      expect(answers[5]).toMatchObject({ status: 429, body: { code: 'slow-down' } });
      expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await signIn('rita@example.com', 'correct horse')).status).toBe(204);
    });
  });

  describe('API tokens', () => {
    it('show their secret once, act as their owner and die when revoked', async () => {
      const made = await api.ask('POST', '/api/tokens', { as: rita, body: { name: 'nightly export' } });
      expect(made.status).toBe(201);
      const token = { id: rita.id, token: String(made.body.secret) };
      expect((await api.ask('GET', '/api/me', { as: token })).body.id).toBe(rita.id);
      const list = await api.ask('GET', '/api/tokens', { as: token });
      expect(JSON.stringify(list.body)).not.toContain(made.body.secret);
      expect((await api.ask('DELETE', `/api/tokens/${made.body.id}`, { as: rita })).status).toBe(204);
      expect((await api.ask('GET', '/api/me', { as: token })).status).toBe(401);
    });

    it('of others are not there', async () => {
      const other = await api.person('rep');
      const made = await api.ask('POST', '/api/tokens', { as: other, body: { name: 'mine' } });
      const answer = await api.ask('DELETE', `/api/tokens/${made.body.id}`, { as: rita });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('die with the deactivation of their owner, at once', async () => {
      const leaver = await api.person('rep');
      expect((await api.ask('GET', '/api/me', { as: leaver })).status).toBe(200);
      await api.database.query('update person set active = false where id = $1', [leaver.id]);
      expect((await api.ask('GET', '/api/me', { as: leaver })).status).toBe(401);
    });
  });

  it('answers problem details for what is not there', async () => {
    const answer = await api.ask('GET', '/api/nothing', { as: rita });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('tells its health', async () => {
    expect(await api.ask('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api.ask('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await api.ask('GET', '/metrics')).body).toContain('http_request_duration_seconds_bucket');
  });

  it('shows its description under a policy that runs only our own scripts', async () => {
    const page = await api.ask('GET', '/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const [, path] of String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await api.ask('GET', path as string)).status).toBe(200);
    }
  });
});
