import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a request, and an id that the asker gets too. Neither headers nor bodies are logged: they hold secrets. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const given = request.get('x-request-id');
    const id = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    response.locals.requestId = id;
    response.set('x-request-id', id);
    response.on('close', () => {
      const { operation } = response.locals;
      const ms = Math.round(performance.now() - started);
      // Public pages carry a secret in their path: only the operation is named.
      log.info(
        { id, method: request.method, operation, status: response.statusCode, ms, whole: response.writableFinished },
        'request',
      );
    });
    next();
  };
}
