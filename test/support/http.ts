import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { newSecret } from '../../src/commands/session/secrets.ts';
import type { Route } from '../../src/http/route.ts';
import { createServer, type ServerParts } from '../../src/http/server.ts';
import { type LiveSettings, startLive } from '../../src/live/live.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

/** A JSON value that a test looks into; `ask<Shape>` says more. */
export interface Json {
  [key: string]: Json;
}

export interface Reply<Body = Json> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface Asking {
  as?: Person;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Person {
  id: string;
  token: string;
}

export interface Api {
  url: string;
  databaseUrl: string;
  database: Database;
  /** Errors that the server took for bugs of its own. */
  bugs: string[];
  ask<Body = Json>(method: string, path: string, asking?: Asking): Promise<Reply<Body>>;
  person(...roles: string[]): Promise<Person>;
  close(): Promise<void>;
}

export interface ApiOptions extends Pick<ServerParts, 'signIn' | 'requestLimits' | 'patience'> {
  routes?: Route[];
  /** Its database, dropped when it is closed; an empty one unless told. */
  fresh?: FreshDatabase;
  publicUrl?: string;
  /** Another way to the same database. */
  via?(databaseUrl: string): Promise<string>;
  live?: LiveSettings['timings'];
}

/** A server on a free port and a database of its own. */
export async function startApi({
  routes = [],
  fresh: given,
  via,
  live: timings,
  publicUrl,
  ...parts
}: ApiOptions = {}): Promise<Api> {
  const fresh = given ?? (await freshDatabase());
  const url = via ? await via(fresh.url) : fresh.url;
  const database = await openDatabase(url, { poolSize: 8 });
  const bugs: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => bugs.push(line) });
  const live = startLive({ database, databaseUrl: fresh.url, log, timings });
  const server = createServer({
    live,
    database,
    log,
    publicUrl: publicUrl ?? 'http://localhost:3000',
    ...parts,
    version: '0.0.0',
    webFolder: '/nowhere',
    routes,
    strict: true,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let people = 0;
  return {
    url: address,
    databaseUrl: fresh.url,
    database,
    bugs,
    ask: (method, path, asking) => ask(address, method, path, asking),
    async person(...roles) {
      const { secret, hash } = newSecret();
      const name = `Person ${++people}`;
      const id = await database.transaction(async (tx) => {
        const [person] = await tx.query<{ id: string }>(
          'insert into person (email, name) values ($1, $2) returning id',
          [`person-${people}@example.com`, name],
        );
        for (const role of roles) {
          await tx.query('insert into role (name, title) values ($1, $1) on conflict do nothing', [role]);
          await tx.query('insert into person_role (person_id, role) values ($1, $2)', [person?.id, role]);
        }
        await tx.query("insert into api_token (token_hash, person_id, name) values ($1, $2, 'test')", [
          hash,
          person?.id,
        ]);
        return person?.id as string;
      });
      return { id, token: secret };
    },
    async close() {
      await live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await fresh.drop();
    },
  };
}

async function ask<Body>(
  url: string,
  method: string,
  path: string,
  { as, body, headers }: Asking = {},
): Promise<Reply<Body>> {
  const plain = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(as && { authorization: `Bearer ${as.token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: plain ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}
