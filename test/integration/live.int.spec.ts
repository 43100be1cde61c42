import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { once } from 'node:events';
import pg from 'pg';
import { startLive } from '../../src/live/live.ts';
import { forgetEvents, numberEvents } from '../../src/store/events.ts';
import { oneDeal } from '../support/effects.ts';
import { type Listener, listenTo } from '../support/event-stream.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

let api: Api;
let desk: Person;
let rep: Person;
let dealId: string;
const listeners: Listener[] = [];

const listen = async (as: Person, after?: string) => {
  const listener = await listenTo(api.url, as, after);
  listeners.push(listener);
  return listener;
};
/** Something happens to the deal, in a transaction that the test commits when it wants. */
const move = (tx: { query(sql: string, params: unknown[]): Promise<unknown> }, state: string) =>
  tx.query('update deal set stage = $2, version = version + 1 where id = $1', [dealId, state]);
const moveNow = (state: string) => move(api.database, state);

beforeAll(async () => {
  api = await startApi({ live: { pause: 10, poll: 60_000, beat: 60_000 } });
  desk = await api.person('deal-desk');
  rep = await api.person('rep');
  ({ dealId } = await oneDeal(api.database));
});
beforeEach(async () => {
  for (const listener of listeners.splice(0)) listener.leave();
  // What happened in other tests is no longer a moment ago.
  await numberEvents(api.database);
  await api.database.query(`update event set at = at - interval '1 minute'`);
});
afterAll(() => api?.close());

describe('the stream of events', () => {
  it('tells what changed, its version and state, and nothing of what it is worth', async () => {
    const listener = await listen(desk);
    expect(listener.status).toBe(200);
    expect(Object.fromEntries(listener.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'cache-control': 'no-store, no-transform',
    });
    await moveNow('in-review');
    await listener.until('deal');
    expect(listener.told.at(-1)).toEqual({
      name: 'change',
      id: expect.stringMatching(/^\d+$/),
      data: { kind: 'deal', id: dealId, dealId, version: 2, state: 'in-review' },
    });
  });

  it('is for those who are signed in', async () => {
    expect((await fetch(`${api.url}/api/events`)).status).toBe(401);
  });

  it('begins a moment ago, goes on after the last event one has seen, and counts up', async () => {
    await moveNow('accepted');
    const first = await listen(desk);
    await first.until('deal');
    const { id } = first.told.at(-1)!;
    first.leave();
    await moveNow('returned');
    await moveNow('approved');
    const second = await listen(desk, id);
    await second.until('deal', 2);
    expect(second.told.map(({ data }) => data.state)).toEqual(['returned', 'approved']);
    const ids = second.told.map((one) => Number(one.id));
    expect(ids.every((one, index) => one > (index === 0 ? Number(id) : ids[index - 1]!))).toBe(true);
  });

  it('loses nothing when what began first is committed last', async () => {
    const slow = new pg.Client({ connectionString: api.databaseUrl });
    await slow.connect();
    try {
      await slow.query('begin');
      // Takes its id now, and is seen by nobody until it commits.
      await slow.query(`insert into event (kind, subject_id) values ('account', 'first-begun')`);
      await api.database.query(`insert into event (kind, subject_id) values ('account', 'first-committed')`);
      await api.database.query(`select pg_notify('event', '')`);
      const listener = await listen(desk);
      await listener.until('account');
      const seen = listener.told.at(-1)!;
      expect(seen.data.id).toBe('first-committed');
      listener.leave();
      await slow.query('commit');
      const [ids] = await api.database.query<{ first: boolean }>(
        `select (select id from event where subject_id = 'first-begun')
           < (select id from event where subject_id = 'first-committed') as first`,
      );
      expect(ids?.first).toBe(true);
      const resumed = await listen(desk, seen.id);
      await resumed.until('account');
      expect(resumed.changes('account')).toEqual(['first-begun']);
    } finally {
      await slow.end();
    }
  });

  it('gives every event one position, whoever numbers at the same time', async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        await api.database.query(`insert into event (kind, subject_id) values ('account', $1)`, [`many-${index}`]);
        await numberEvents(api.database);
      }),
    );
    const [counted] = await api.database.query(
      `select count(*)::int as events, count(distinct position)::int as positions from event where subject_id like 'many-%'`,
    );
    expect(counted).toEqual({ events: 30, positions: 30 });
  });

  it('says to read anew when what was missed is forgotten, or was never there, or is too much', async () => {
    const listener = await listen(desk);
    await moveNow('approved');
    await listener.until('deal');
    const old = listener.told[0]!.id;
    await api.database.query(`update event set at = now() - interval '2 hours' where position <= $1 + 1`, [old]);
    await forgetEvents(api.database);
    for (const asked of [String(Number(old) - 1), '999999999', 'nonsense']) {
      const late = await listen(desk, asked);
      await late.until('reload');
      expect(late.told[0]).toMatchObject({ name: 'reload', id: expect.stringMatching(/^\d+$/) });
    }
    await api.database.query(
      `insert into event (kind, subject_id) select 'account', n::text from generate_series(1, 1500) n`,
    );
    const overwhelmed = await listen(desk, listener.told.at(-1)!.id);
    await overwhelmed.until('reload');
    expect(overwhelmed.changes('account')).toEqual([]);
  });

  it('tells many changes of one statement as one', async () => {
    const listener = await listen(desk);
    await api.database.query(
      `insert into fact (subject_kind, subject_id, seq, type, at, data, prev_hash, hash)
       select 'catalogue', 'product-' || n, 1, 'ProductChanged', now(), '{}', '', '' from generate_series(1, 150) n`,
    );
    await listener.until('catalogue');
    expect(listener.changes('catalogue')).toEqual(['*']);
  });
});

