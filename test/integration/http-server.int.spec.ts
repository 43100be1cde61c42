import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { attachment, ok, type Route, route } from '../../src/http/route.ts';
import { bytes, z } from '../../src/http/schemas/common.ts';
import { connect, type Socket } from 'node:net';
import { standardPlaces } from '../../src/http/overload.ts';
import { eventually } from '../support/effects.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

/** More than a system keeps of a connection for a client that does not read. */
const film = Buffer.alloc(100_000_000);
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
    path: '/api/test/film',
    operationId: 'film',
    effect: 'read',
    responses: { 200: 'video/mp4' },
    handler: async () => attachment(film, 'video/mp4', 'film.mp4'),
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

describe('a slow client', () => {
  let api: Api;
  let slow: Person;
  let other: Person;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    api = await startApi({ routes, patience: { headers: 300, request: 600, idle: 3_000 } });
    [slow, other] = [await api.person('rep'), await api.person('rep')];
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await api.close();
    expect(api.bugs).toEqual([]);
  });

  /** Sends so much and then nothing more. */
  function begin(text: string): Socket {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  }
  const answerTo = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      let heard = '';
      socket.on('data', (chunk) => (heard += String(chunk))).on('close', () => resolve(heard));
    });
  const head = (method: string, path: string, as: Person, more = '') =>
    `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${as.token}\r\n${more}\r\n`;

  it('that never ends its headers, or its body, is told so and cut off, and nobody waits for it', async () => {
    const type = 'content-type: application/json\r\n';
    const never = [
      begin('GET /api/me HTTP/1.1\r\nhost: x\r\nx-one: '),
      begin('POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"email":'),
      begin(head('POST', '/api/accounts', slow, `${type}content-length: 900000\r\n`)),
      begin(`${head('POST', '/api/accounts', slow, `${type}transfer-encoding: chunked\r\n`)}5\r\n{"na`),
      begin(head('POST', '/api/test/upload', slow, 'content-type: application/pdf\r\ncontent-length: 900000\r\n')),
    ];
    expect((await api.ask('GET', '/api/me', { as: other })).status).toBe(200);
    for (const socket of never) expect(await answerTo(socket)).toMatch(/^HTTP\/1.1 408 /);
  });

  it('that fetches no file it asked for keeps its own places alone, and is cut off', async () => {
    const half = standardPlaces.download / 2;
    for (let n = 0; n < half; n++) begin(head('GET', '/api/test/film', slow)).pause();
    const ask = (as: Person) => api.ask('GET', '/api/test/download', { as });
    const refused = await eventually(
      () => ask(slow),
      ({ status }) => status !== 200,
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'overloaded' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await ask(other)).status).toBe(200);
    await eventually(
      () => ask(slow),
      ({ status }) => status === 200,
    );
  });

  it('that is not signed in has no more to say than a sign-in takes', async () => {
    const body = { email: 'a@example.com', password: 'x'.repeat(70_000) };
    expect(await api.ask('POST', '/api/session', { body })).toMatchObject({ status: 413 });
  });
});
