import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one server: the process, and every request by operation and status. */
export function metrics(openStreams: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'live_streams_open',
    help: 'Clients that are told what changes',
    registers: [registry],
    collect() {
      this.set(openStreams());
    },
  });
  const measure: RequestHandler = (_request, response, next) => {
    const stop = duration.startTimer();
    response.on('close', () => {
      // How long somebody looked says nothing of how long we took.
      if (response.locals.stream) return;
      stop({ operation: response.locals.operation ?? 'other', status: String(response.statusCode) });
    });
    next();
  };
  return { registry, measure };
}
