import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, type Person, startApi } from '../support/http.ts';

describe('trust at the HTTP edge', () => {
  let api: Api;
  let rep: Person;
  beforeAll(async () => {
    api = await startApi();
    rep = await api.person('rep');
  });
  afterAll(() => api.close());

  const account = { name: 'Once', region: 'EMEA', country: 'DE', segment: 'smb', creditClass: 'B' };
  const count = async (name: string) =>
    (await api.database.query<{ n: number }>('select count(*)::int as n from account where name = $1', [name]))[0]?.n;

  describe('idempotency', () => {
    const add = (key: string, name: string) =>
      api.ask('POST', '/api/accounts', { as: rep, body: { ...account, name }, headers: { 'idempotency-key': key } });

    it('answers a repeated request with its first answer', async () => {
      const first = await add('k1', 'Repeated');
      const second = await add('k1', 'Repeated');
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
      expect(second.headers.get('etag')).toBe('"v1"');
      expect(await count('Repeated')).toBe(1);
    });

    it('refuses the key for another request', async () => {
      await add('k2', 'Mine');
      expect(await add('k2', 'Other')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
      expect(await count('Other')).toBe(0);
    });

    it('keeps keys of different people apart', async () => {
      const other = await api.person('rep');
      const headers = { 'idempotency-key': 'k3' };
      const mine = await api.ask('POST', '/api/accounts', { as: rep, body: { ...account, name: 'Apart' }, headers });
      const theirs = await api.ask('POST', '/api/accounts', {
        as: other,
        body: { ...account, name: 'Apart' },
        headers,
      });
      expect([mine.status, theirs.status]).toEqual([201, 201]);
    });

    it('has one effect for fifty at once, and every one of them learns the outcome', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => add('k50', 'Fifty')));
      const statuses = new Set(answers.map(({ status }) => status));
      for (const status of statuses) expect([201, 409]).toContain(status);
      for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('idempotency-in-progress');
      expect(await count('Fifty')).toBe(1);
      const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
      expect(new Set(made).size).toBe(1);
      expect(await add('k50', 'Fifty')).toMatchObject({ status: 201, body: { id: made[0] } });
    });

    it('keeps a refusal as the answer too', async () => {
      const body = { ...account, parentId: '01900000-0000-7000-8000-000000000000' };
      const headers = { 'idempotency-key': 'k4' };
      const first = await api.ask('POST', '/api/accounts', { as: rep, body, headers });
      const second = await api.ask('POST', '/api/accounts', { as: rep, body, headers });
      expect([first.status, second.status]).toEqual([422, 422]);
      expect(second.body).toEqual(first.body);
    });

    it('leaves nothing behind when the transaction is lost, so the same key succeeds later', async () => {
      // The connection dies after the account and before the commit, as when the process is killed.
      await api.database.query(`create function lose() returns trigger language plpgsql as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          return new;
        end $$`);
      await api.database.query('create trigger lose before insert on idempotency for each row execute function lose()');
      const lost = await add('k5', 'Lost and found');
      expect(lost.status).toBe(503);
      expect(Number(lost.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await count('Lost and found')).toBe(0);
      await api.database.query('drop trigger lose on idempotency');
      expect((await add('k5', 'Lost and found')).status).toBe(201);
      expect(await count('Lost and found')).toBe(1);
    });
  });

  describe('hostile JSON', () => {
    const post = (body: string | Uint8Array) => api.ask('POST', '/api/accounts', { as: rep, body });
    const named = (json: string) => JSON.stringify(account).replace('"Once"', json);

    it.each([
      ['what is not JSON', '{"name":'],
      ['an unfinished string of quotes', `"${'\\"'.repeat(100_000)}`],
      ['depth of ten thousand', '['.repeat(10_000) + ']'.repeat(10_000)],
      ['duplicate keys', '{"name":"a","name":"b"}'],
      ['__proto__', '{"__proto__":{"name":"x"}}'],
      ['a number beyond a double', named('1e400')],
      ['NUL', named('"a\\u0000b"')],
      ['half a surrogate pair', named('"a\\ud800b"')],
      ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ])('is malformed: %s', async (_, body) => {
      const answer = await post(body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
    });

    it('names the place', async () => {
      const answer = await post('{"name":"a","contacts":[{"x":1},{"y":2,"y":3}]}');
      expect(answer.body.errors).toEqual([{ pointer: '/contacts/1/y', message: expect.any(String) }]);
    });

    it('of more than a megabyte is too large, of another media type unsupported', async () => {
      expect(await post(`"${'x'.repeat(1_100_000)}"`)).toMatchObject({ status: 413, body: { code: 'too-large' } });
      const headers = { 'content-type': 'text/plain' };
      expect(await api.ask('POST', '/api/accounts', { as: rep, body: '{}', headers })).toMatchObject({ status: 415 });
    });

    it.each([
      ['a right-to-left override', 'Acme \u202egnp.exe'],
      ['combining marks without end', `Z${'\u0301'.repeat(150)}`],
      ['an emoji family', '👨‍👩‍👧‍👦 & Sons'],
      ['markup', '<script>alert(1)</script>'],
    ])('stores and shows byte for byte: %s', async (_, name) => {
      const added = await api.ask('POST', '/api/accounts', { as: rep, body: { ...account, name } });
      expect(added.status).toBe(201);
      expect((await api.ask('GET', `/api/accounts/${added.body.id}`, { as: rep })).body.name).toBe(name);
    });
  });

  it.each([
    '/api/accounts?q=%00',
    '/api/accounts?limit=1e3',
    '/api/accounts?limit=5&limit=6',
    '/api/accounts?nothing=1',
    '/api/users?team=x',
  ])('refuses the query of %s, naming the parameter', async (path) => {
    const answer = await api.ask('GET', path, { as: rep });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.[0]?.pointer).toMatch(/^#query\//);
  });

  it.each(['/api/accounts/%E0%A4%A', '/api/accounts/%00', "/api/accounts/1'--", '/api/price-books/%F0/prices'])(
    'answers 4xx to the path %s',
    async (path) => {
      const { status } = await api.ask('GET', path, { as: rep });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );

  it('has no operation that hostile values bring to a 5xx', async () => {
    const everything = await api.person(
      'rep',
      'desk-admin',
      'people-admin',
      'finance',
      'cfo',
      'legal',
      'deal-desk',
      'auditor',
    );
    const description = await api.ask<Description>('GET', '/api/openapi.json');
    const failed: string[] = [];
    for (const [path, methods] of Object.entries(description.body.paths)) {
      if (!path.startsWith('/api/') || path === '/api/session') continue;
      for (const [method, operation] of Object.entries(methods)) {
        if (isEndless(operation)) continue;
        for (const body of method === 'get' ? [undefined] : hostileBodies(operation)) {
          const at = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
          const headers = { 'if-match': '"v999999999"' };
          const given = body === undefined ? {} : { body };
          const { status } = await api.ask(method.toUpperCase(), at, { as: everything, headers, ...given });
          if (status >= 500) failed.push(`${method} ${path} ${body?.slice(0, 200) ?? ''} → ${status}`);
        }
      }
    }
    expect(failed).toEqual([]);
    // A value that only the database refused shows a hole in a schema.
    expect(api.bugs).toEqual([]);
  });

  it('describes every operation with who may, what it does and how it fails', async () => {
    const { body } = await api.ask<Description>('GET', '/api/openapi.json');
    const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThan(25);
    for (const operation of operations) {
      expect(operation).toMatchObject({
        operationId: expect.any(String),
        security: expect.any(Array),
        'x-permission': expect.any(String),
        'x-effect': expect.stringMatching(/^(read|write|decision|admin)$/),
        responses: { 503: expect.anything() },
      });
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('lets nobody in who is not signed in, and nobody do what their role does not give', async () => {
    const { body } = await api.ask<Description>('GET', '/api/openapi.json');
    const nobody = await api.person();
    const own = ['session', 'people.read', 'catalogue.read', 'calendar.read', 'account.read', 'notification.read'];
    for (const [path, methods] of Object.entries(body.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation['x-permission'] === 'public') continue;
        const at = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
        expect(await api.ask(method.toUpperCase(), at)).toMatchObject({ status: 401 });
        if (own.includes(operation['x-permission'])) continue;
        expect(await api.ask(method.toUpperCase(), at, { as: nobody })).toMatchObject({ status: 403 });
      }
    }
  });
});

interface Described {
  operationId: string;
  'x-permission': string;
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Description {
  paths: Record<string, Record<string, Described>>;
}

/** A stream of events has no end to wait for. */
const isEndless = ({ responses }: Described): boolean => 'text/event-stream' in (responses['200']?.content ?? {});

// Values that break naive storage, as whole bodies and in fields of common names.
function hostileBodies(operation: Described): string[] {
  const values = [
    'null',
    '1e308',
    '-1',
    '99999999999999999999',
    '"NaN"',
    '"Infinity"',
    '"\\ufeff"',
    '[]',
    '{}',
    'true',
    '""',
  ];
  const long = JSON.stringify('9'.repeat(100_000));
  const fields = [
    'name',
    'amount',
    'currency',
    'validFrom',
    'rate',
    'roles',
    'active',
    'managerId',
    'model',
    'id',
    'expiresInDays',
    'quantity',
  ];
  const inFields = values.map((value) => `{${fields.map((field) => `"${field}":${value}`).join(',')}}`);
  const likely = [
    '{"currency":"EUR","validFrom":"0001-01-01","amount":"999999999999999999.999999999999"}',
    '{"currency":"EUR","validFrom":"9999-12-31","rate":"0.000000000001"}',
    '{"currency":"EUR","validFrom":"2026-02-30","rate":"1"}',
    '{"name":"x","expiresInDays":3650}',
  ];
  return operation.requestBody ? [...values, long, ...inFields, ...likely] : ['{}', '[1]'];
}
