import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { standardSignIn } from '../../src/commands/session/settings.ts';
import { hashPassword } from '../../src/commands/session/passwords.ts';
import { type Api, type Reply, startApi } from '../support/http.ts';

const publicUrl = 'http://localhost:3000';
const oidc = { clientId: 'countersign', clientSecret: 'known-to-both', name: 'Fernhill account' };
const home = '/api/session/oidc';

let provider: ChildProcess;
let issuer: string;
let api: Api;
beforeAll(async () => {
  const script = fileURLToPath(new URL('../support/provider.ts', import.meta.url));
  const args = [
    '--disable-warning=ExperimentalWarning',
    script,
    oidc.clientId,
    oidc.clientSecret,
    `${publicUrl}${home}/callback`,
  ];
  provider = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: provider.stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    if (!line.startsWith('http://')) continue;
    issuer = line;
    break;
  }
  api = await startApi({ publicUrl, signIn: { ...standardSignIn, passwords: false, oidc: { ...oidc, issuer } } });
}, 30_000);
afterAll(async () => {
  await api?.close();
  provider?.kill('SIGKILL');
  if (provider && provider.exitCode === null && provider.signalCode === null) await once(provider, 'exit');
});

const hire = async (email: string) => {
  const { id } = await api.person('rep');
  await api.database.query('update person set email = $2 where id = $1', [id, email]);
  return id;
};

/** Who the provider will say that comes. */
const comes = (sub: string, email: string, verified = true) =>
  fetch(`${issuer}/account?${new URLSearchParams({ sub, email, verified: String(verified) })}`);

const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const pathOf = (location: string | null): string => {
  const { pathname, search } = new URL(location ?? '', publicUrl);
  return pathname + search;
};

