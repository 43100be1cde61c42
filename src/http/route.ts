/** One operation of the API, as data: what it takes, who may, what it answers. The description is derived from it. */
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Actor } from '../commands/actor.ts';
import type { Database } from '../commands/database.ts';
import type { Permission } from '../commands/permissions.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { TokenScopes } from '../commands/session/token-scopes.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Effect = 'read' | 'write' | 'decision' | 'admin';

/** A successful answer. `version` becomes the ETag. A Buffer or stream is sent as it is, anything else as JSON. */
export interface Answer {
  status: number;
  body?: unknown;
  version?: number;
  headers?: Record<string, string | string[]>;
}

export interface Context<P, Q, B> {
  actor: Actor;
  /** How the actor signed in: the hash of the session's or API token's secret. */
  credential: { kind: 'session' | 'token'; hash: Buffer; scopes: TokenScopes };
  /** For an idempotent write every transaction of it joins the request's own, which also keeps the answer. */
  database: Database;
  params: P;
  query: Q;
  body: B;
  /** The version in If-Match; 0 unless the operation asks for it. */
  ifMatch: number;
  /** The Idempotency-Key, else a fresh id: names this request in facts. */
  commandId: string;
  address: string;
  /** The Last-Event-ID of a client that comes back to a stream. */
  lastEventId?: string;
  /** What the asker's program calls itself. */
  agent: string;
  /** The cookies that were sent. */
  cookies: ReadonlyMap<string, string>;
}

export interface Operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: Method;
  /** With OpenAPI parameters: /api/quotes/{id}. */
  path: `/${string}`;
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  permission: Permission;
  effect: Effect;
  /** Strict objects: a field that is not documented is refused. */
  params?: P;
  query?: Q;
  body?: B;
  /** Body of each success by status; null: none; a text: its media type, for bytes. */
  responses: Record<number, z.ZodType | string | null>;
  /** The write must name the version it is based on. */
  ifMatch?: boolean;
  /** Writes are repeatable by Idempotency-Key and run in one transaction, unless this is false. */
  idempotent?: boolean;
  /** The body is not JSON: its media types and largest size; `body` is then `bytes` of the common schemas. */
  raw?: { mediaTypes: string[]; maxBytes: number };
  /** Every figure in the answer was written by the asker or is theirs to see: the handler made sure. */
  askersOwnFigures?: boolean;
  /** The answer goes on for as long as the asker listens: server-sent events, resumed by Last-Event-ID. */
  stream?: true;
  /** Milliseconds until the asker is told 503; the default keeps the promise of five seconds. */
  timeLimit?: number;
  handler(context: Context<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer | Refusal>;
}

/** What a handler of an operation without sign-in is given. */
export type PublicContext<P, Q, B> = Omit<Context<P, Q, B>, 'actor' | 'credential'>;

export interface PublicOperation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>
  extends Omit<Operation<P, Q, B>, 'permission' | 'handler'> {
  handler(context: PublicContext<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer | Refusal>;
}

/** A route of any shape, ready to be mounted. */
export type Route =
  | Operation<z.ZodType, z.ZodType, z.ZodType>
  | (PublicOperation<z.ZodType, z.ZodType, z.ZodType> & { permission: 'public' });

export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(operation: Operation<P, Q, B>): Route {
  return operation;
}

/** An operation that needs no sign-in; its handler has no actor. */
export function publicRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(operation: PublicOperation<P, Q, B>): Route {
  const permission = 'public' as const;
  return { ...operation, permission };
}

export function ok(body: unknown, version?: number): Answer {
  return { status: 200, body, version };
}

export function created(location: string, body: unknown, version?: number): Answer {
  return { status: 201, body, version, headers: { location } };
}

export function noContent(): Answer {
  return { status: 204 };
}

/** The media type of a workbook. */
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bytes to be kept as a file: always an attachment, never sniffed or run by a browser. */
export function attachment(bytes: Buffer | Readable, mediaType: string, name: string): Answer {
  const plain = name.replace(/[^\w.-]+/g, '_');
  return {
    status: 200,
    body: bytes,
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  };
}

/** Server-sent events: nothing on the way may keep, pack or hold them back. */
export function eventStream(body: Readable): Answer {
  return {
    status: 200,
    body,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  };
}

// RFC 8187: what encodeURIComponent leaves alone and attr-char does not allow.
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
