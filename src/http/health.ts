import type { Registry } from 'prom-client';
import { type Answer, publicRoute, type Route } from './route.ts';
import { z } from './schemas/common.ts';

export interface Check {
  /** Not ready without it. */
  required: boolean;
  /** What is wrong; undefined: nothing. */
  fault(): Promise<string | undefined>;
}

/** What orchestrators and monitoring ask. */
export function healthRoutes(checks: Record<string, Check>, registry: Registry): Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/healthz',
      operationId: 'isAlive',
      summary: 'Whether the process lives',
      tags: ['operation'],
      effect: 'read',
      responses: { 200: z.strictObject({ status: z.literal('ok') }) },
      handler: async () => ({ status: 200, body: { status: 'ok' } }),
    }),
    publicRoute({
      method: 'get',
      path: '/readyz',
      operationId: 'isReady',
      summary: 'Whether the server can do its work: database and migrations; others are only reported',
      tags: ['operation'],
      effect: 'read',
      responses: { 200: readiness, 503: readiness },
      handler: () => ready(checks),
    }),
    publicRoute({
      method: 'get',
      path: '/metrics',
      operationId: 'readMetrics',
      summary: 'Measurements in the Prometheus text format',
      tags: ['operation'],
      effect: 'read',
      responses: { 200: 'text/plain' },
      handler: async () => ({
        status: 200,
        body: Buffer.from(await registry.metrics()),
        headers: { 'content-type': registry.contentType },
      }),
    }),
  ];
}

const readiness = z.strictObject({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(
    z.string(),
    z.strictObject({ ok: z.boolean(), required: z.boolean(), fault: z.string().optional() }),
  ),
});

async function ready(checks: Record<string, Check>): Promise<Answer> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, { required, fault }]) => {
      const message = await fault().catch((error: Error) => error.message);
      return [name, { ok: message === undefined, required, ...(message !== undefined && { fault: message }) }] as const;
    }),
  );
  const ok = results.every(([, check]) => check.ok || !check.required);
  return {
    status: ok ? 200 : 503,
    body: { status: ok ? 'ready' : 'not-ready', checks: Object.fromEntries(results) },
    headers: ok ? {} : { 'retry-after': '2' },
  };
}
