import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FaultyLink, faultyLink } from '../support/faulty-link.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

describe('when the database is away', () => {
  let api: Api;
  let rep: Person;
  let link: FaultyLink;
  beforeEach(async () => {
    api = await startApi({
      async via(databaseUrl) {
        const url = new URL(databaseUrl);
        link = await faultyLink({ host: url.hostname, port: Number(url.port) });
        url.hostname = '127.0.0.1';
        url.port = String(link.port);
        return url.href;
      },
    });
    rep = await api.person('rep');
  });
  afterEach(async () => {
    await api.close();
    await link.cut();
  });

  const account = { name: 'Outage', region: 'EMEA', country: 'DE', segment: 'smb', creditClass: 'B' };
  const timed = async (work: () => Promise<{ status: number; headers: Headers }>) => {
    const started = performance.now();
    const { status, headers } = await work();
    return { status, retryAfter: Number(headers.get('retry-after')), seconds: (performance.now() - started) / 1_000 };
  };
  const attempts = () =>
    Promise.all([
      timed(() => api.ask('GET', '/api/me', { as: rep })),
      timed(() => api.ask('GET', '/api/accounts', { as: rep })),
      timed(() => api.ask('POST', '/api/accounts', { as: rep, body: account, headers: { 'idempotency-key': 'o1' } })),
      timed(() => api.ask('POST', '/api/session', { body: { email: 'a@example.com', password: 'x' } })),
      timed(() => api.ask('GET', '/readyz')),
    ]);

  it.each(['cut', 'freeze'] as const)('answers 503 with Retry-After within five seconds: %s', async (fault) => {
    await link[fault]();
    const answers = await attempts();
    expect(api.bugs).toEqual([]);
    for (const { status, retryAfter, seconds } of answers) {
      expect(status).toBe(503);
      expect(retryAfter).toBeGreaterThan(0);
      // Five seconds are promised; the rest is for a busy test machine.
      expect(seconds).toBeLessThan(6);
    }
    expect((await api.ask('GET', '/healthz')).status).toBe(200);

    await link.mend();
    const add = () =>
      api.ask('POST', '/api/accounts', { as: rep, body: account, headers: { 'idempotency-key': 'o1' } });
    expect((await eventually(add, ({ status }) => status !== 503)).status).toBe(201);
    const [accounts] = await api.database.query<{ n: number }>('select count(*)::int as n from account');
    expect(accounts?.n).toBe(1);
    expect(api.bugs).toEqual([]);
  });
});

async function eventually<T>(attempt: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let left = 10; ; left--) {
    const value = await attempt();
    if (good(value) || left === 0) return value;
  }
}