describe('who is told', () => {
  it('of a deal only who may see it, as their rights are at that moment', async () => {
    const [all, none] = [await listen(desk), await listen(rep)];
    await moveNow('in-review');
    await all.until('deal');
    await api.database.query('update deal set owner_id = $2 where id = $1', [dealId, rep.id]);
    await none.until('deal');
    const seen = none.told.length;
    const before = all.changes('deal').length;
    await api.database.query(
      `update deal set owner_id = (select id from person where email = 'rep@seller.example') where id = $1`,
      [dealId],
    );
    await all.until('deal', before + 1);
    await api.database.query(`select pg_notify('event', 'job')`);
    await all.until('job');
    expect(none.told.length).toBe(seen);
    expect(none.changes('job')).toEqual([]);
  });

  it('of a notification only the person it is for', async () => {
    const [mine, theirs] = [await listen(rep), await listen(desk)];
    await api.database.query(
      `insert into notification (key, person_id, title, link, created_at) values (gen_random_uuid(), $1, 'x', '/', now())`,
      [rep.id],
    );
    await mine.until('notification');
    await moveNow('in-review');
    await theirs.until('deal');
    expect(theirs.changes('notification')).toEqual([]);
  });

  it('nobody whose sign-in has ended: the stream ends', async () => {
    const leaver = await api.person('deal-desk');
    const listener = await listen(leaver);
    await moveNow('approved');
    await listener.until('deal');
    const seen = listener.told.length;
    await api.database.query('update person set active = false where id = $1', [leaver.id]);
    await moveNow('accepted');
    await listener.ended;
    expect(listener.told.length).toBe(seen);
  });
});

describe('streams', () => {
  it('are told by every process what happened through any', async () => {
    const log = { info: () => undefined, warn: () => undefined };
    const timings = { pause: 10, poll: 60_000 };
    const other = startLive({ database: api.database, databaseUrl: api.databaseUrl, log, timings });
    const [token] = await api.database.query<{ hash: Buffer }>(
      'select token_hash as hash from api_token where person_id = $1',
      [desk.id],
    );
    const actor = { id: desk.id, name: '', email: '', roles: [], permissions: new Set<never>() };
    const credential = { kind: 'token', hash: token!.hash } as const;
    const there = other.open({ actor, credential, lastEventId: undefined })!;
    let said = '';
    there.on('data', (chunk) => {
      said += chunk;
    });
    const here = await listen(desk);
    await moveNow('draft');
    await here.until('deal');
    const last = here.told.at(-1)!;
    while (!said.includes(`id: ${last.id}\n`)) await once(there, 'data');
    expect(said).toContain(JSON.stringify(last.data));
    await other.close();
    expect(other.openStreams()).toBe(0);
  });

  it('of a client that does not read are closed, and do not hold up the others', async () => {
    const { hostname, port } = new URL(api.url);
    const deaf = connect({ host: hostname, port: Number(port) });
    deaf.write(`GET /api/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${desk.token}\r\n\r\n`);
    const closed = once(deaf, 'close');
    // Once only, so that the server has begun: then never again.
    await once(deaf, 'data');
    deaf.pause();
    const other = await listen(desk);
    const open = async () =>
      Number(/live_streams_open (\d+)/.exec(await (await fetch(`${api.url}/metrics`)).text())?.[1]);
    const before = await open();
    const long = 'x'.repeat(2_500);
    let rounds = 0;
    while ((rounds % 5 !== 0 || (await open()) === before) && rounds++ < 200) {
      const told = other.changes('account').length;
      await api.database.query(
        `insert into event (kind, subject_id) select 'account', $1 || n from generate_series(1, 90) n`,
        [long],
      );
      await api.database.query(`select pg_notify('event', '')`);
      await other.until('account', told + 90);
    }
    expect(await open()).toBe(before - 1);
    deaf.resume();
    deaf.on('error', () => undefined);
    await closed;
  });

  it('of one person have an end', async () => {
    const many = await api.person('rep');
    for (let open = 0; open < 20; open++) expect((await listen(many)).status).toBe(200);
    expect((await listen(many)).status).toBe(429);
  });
});
