/** From a route to an Express handler: who asks, may they, what do they ask, do it, answer. */
import { randomUUID } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import type { Database } from '../commands/database.ts';
import { permissions } from '../commands/permissions.ts';
import type { Refusal } from '../commands/refusal.ts';
import { readyProblem, ready, type Ready, send } from './answer.ts';
import { checkAnswer } from './check-answer.ts';
import { confidential, nobody, type Reader, readerFor } from './confidential.ts';
import { authenticate, cookies } from './authenticate.ts';
import { versionFrom } from './etag.ts';
import { idempotencyKey, once } from './idempotency.ts';
import { bodyOf, paramsOf, queryOf, readBody } from './input.ts';
import { checkOrigin } from './origin.ts';
import { type Gate, keepRoom, kindOf, roomOf, usualTimeLimit } from './overload.ts';
import { ProblemError, problemFrom, unavailable } from './problem.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Answer, Route } from './route.ts';

export interface Mounting {
  database: Database;
  publicUrl: string;
  cookieName: string;
  idleMinutes: number;
  limits: RateLimits;
  gate: Gate;
  /** An answer that is not as described is an error. Costs time: for tests. */
  strict?: boolean;
  /** Told of every error that is a bug here. */
  report(error: unknown, request: Request): void;
}

/** @throws Error when an operation has no permission or shares its id: the server must not start. */
export function mount(app: Express, routes: Route[], mounting: Mounting): void {
  const seen = new Set<string>();
  for (const route of routes) {
    if (route.permission !== 'public' && !permissions.has(route.permission)) {
      throw new Error(`operation ${route.operationId} (${route.method} ${route.path}) has no permission`);
    }
    if (seen.has(route.operationId)) throw new Error(`two operations are called ${route.operationId}`);
    seen.add(route.operationId);
    app[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), (request, response) =>
      serve(route, mounting, request, response),
    );
  }
}

async function serve(route: Route, mounting: Mounting, request: Request, response: Response): Promise<void> {
  response.locals.operation = route.operationId;
  response.locals.stream = route.stream;
  const answer = await answerTo(route, mounting, request, response).catch((error: unknown): Ready => {
    const { problem, unexpected } = problemFrom(error);
    if (unexpected) mounting.report(error, request);
    return readyProblem(problem);
  });
  await send(response, answer);
}

async function answerTo(
  route: Route,
  { database, ...mounting }: Mounting,
  request: Request,
  response: Response,
): Promise<Ready> {
  const asDescribed = async (reader: Reader, given: Answer | Refusal) => {
    const answer = route.askersOwnFigures ? given : await confidential(reader, given);
    if (mounting.strict) checkAnswer(route, answer);
    return ready(answer);
  };
  const limited = timeLimit(route.timeLimit ?? usualTimeLimit);
  // The place is taken until the work has ended, even when its asker was told to come back.
  const inTime = <T>(work: () => Promise<T>) => limited(() => mounting.gate.inTurn(kindOf(route), work));
  const input = () => inputOf(route, request, response);
  checkOrigin(request, mounting.publicUrl);
  const key = idempotencyKey(request.get('idempotency-key'));
  const lastEventId = route.stream && request.get('last-event-id');
  const address = request.ip ?? '';
  const given = {
    commandId: key ?? randomUUID(),
    address,
    agent: (request.get('user-agent') ?? '').toWellFormed(),
    cookies: cookies(request.get('cookie')),
    database,
    lastEventId,
  };
  await mounting.limits.address(address);
  if (route.permission === 'public') {
    const asked = await input();
    return inTime(async () => asDescribed(nobody, await route.handler({ ...given, ...asked })));
  }
  const { actor, credential } = await inTime(() => authenticate(request, database, mounting));
  await mounting.limits.person(actor.id, route);
  if (!credential.scopes.effects.includes(route.effect)) throw outOfScope(route.effect);
  if (!actor.permissions.has(route.permission)) throw notPermitted(route, credential.kind);
  const room = roomOf(route, request);
  if (room) keepRoom(mounting.gate, room, actor.id, response);
  const { bytes, ...asked } = await input();
  const context = { ...given, ...asked, actor, credential };
  if (route.effect === 'read' || route.idempotent === false) {
    return inTime(async () => asDescribed(readerFor(database, actor), await route.handler(context)));
  }
  // With the query: it says what the request asks as much as the body does.
  const repeatable = { personId: actor.id, key, method: request.method, path: request.originalUrl, body: bytes };
  return inTime(() =>
    once(database, repeatable, async (joined) => {
      const answer = await asDescribed(readerFor(joined, actor), await route.handler({ ...context, database: joined }));
      if ('bytes' in answer) throw new Error(`${route.operationId} is a write and answers with bytes`);
      return answer;
    }),
  );
}

async function inputOf(route: Route, request: Request, response: Response) {
  const params = paramsOf(route, request);
  const query = queryOf(route, request);
  const ifMatch = route.ifMatch ? versionFrom(request.get('if-match')) : 0;
  const bytes = await readBody(request, response, route);
  return { params, query, ifMatch, bytes, body: bodyOf(route, bytes) };
}

// Bounds the work as a whole, not the time in which a slow sender delivers the body. What takes longer goes on, and
// its outcome is unknown to the asker.
function timeLimit(milliseconds: number) {
  let left = milliseconds;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(unavailable(2, 'timeout')), left);
    });
    return Promise.race([work(), late]).finally(() => {
      clearTimeout(timer);
      left -= performance.now() - started;
    });
  };
}

function notPermitted(route: Route, by: 'session' | 'token'): ProblemError {
  const giver = by === 'token' ? 'this token or your roles do' : 'your roles do';
  return new ProblemError(403, 'forbidden', {
    detail: `This needs the permission ${route.permission}, which ${giver} not give.`,
  });
}

function outOfScope(effect: string): ProblemError {
  const detail = `This token does not reach so far: it was made without the scope ${effect}.`;
  return new ProblemError(403, 'out-of-scope', { detail });
}
