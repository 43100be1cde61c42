/** The HTTP server: everything that stands around the routes. */
import { createServer as createHttpServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Database } from '../commands/database.ts';
import type { Live } from '../live/live.ts';
import { readyProblem, send } from './answer.ts';
import { type SignInSettings, standardSignIn } from '../commands/session/settings.ts';
import { attemptCookie, type SessionCookie, sessionCookie } from './cookie.ts';
import { doorTo } from './door.ts';
import { documentation } from './documentation.ts';
import { type Check, healthRoutes } from './health.ts';
import { metrics } from './metrics.ts';
import { oidcProvider } from './oidc.ts';
import { mount } from './mount.ts';
import { describe } from './openapi.ts';
import { gate, type Places } from './overload.ts';
import { notFound, problemFrom } from './problem.ts';
import { type RequestLimits, rateLimits } from './rate-limits.ts';
import { requestLog } from './request-log.ts';
import type { Route } from './route.ts';
import { exportRoutes } from './routes/exports.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { searchRoutes } from './routes/search.ts';
import { accountRoutes } from './routes/accounts.ts';
import { subscriptionQuoteRoutes } from './routes/subscription-quotes.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { agreementRoutes } from './routes/agreements.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { compensationRoutes } from './routes/compensation.ts';
import { confidentialityRoutes } from './routes/confidentiality.ts';
import { eventRoutes } from './routes/events.ts';
import { importRoutes } from './routes/imports.ts';
import { priceRoutes } from './routes/prices.ts';
import { rateRoutes } from './routes/rates.ts';
import { productRoutes } from './routes/products.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { peopleRoutes } from './routes/people.ts';
import { callbackPath, oidcRoutes } from './routes/oidc.ts';
import { sessionRoutes } from './routes/session.ts';
import { passwordLinkRoutes } from './routes/password-links.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { screens } from './screens.ts';

export interface ServerParts {
  database: Database;
  log: Logger;
  /** Where people reach it; https makes the session cookie secure. */
  publicUrl: string;
  version: string;
  /** The built screens. */
  webFolder: string;
  /** Tells open screens what changes. */
  live: Live;
  /** Reported by /readyz beside the database. */
  checks?: Record<string, Check>;
  /** Routes beyond people, catalogue and session. */
  routes?: Route[];
  /** How people sign in; by password only unless told. */
  signIn?: SignInSettings;
  /** Requests that one person or address may make in a minute. */
  requestLimits?: RequestLimits;
  /** Every answer is held against its description; for tests. */
  strict?: boolean;
  /** Places for requests in work; see gate(). */
  places?: Places;
  /** How long a slow client is waited for; tests shorten it. */
  patience?: Partial<typeof standardPatience>;
}

/** Milliseconds after which a client is cut off that does not finish its headers or its request, or does not read. */
const standardPatience = {
  headers: 10_000,
  request: 30_000,
  /** Without a byte either way: longer than any work takes, and than a stream is silent. */
  idle: 75_000,
};

/** @throws Error when a route is not fit to be served. The server does not listen yet. */
export function createServer(parts: ServerParts): Server {
  const { database, log, publicUrl } = parts;
  const signIn = parts.signIn ?? standardSignIn;
  const cookie = sessionCookie(publicUrl, signIn.hours);
  const { registry, measure, countTurnedAway } = metrics({ database, openStreams: parts.live.openStreams });
  const routes = [
    ...healthRoutes({ database: databaseCheck(database), ...parts.checks }, registry),
    ...sessionRoutes(cookie, signIn),
    ...providerRoutes(parts, signIn, cookie),
    ...tokenRoutes,
    ...passwordLinkRoutes(signIn),
    ...peopleRoutes,
    ...delegationRoutes,
    ...calendarRoutes,
    ...accountRoutes,
    ...subscriptionRoutes,
    ...agreementRoutes,
    ...subscriptionQuoteRoutes,
    ...searchRoutes,
    ...savedViewRoutes,
    ...exportRoutes,
    ...productRoutes,
    ...priceRoutes,
    ...rateRoutes,
    ...importRoutes,
    ...confidentialityRoutes,
    ...compensationRoutes,
    ...eventRoutes(parts.live),
    ...(parts.routes ?? []),
  ];

  const inside = gate(parts.places);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', 'loopback').set('query parser', 'simple');
  app.use(requestLog(log), measure, headers(publicUrl));
  mount(app, routes, {
    database,
    publicUrl,
    cookieName: cookie.name,
    idleMinutes: signIn.idleMinutes,
    limits: rateLimits(parts.requestLimits),
    gate: inside,
    strict: parts.strict,
    report: (error, request) =>
      log.error({ err: error, method: request.method, path: request.route?.path }, 'unexpected error'),
  });
  app.use(
    '/api',
    documentation(() => describe(routes, { cookieName: cookie.name, version: parts.version })),
  );
  app.use(screens(parts.webFolder));
  app.use(() => {
    throw notFound();
  });
  app.use(problems(log));

  const turnAway = doorTo(inside, routes, countTurnedAway);
  const { headers: headersTimeout, request: requestTimeout, idle } = { ...standardPatience, ...parts.patience };
  const connectionsCheckingInterval = Math.min(2_000, headersTimeout);
  return createHttpServer(
    // As long as proxies keep theirs: whoever closes first cuts off a request that is just being sent.
    { headersTimeout, requestTimeout, keepAliveTimeout: idle, connectionsCheckingInterval },
    (request, response) => turnAway(request, response) || app(request, response),
  ).setTimeout(idle);
}

function providerRoutes({ log, publicUrl }: ServerParts, signIn: SignInSettings, session: SessionCookie): Route[] {
  if (!signIn.oidc) return [];
  const callback = publicUrl + callbackPath;
  const report = (error: unknown) => log.warn({ err: error }, 'sign-in by OpenID Connect');
  const provider = oidcProvider(signIn.oidc, {
    callback,
    insecure: signIn.oidc.issuer.startsWith('http:'),
    report,
  });
  return oidcRoutes(provider, signIn, { session, attempt: attemptCookie(publicUrl) }, callback);
}

function headers(publicUrl: string): RequestHandler {
  const secure = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The component library writes style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
}

// What Express itself refuses: an undecodable path, a route that does not exist.
function problems(log: Logger): ErrorRequestHandler {
  return async (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { problem, unexpected } = problemFrom(error);
    if (unexpected) log.error({ err: error }, 'unexpected error');
    await send(response, readyProblem(problem));
  };
}

function databaseCheck(database: Database): Check {
  const fault = async () => {
    await database.query('select 1');
    return undefined;
  };
  return { required: true, fault };
}
