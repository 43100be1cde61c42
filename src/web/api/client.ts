/** Requests to the API: JSON in and out, problems thrown, the version read kept beside what was read. */
import { ProblemError, problemOf, unreachable } from './problem.ts';

/** What was read, and the entity tag to send as If-Match when writing to it. */
export interface Answer<T> {
  body: T;
  etag: string | undefined;
}

/** @throws ProblemError */
export async function read<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return answerOf(await ask(path, { signal }));
}

/**
 * A question that needs a body: nothing is changed by it, so that it has no key and can be dropped.
 * @throws ProblemError
 */
export async function answerTo<T>(path: string, json: string, signal?: AbortSignal): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json, signal };
  return (await answerOf<T>(await ask(path, init))).body;
}

export interface WriteRequest {
  /** POST unless said otherwise. */
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON, or as it is when it is a file. */
  body?: unknown;
  /** The entity tag of what the write is based on. */
  ifMatch?: string;
  /** Goes out although the page is being left; browsers allow 64 KB for that. */
  keepalive?: boolean;
}

/**
 * Writes once however often it has to be sent: `key` names the intent, and a write whose outcome is unknown is repeated
 * with it until the server says what happened.
 * @throws ProblemError
 */
export async function write<T>(request: WriteRequest, key: string): Promise<Answer<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await answerOf<T>(await ask(request.path, initOf(request, key)));
    } catch (error) {
      if (!(error instanceof ProblemError && error.unknown) || attempt === pauses.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauses[attempt]));
    }
  }
}

const pauses = [400, 1_200, 3_000];

function initOf({ method = 'POST', body, ifMatch, keepalive }: WriteRequest, key: string): RequestInit {
  const file = body instanceof Blob;
  return {
    method,
    keepalive,
    headers: {
      'idempotency-key': key,
      ...(body !== undefined && {
        'content-type': file ? body.type || 'application/octet-stream' : 'application/json',
      }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    body: file || body === undefined ? body : JSON.stringify(body),
  };
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as T;
  return { body, etag: response.headers.get('etag') ?? undefined };
}
