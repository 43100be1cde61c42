/**
 * Tells everybody who looks what has changed. One connection of a process listens for all its clients; what is told is
 * read from the log of events, and who may know of it is asked of the database each time.
 */
import type { Readable } from 'node:stream';
import type { Actor } from '../commands/actor.ts';
import { standardSignIn } from '../commands/session/settings.ts';
import { type Credential, whoIs } from '../commands/session/who-is.ts';
import type { Database } from '../store/database.ts';
import { boundsOfEvents, eventsAfter, type LiveEvent, numberEvents, type Read } from '../store/events.ts';
import { listen } from '../store/listen.ts';
import { visibleTo } from './audience.ts';
import { EventStream } from './stream.ts';

export interface LiveSettings {
  database: Database;
  databaseUrl: string;
  log: { info(about: object, message: string): void; warn(about: object, message: string): void };
  /** After so long without a request a session has ended, streams or not. */
  idleMinutes?: number;
  /** Milliseconds; tests shorten them. */
  timings?: Partial<typeof liveTimings>;
}

export const liveTimings = {
  /** Between two signs of life. */
  beat: 15_000,
  /** How often is looked without being woken. */
  poll: 5_000,
  /** Between two deliveries at least: what comes in between goes out together. */
  pause: 150,
};

export interface Live {
  /** A stream for one client, from the position it has seen; undefined when this person has too many. */
  open(asked: { actor: Actor; credential: Credential; lastEventId: string | undefined }): Readable | undefined;
  openStreams(): number;
  /** Ends all streams; their clients find another process or come back. */
  close(): Promise<void>;
}

/** Of one person and process; a browser needs one for all its tabs. */
const mostStreams = 20;

interface Client {
  credential: Credential;
  personId: string;
  stream: EventStream;
  /** What it has seen; null until its beginning was looked up. */
  position: number | null;
  asked: string | undefined;
}

/** Listens while anybody looks, and costs nothing else. */
export function startLive({ database, databaseUrl, log, idleMinutes, timings }: LiveSettings): Live {
  const silently = { idleMinutes: idleMinutes ?? standardSignIn.idleMinutes, unasked: true };
  const { beat, poll, pause } = { ...liveTimings, ...timings };
  const clients = new Set<Client>();
  const hints = new Map<string, LiveEvent>();
  let listening: ReturnType<typeof listen> | undefined;
  let beating: NodeJS.Timeout | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped: Promise<unknown> | undefined;
  let resting = false;
  let again = false;
  let closed = false;
  let failing = false;

  function heard(payload: string): void {
    const hint = hintOf(payload);
    if (hint) hints.set(payload, hint);
    wake();
  }

  /** Delivers at once, or after the pause when it was just done: what comes in between goes out together. */
  function wake(): void {
    again = true;
    if (closed || clients.size === 0 || running || resting) return;
    again = false;
    clearTimeout(timer);
    const started = performance.now();
    running = attempt().then(() => {
      running = undefined;
      if (clients.size === 0) return;
      resting = true;
      // Deliveries that take long come less often, so that they never take most of the database.
      timer = setTimeout(rested, Math.max(pause, 3 * (performance.now() - started)));
    });
  }

  function rested(): void {
    resting = false;
    if (again) wake();
    else timer = setTimeout(wake, poll);
  }

  async function attempt(): Promise<void> {
    try {
      await deliver();
      if (failing) log.info({}, 'open screens are told again what changes');
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ err: error }, 'open screens cannot be told what changes, to be tried again');
      failing = true;
    }
  }

  async function deliver(): Promise<void> {
    const hinted = [...hints.values()];
    hints.clear();
    await numberEvents(database);
    await begin();
    let news: Read;
    do {
      const seen = [...clients].flatMap(({ position }) => (position === null || position < 0 ? [] : position));
      news = await eventsAfter(database, Math.min(...seen, Number.MAX_SAFE_INTEGER));
      await toEach((client) => deliverTo(client, news));
    } while (news.tooMany);
    if (hinted.length > 0) await toEach((client) => hintTo(client, hinted));
  }

  /** A few at a time: the database has others to serve. */
  async function toEach(work: (client: Client) => Promise<void>): Promise<void> {
    const all = [...clients];
    while (all.length > 0) await Promise.all(all.splice(0, 6).map(work));
  }

  /** Where new clients start: where they left off, else a moment ago, since their screens were read in that moment. */
  async function begin(): Promise<void> {
    const fresh = [...clients].filter(({ position }) => position === null);
    if (fresh.length === 0) return;
    const { head, recent } = await boundsOfEvents(database);
    for (const client of fresh) {
      const { asked } = client;
      if (asked === undefined) client.position = recent;
      // One that was never given out, as after a restored backup, is as good as forgotten.
      else client.position = /^\d{1,15}$/.test(asked) && Number(asked) <= head ? Number(asked) : -1;
    }
  }

  async function deliverTo(client: Client, { events, tooMany, head, floor }: Read): Promise<void> {
    const { stream, position } = client;
    if (position === null) return;
    const missed = events.filter((event) => (event.position as number) > position);
    if (missed.length === 0 && position >= floor) return;
    const actor = (await whoIs(database, client.credential, silently))?.actor;
    if (!actor) return stream.finish();
    if (position < floor || tooMany) {
      stream.tellReload(head);
      client.position = head;
      return;
    }
    for (const event of await visibleTo(database, actor, missed)) stream.tell(event);
    client.position = missed.at(-1)?.position ?? position;
  }

  async function hintTo({ credential, stream }: Client, hinted: readonly LiveEvent[]): Promise<void> {
    const actor = (await whoIs(database, credential, silently))?.actor;
    if (!actor) return stream.finish();
    for (const event of await visibleTo(database, actor, hinted)) stream.tell(event);
  }

  /** A sign of life, for those whose sign-in is still one. */
  async function beatAll(): Promise<void> {
    for (const { credential, stream, position } of clients) {
      if (position === null) continue;
      if (await whoIs(database, credential, silently)) stream.beat(position);
      else stream.finish();
    }
  }

  /** Nobody looks any more. */
  function rest(): void {
    clearTimeout(timer);
    clearInterval(beating);
    resting = false;
    beating = undefined;
    stopped = Promise.all([stopped, listening?.close()]);
    listening = undefined;
  }

  return {
    open({ actor, credential, lastEventId }) {
      if ([...clients].filter(({ personId }) => personId === actor.id).length >= mostStreams) return undefined;
      const stream = new EventStream();
      if (closed) {
        stream.finish();
        return stream;
      }
      const client = { credential, personId: actor.id, stream, position: null, asked: lastEventId };
      clients.add(client);
      stream.on('close', () => {
        clients.delete(client);
        if (clients.size === 0) rest();
      });
      listening ??= listen(databaseUrl, 'event', heard, poll, log);
      beating ??= setInterval(() => void beatAll().catch(() => wake()), beat);
      wake();
      return stream;
    },
    openStreams: () => clients.size,
    async close() {
      closed = true;
      for (const { stream } of clients) stream.finish();
      rest();
      await Promise.all([stopped, running]);
    },
  };
}

/** What is announced and not kept: "job", or "presence REQUEST DEAL". */
function hintOf(payload: string): LiveEvent | undefined {
  const [kind = '', subjectId = '*', dealId = null] = payload.split(' ');
  if (kind === '') return undefined;
  return { position: null, kind, subjectId, dealId, personId: null, version: null, state: null };
}
