import type { Request, Response } from 'express';
import { unavailable } from './problem.ts';
import type { Route } from './route.ts';

/** Work by how it is kept apart: what takes long would keep everybody else from their place. */
type Kind = 'decision' | 'long' | 'other';
/** What keeps memory for as long as its client takes to send or to fetch it. */
type Room = 'upload' | 'body' | 'download';

export type Places = Record<Kind | Room, number>;

/**
 * As many as keep the process and half of its database connections busy: more at once would only make each slower.
 * Decisions have places of their own that lists and reports cannot take. Uploads, large bodies and files have few,
 * since each is held in memory.
 */
export const standardPlaces: Places = { decision: 16, long: 4, other: 8, upload: 8, body: 32, download: 32 };

/** How many of a kind may wait for a place, and how long, in milliseconds: a crowd is served, a flood turned away. */
const mostWaiting = 96;
const longestWait = 4_000;

/** A body up to this, in bytes, needs no place: it costs no more than the connection that brings it. */
export const smallBody = 65_536;

/** One person can take this share of the rooms, so that nobody keeps all of them by being slow. */
const share = 1 / 2;

export interface Gate {
  /** Whether one more of the kind would be turned away at once. */
  isFull(kind: Kind): boolean;
  /** @throws ProblemError 503 when too many wait, or it waited too long. */
  inTurn<T>(kind: Kind, work: () => Promise<T>): Promise<T>;
  /**
   * Takes a place until the function that it answers is called.
   * @throws ProblemError 503 when all are taken, or as many as one person may have.
   */
  enter(room: Room, personId: string): () => void;
}

/** Bounds the requests in work, so that under overload some are told 503 soon instead of all waiting for long. */
export function gate(places: Places = standardPlaces): Gate {
  const lines = { decision: line(places.decision), long: line(places.long), other: line(places.other) };
  const taken = new Map<string, number>();
  const count = (name: string) => taken.get(name) ?? 0;
  return {
    isFull: (kind) => lines[kind].isFull(),
    async inTurn(kind, work) {
      const leave = await lines[kind].turn();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    enter(room, personId) {
      const own = `${room} of ${personId}`;
      const isFull = count(room) >= places[room] || count(own) >= Math.ceil(places[room] * share);
      if (isFull) throw unavailable(1, 'overloaded');
      for (const name of [room, own]) taken.set(name, count(name) + 1);
      return () => {
        for (const name of [room, own]) {
          if (count(name) > 1) taken.set(name, count(name) - 1);
          else taken.delete(name);
        }
      };
    },
  };
}

/** So many places, and those who wait for one in the order in which they came. */
function line(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  const wait = () =>
    new Promise<void>((resolve, reject) => {
      const called = () => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(called), 1);
        reject(unavailable(1, 'overloaded'));
      }, longestWait);
      waiting.push(called);
    });
  const isFull = () => waiting.length >= mostWaiting;
  return {
    isFull,
    async turn(): Promise<() => void> {
      if (free > 0) free--;
      else if (isFull()) throw unavailable(1, 'overloaded');
      else await wait();
      return leave;
    },
  };
}

/** How a request's work is kept apart from others'. */
export function kindOf({ effect, timeLimit }: Pick<Route, 'effect' | 'timeLimit'>): Kind {
  if (effect === 'decision') return 'decision';
  return timeLimit !== undefined && timeLimit > usualTimeLimit ? 'long' : 'other';
}

/** Milliseconds until an asker is told 503: within the promised five seconds. */
export const usualTimeLimit = 4_800;

/** The room that a request keeps from before its body is read until its answer was fetched, if any. */
export function roomOf({ raw, responses, stream }: Pick<Route, 'raw' | 'responses' | 'stream'>, request: Request) {
  if (raw) return 'upload';
  if (!stream && Object.values(responses).some((body) => typeof body === 'string')) return 'download';
  const length = request.get('content-length');
  const isSmall = length === undefined ? request.get('transfer-encoding') === undefined : Number(length) <= smallBody;
  return isSmall ? undefined : 'body';
}

/** Whoever takes longer than this to fetch a file, in milliseconds, has to come back for it. */
const longestDownload = 120_000;

/** Keeps a place until the answer was fetched or its client has gone; a file that is fetched too slowly is cut off. */
export function keepRoom(inside: Gate, room: Room, personId: string, response: Response): void {
  const leave = inside.enter(room, personId);
  // It will not be closed a second time.
  if (response.closed) return leave();
  const late = room === 'download' ? setTimeout(() => response.destroy(), longestDownload) : undefined;
  response.once('close', () => {
    clearTimeout(late);
    leave();
  });
}