/** A browser that leaves for the provider, signs in there, and stands before the way back. */
async function departed(back = '/'): Promise<{ callback: string; cookie: string; asked: URL }> {
  const left = await api.ask('GET', `${home}?back=${encodeURIComponent(back)}`);
  const asked = new URL(left.headers.get('location') ?? '');
  const jar = new Map<string, string>();
  let at = asked;
  while (!at.href.startsWith(publicUrl)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const kept of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (kept.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    at = new URL(answer.headers.get('location') ?? '', at);
  }
  return { callback: at.pathname + at.search, cookie: cookiesOf(left.headers), asked };
}

const arrive = ({ callback, cookie }: { callback: string; cookie: string }): Promise<Reply> =>
  api.ask('GET', callback, { headers: { cookie } });
const refusalOf = ({ headers }: Reply): string | null => {
  expect(headers.getSetCookie().filter((cookie) => cookie.startsWith('countersign=cst_'))).toEqual([]);
  return new URL(headers.get('location') ?? '', publicUrl).searchParams.get('refused');
};

describe('Sign-in by OpenID Connect', () => {
  it('leaves with a code challenge, a state and a nonce, and keeps what is secret in the browser', async () => {
    await comes('sub-anybody', 'anybody@example.com');
    const { asked, cookie } = await departed();
    const sent = Object.fromEntries(asked.searchParams);

    expect(sent).toMatchObject({ response_type: 'code', scope: 'openid email', code_challenge_method: 'S256' });
    expect([sent.state, sent.nonce, sent.code_challenge].every((part) => (part ?? '').length >= 40)).toBe(true);
    expect(asked.href).not.toContain(
      JSON.parse(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString()).verifier,
    );
  });

  it('opens a session for the person of the verified address, and leads back to where they wanted to go', async () => {
    const id = await hire('Rita.Rep@example.com');
    await comes('sub-rita', 'rita.rep@EXAMPLE.com');
    const arrived = await arrive(await departed('/deals?stage=draft'));

    expect(arrived).toMatchObject({ status: 303 });
    expect(arrived.headers.get('location')).toBe('/deals?stage=draft');
    const me = await api.ask('GET', '/api/me', { headers: { cookie: cookiesOf(arrived.headers) } });
    expect(me.body.id).toBe(id);
    const facts = await api.database.query<{ type: string; data: object }>(
      "select type, data from fact where subject_id = $1 and type in ('IdentityLinked', 'SignedIn') order by id",
      [id],
    );
    expect(facts).toMatchObject([
      { type: 'IdentityLinked', data: { issuer, subject: 'sub-rita' } },
      { type: 'SignedIn', data: { method: 'oidc' } },
    ]);
  });

  it('knows the subject from then on, whatever address it has, and nobody else by that person’s address', async () => {
    const id = await hire('sam@example.com');
    await comes('sub-sam', 'sam@example.com');
    await arrive(await departed());
    await comes('sub-sam', 'sam.married@example.com', false);
    const again = await arrive(await departed());
    expect((await api.ask('GET', '/api/me', { headers: { cookie: cookiesOf(again.headers) } })).body.id).toBe(id);

    await comes('sub-impostor', 'sam@example.com');
    expect(refusalOf(await arrive(await departed()))).toBe('unknown-person');
  });

  it.each([
    ['an address that the provider has not verified', 'una@example.com', false, true, 'unverified-email'],
    ['somebody who is not here: nobody registers themselves', 'nobody@example.com', true, undefined, 'unknown-person'],
    ['somebody who was deactivated', 'gone@example.com', true, false, 'unknown-person'],
  ])('refuses %s', async (_, address, verified, active, why) => {
    if (active !== undefined) {
      const id = await hire(address);
      await api.database.query('update person set active = $2 where id = $1', [id, active]);
    }
    await comes(`sub-${address}`, address, verified);

    expect(refusalOf(await arrive(await departed()))).toBe(why);
    expect(await api.database.query('select 1 from person_identity where subject = $1', [`sub-${address}`])).toEqual(
      [],
    );
  });

  it('refuses a linked person who was deactivated since', async () => {
    const id = await hire('leaver@example.com');
    await comes('sub-leaver', 'leaver@example.com');
    await arrive(await departed());
    await api.database.query('update person set active = false where id = $1', [id]);

    expect(refusalOf(await arrive(await departed()))).toBe('unknown-person');
  });

  it('refuses another state, another browser, and a code that was used before', async () => {
    await hire('vera@example.com');
    await comes('sub-vera', 'vera@example.com');
    const way = await departed();
    const other = await departed();
    const wrong = way.callback.replace(/state=[^&]+/, 'state=guessed');

    expect(refusalOf(await arrive({ ...way, callback: wrong }))).toBe('not-verified');
    expect(refusalOf(await arrive({ ...way, cookie: other.cookie }))).toBe('not-verified');
    expect(refusalOf(await arrive({ ...way, cookie: '' }))).toBe('not-verified');
    expect(refusalOf(await arrive({ ...way, cookie: 'countersign-attempt=%7Bnonsense' }))).toBe('not-verified');
    expect((await arrive(other)).headers.get('location')).toBe('/');
    expect(refusalOf(await arrive(other))).toBe('not-verified');
  });

  it('leads nowhere else afterwards', async () => {
    await hire('olga@example.com');
    await comes('sub-olga', 'olga@example.com');
    for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example', '/a\r\nset-cookie: x=y']) {
      expect(pathOf((await arrive(await departed(back))).headers.get('location'))).toBe('/');
    }
  });

  it('says that the provider cannot be reached, and comes back with it', async () => {
    const lonely = await startApi({
      publicUrl,
      signIn: { ...standardSignIn, oidc: { ...oidc, issuer: 'http://127.0.0.1:9' } },
    });
    try {
      expect(refusalOf(await lonely.ask('GET', home))).toBe('unavailable');
    } finally {
      await lonely.close();
    }
  });

  it('takes the place of passwords where those are off', async () => {
    const id = await hire('paula@example.com');
    await api.database.query('update person set password_hash = $2 where id = $1', [
      id,
      await hashPassword('a good password'),
    ]);
    const body = { email: 'paula@example.com', password: 'a good password' };

    expect(await api.ask('POST', '/api/session', { body })).toMatchObject({ status: 403 });
    expect((await api.ask('GET', '/api/session/ways')).body).toEqual({ passwords: false, oidc: { name: oidc.name } });
  });
});
