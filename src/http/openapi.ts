import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import { rolesWith } from '../commands/permissions.ts';
import { meant } from './openapi-schemas.ts';
import type { Route } from './route.ts';
import { problemSchema } from './schemas/common.ts';

/** The OpenAPI 3.1 description of exactly the routes that are served. */
export function describe(routes: Route[], { cookieName, version }: { cookieName: string; version: string }) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: cookieName });
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  for (const route of routes) register(registry, route);
  const description = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version,
      description: 'The API of the deal desk. Every screen is a client of it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
  return meant(description);
}

function register(registry: OpenAPIRegistry, route: Route): void {
  const headers = headersOf(route);
  registry.registerPath({
    method: route.method,
    path: route.path,
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [...route.tags],
    security: route.permission === 'public' ? [] : [{ session: [] }, { token: [] }],
    'x-permission': route.permission,
    'x-roles': route.permission === 'public' ? [] : rolesWith(route.permission),
    'x-effect': route.effect,
    parameters: headers,
    request: {
      ...(route.params && { params: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
      ...(bodyContent(route) && { body: { required: true, content: bodyContent(route) ?? {} } }),
    },
    responses: { ...successes(route), ...failures(route) },
  });
}

function bodyContent(route: Route) {
  if (route.raw) {
    return Object.fromEntries(
      route.raw.mediaTypes.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
    );
  }
  return route.body && { 'application/json': { schema: route.body } };
}

function headersOf(route: Route) {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header' as const,
    required,
    description,
    schema: { type: 'string' as const },
  });
  return [
    ...(route.stream
      ? [header('Last-Event-ID', false, 'The id of the last event that was read; the stream goes on after it.')]
      : []),
    ...(route.ifMatch ? [header('If-Match', true, 'The ETag of what this write is based on.')] : []),
    ...(repeatable(route)
      ? [header('Idempotency-Key', false, 'Repeating a request with its key has one effect and one answer.')]
      : []),
  ];
}

function successes(route: Route): Record<string, ResponseConfig> {
  const entries = Object.entries(route.responses).map(([status, body]): [string, ResponseConfig] => {
    const description = successTitles[status] ?? 'Success';
    if (body === null) return [status, { description }];
    if (typeof body === 'string') {
      const format = body.startsWith('text/') ? {} : { format: 'binary' };
      return [status, { description, content: { [body]: { schema: { type: 'string', ...format } } } }];
    }
    return [status, { description, content: { 'application/json': { schema: body } } }];
  });
  return Object.fromEntries(entries);
}

function failures(route: Route): Record<string, ResponseConfig> {
  const signedIn = route.permission !== 'public';
  const write = route.effect !== 'read';
  const statuses = [
    '400',
    ...(signedIn || write ? ['401', '403'] : []),
    ...(route.params ? ['404'] : []),
    ...(write && signedIn ? ['409'] : []),
    ...(route.ifMatch ? ['412', '428'] : []),
    ...(route.body || route.raw ? ['413', '415'] : []),
    '422',
    '429',
    '503',
  ];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: failureTitles[status] ?? '', content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
}

function repeatable(route: Route): boolean {
  return route.effect !== 'read' && route.permission !== 'public' && route.idempotent !== false;
}

const successTitles: Record<string, string> = {
  200: 'As asked',
  201: 'Created',
  202: 'Accepted; it follows',
  204: 'Done',
};

const failureTitles: Record<string, string> = {
  400: 'Malformed',
  401: 'Not signed in',
  403: 'Not allowed; `code` and `detail` name the rule',
  404: 'Not there, or not to be seen',
  409: 'Not possible now; `available` lists what is',
  412: 'Changed since it was read',
  413: 'Too large',
  415: 'Not this media type',
  422: 'Understood and refused: a rule, or a value named in `errors`',
  428: 'If-Match is missing',
  429: 'Too many; ask again after Retry-After seconds',
  503: 'Not available; ask again after Retry-After seconds, a write with its key',
};
