import { Agent, request as ask } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Player } from './cast.ts';

/** What one request of a load asks; `kind` groups what is counted together. */
export interface LoadRequest {
  kind: string;
  as: Player;
  method?: 'GET' | 'POST';
  path: string;
  body?: object;
  key?: string;
  ifMatch?: string;
}

/** How one request ended; status 0: no answer at all. */
export interface Ended {
  request: LoadRequest;
  status: number;
  /** From the moment it was due until the whole answer was there. */
  milliseconds: number;
  /** Seconds to wait before asking again, where the answer said so. */
  retryAfter: number | undefined;
  body: string;
}

export interface Load {
  /** One request after the other from each of so many clients, for so many milliseconds. */
  closed(clients: number, milliseconds: number, next: () => LoadRequest): Promise<Ended[]>;
  /** So many requests a second, whether or not the earlier ones were answered: as people come. */
  open(perSecond: number, milliseconds: number, next: () => LoadRequest): Promise<Ended[]>;
  one(request: LoadRequest): Promise<Ended>;
  close(): void;
}

/** Asks the product at `url` from many addresses: it believes a proxy on loopback who its client is. */
export function loadOn(url: string): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const { hostname, port } = new URL(url);
  let asked = 0;

  const one = (request: LoadRequest, due = performance.now()): Promise<Ended> =>
    new Promise((resolve) => {
      const { as, method = 'GET', path, body, key, ifMatch } = request;
      const end = (status: number, text: string, retryAfter?: string) =>
        resolve({
          request,
          status,
          milliseconds: performance.now() - due,
          retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
          body: text,
        });
      const address = `10.0.${(asked >> 8) & 255}.${asked++ & 255}`;
      const sent = ask({
        agent,
        hostname,
        port,
        path,
        method,
        headers: {
          authorization: `Bearer ${as.token}`,
          'x-forwarded-for': address,
          ...(body && { 'content-type': 'application/json' }),
          ...(key && { 'idempotency-key': key }),
          ...(ifMatch && { 'if-match': ifMatch }),
        },
      });
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', () => end(0, ''));
        answer.on('end', () =>
          end(answer.statusCode ?? 0, Buffer.concat(chunks).toString(), answer.headers['retry-after']),
        );
      });
      sent.on('error', (error) => end(0, String(error)));
      sent.end(body && JSON.stringify(body));
    });

  return {
    one: (request) => one(request),
    async closed(clients, milliseconds, next) {
      const until = performance.now() + milliseconds;
      const ended: Ended[] = [];
      const client = async () => {
        while (performance.now() < until) ended.push(await one(next()));
      };
      await Promise.all(Array.from({ length: clients }, client));
      return ended;
    },
    async open(perSecond, milliseconds, next) {
      const began = performance.now();
      const waiting: Promise<Ended>[] = [];
      const wanted = Math.round((perSecond * milliseconds) / 1_000);
      while (waiting.length < wanted) {
        const due = began + (waiting.length * 1_000) / perSecond;
        const early = due - performance.now();
        if (early > 1) await pause(early);
        waiting.push(one(next(), Math.max(due, performance.now() - 50)));
      }
      return Promise.all(waiting);
    },
    close: () => agent.destroy(),
  };
}

/** The value that so large a share of them does not exceed; NaN of none. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
