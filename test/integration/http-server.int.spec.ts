import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { attachment, ok, type Route, route } from '../../src/http/route.ts';
import { bytes, z } from '../../src/http/schemas/common.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

const own = { tags: ['test'], permission: 'session', summary: 'For a test' } as const;
const routes: Route[] = [
  route({
    ...own,
    method: 'post',
    path: '/api/test/upload',
    operationId: 'upload',
    effect: 'write',
    body: bytes,
    raw: { mediaTypes: ['application/pdf'], maxBytes: 2_000_000 },
    responses: { 200: z.strictObject({ size: z.int() }) },
    handler: async ({ body }) => ok({ size: body.length }),
  }),
  route({
    ...own,
    method: 'get',
    path: '/api/test/download',
    operationId: 'download',
    effect: 'read',
    responses: { 200: 'text/html' },
    handler: async () => attachment(Buffer.from('<script>'), 'text/html', "Tilboð 'A'.html"),
  }),
  route({
    ...own,
    method: 'get',
    path: '/api/test/never',
    operationId: 'never',
    effect: 'read',
    timeLimit: 50,
    responses: { 204: null },
    handler: () => new Promise(() => undefined),
  }),
  route({
    ...own,
    method: 'get',
    path: '/api/test/bug',
    operationId: 'bug',
    effect: 'read',
    responses: { 204: null },
    handler: async () => {
      throw new Error('secret of the house');
    },
  }),
  route({
    ...own,
    method: 'get',
    path: '/api/test/liar',
    operationId: 'liar',
    effect: 'read',
    responses: { 200: z.strictObject({ a: z.string() }) },
    handler: async () => ok({ a: 1 }),
  }),
];

describe('the server around its routes', () => {
  let api: Api;
  let rep: Person;
  beforeAll(async () => {
    api = await startApi({ routes });
    rep = await api.person('rep');
  });
  beforeEach(() => {
    api.bugs.length = 0;
  });
  afterAll(() => api.close());

  it('takes uploads of the types and up to the size of their route', async () => {
    const upload = (size: number, type: string) =>
      api.ask('POST', '/api/test/upload', { as: rep, body: new Uint8Array(size), headers: { 'content-type': type } });
    expect(await upload(1_500_000, 'application/pdf')).toMatchObject({ status: 200, body: { size: 1_500_000 } });
    expect((await upload(2_000_001, 'application/pdf')).status).toBe(413);
    expect((await upload(10, 'text/html')).status).toBe(415);
  });

  it('gives files away as attachments that no browser runs', async () => {
    const { headers } = await api.ask('GET', '/api/test/download', { as: rep });
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Tilbo_A_.html"; filename*=UTF-8''Tilbo%C3%B0%20%27A%27.html`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('gives up on what takes too long, and says to ask again', async () => {
    const answer = await api.ask('GET', '/api/test/never', { as: rep });
    expect(answer).toMatchObject({ status: 503, body: { code: 'timeout' } });
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('tells nothing of a bug but where to find it in the log', async () => {
    const answer = await api.ask('GET', '/api/test/bug', { as: rep });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(api.bugs[0]).toContain('secret of the house');
  });

  it('does not let an answer differ from its description where answers are checked', async () => {
    expect((await api.ask('GET', '/api/test/liar', { as: rep })).status).toBe(500);
    expect(api.bugs[0]).toContain('liar answers otherwise than described');
  });

  it('sends the headers that keep a browser safe', async () => {
    const { headers } = await api.ask('GET', '/api/me', { as: rep });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
