/** The composition root: settings in, running product out. Nothing imports this file. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { PinoPretty as pretty } from 'pino-pretty';
import type { Command } from './commands/command.ts';
import type { CommandType } from './commands/definitions.ts';
import { keepRoles } from './commands/directory/roles.ts';
import { handle } from './commands/handle.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { startPrinter } from './documents/printer/printer.ts';
import { loadTemplates } from './documents/templates.ts';
import { redisFault } from './effects/queue/redis-fault.ts';
import { startReporting } from './effects/reporting.ts';
import { every } from './effects/every.ts';
import { startEffects } from './effects/start.ts';
import { dealDeskRoutes } from './http/routes/deal-desk/routes.ts';
import { devMailRoutes } from './http/routes/dev-mail.ts';
import { createServer, type ServerParts } from './http/server.ts';
import { startLive } from './live/live.ts';
import { type Database, openDatabase } from './store/database.ts';
import { startEmbeddedPostgres } from './store/embedded/postgres.ts';
import { unknownStates } from './store/instances.ts';
import type { WorkerReport } from './store/processes.ts';
import { migrate, migrationCheck, outdatedCheck } from './store/migrate.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Says which of several processes holds an effect. */
const processId = randomUUID();

/** What was started, to be stopped in reverse order. */
const running: { name: string; close(): Promise<unknown> }[] = [];

async function start(config: Config, log: Logger): Promise<void> {
  const databaseUrl = await databaseAt(config, log);
  const { applied } = await migrate(databaseUrl);
  if (applied.length > 0) log.info({ applied }, 'migrated');
  const database = await openDatabase(databaseUrl, {
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
  });
  running.push({ name: 'database', close: () => database.close() });
  endOnceOutdated(database, log);
  await refuseUnknownStates(database);
  await keepRoles(database);
  const signIns = config.demo ? await demoData(database, log) : undefined;
  const worker = config.role === 'api' ? undefined : await startWorker(config, database, databaseUrl, log);
  if (config.role !== 'worker') await startServer(config, database, databaseUrl, log);
  const identity = { id: processId, role: config.role, host: hostname(), pid: process.pid, version };
  const report = () => ({ pool: database.pool(), worker: worker?.() ?? null });
  const reporting = startReporting(database, identity, report, log);
  running.push({ name: 'reports', close: () => reporting.close() });
  if (signIns) log.info(signIns);
}

/** Old code never serves a newer schema, also when it is another process that migrates under this one. */
function endOnceOutdated(database: Database, log: Logger): void {
  const outdated = outdatedCheck(database);
  const look = async () => {
    const reason = await outdated();
    if (!reason) return;
    log.fatal(reason);
    void end(1);
  };
  running.push({ name: 'look at the schema', close: every(schemaLook, 'look at the schema', look, log).close });
}

/** Milliseconds. */
const schemaLook = 1_000;

async function databaseAt(config: Config, log: Logger): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const starting = startEmbeddedPostgres({ dataDir: config.dataDir, log: (message) => log.info(message) });
  // Before it is there: told to stop in the meantime, the process must not leave a server behind.
  const close = () =>
    starting.then(
      (postgres) => postgres.stop(),
      () => undefined,
    );
  running.push({ name: 'embedded PostgreSQL', close });
  return (await starting).url;
}

/** How to sign in, where there is demo data. Its code is read only then: it is no part of a real installation. */
async function demoData(database: Database, log: Logger): Promise<string | undefined> {
  const { loadDemo } = await import('./demo/load.ts');
  const loaded = await loadDemo(database, {
    log: (message) => log.info(message),
    progress: inFifths((percent) => log.info(`Loading the demo company: ${percent} %`)),
  });
  if (!loaded) return undefined;
  const busiest = loaded.waiting
    .slice(0, 8)
    .map(({ email, title, steps }) => `  ${email} (${title}): ${steps} to approve`);
  return [
    `Demo sign-ins, all with the password ${loaded.password}: ${loaded.emails.join(', ')}`,
    'Begin as ruth.rep@fernhill.example to make and submit a deal. Approvals wait for',
    ...busiest,
  ].join('\n');
}

/** Tells of progress from 0 to 1 in steps that somebody who waits wants to read. */
function inFifths(tell: (percent: number) => void): (share: number) => void {
  let told = 0;
  return (share) => {
    const percent = Math.floor(share * 5) * 20;
    if (percent > told) tell((told = percent));
  };
}

async function refuseUnknownStates(database: Database): Promise<void> {
  const unknown = await unknownStates(database);
  if (unknown.length === 0) return;
  throw new Error(`this version cannot load what is stored: ${unknown.join('; ')}. Start the version that wrote it.`);
}

/** @returns how the worker is, whenever asked. */
async function startWorker(
  config: Config,
  database: Database,
  databaseUrl: string,
  log: Logger,
): Promise<() => WorkerReport> {
  const printer = startPrinter({ concurrency: 2, timeoutMs: config.renderTimeoutMs });
  running.push({ name: 'printer', close: () => printer.close() });
  const effects = await startEffects({
    config: { ...config, databaseUrl, processId },
    database,
    ask: (joined, command) => handle(joined, { ...(command as Command<CommandType>), by: 'installation' }),
    templates: loadTemplates(),
    printer,
    log,
  });
  running.push({ name: 'effects', close: () => effects.close() });
  log.info('carrying out effects');
  return () => ({ ...effects.state(), printer: printer.state() });
}

async function startServer(config: Config, database: Database, databaseUrl: string, log: Logger): Promise<void> {
  const live = startLive({ database, databaseUrl, log, idleMinutes: config.signIn.idleMinutes });
  const server = createServer({
    database,
    log,
    publicUrl: config.publicUrl,
    version,
    live,
    webFolder: join(root, 'dist/web'),
    routes: [...dealDeskRoutes, ...(config.production ? [] : devMailRoutes)],
    checks: readiness(config, database),
    signIn: config.signIn,
    requestLimits: config.requestLimits,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portFault(error, config.port))).listen(config.port, resolve);
  });
  running.push({
    name: 'server',
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), config.timings.drain).unref();
      }),
  });
  // Before the server: it waits for its connections, and streams end only when they are told.
  running.push({ name: 'streams', close: () => live.close() });
  const { port } = server.address() as AddressInfo;
  log.info(`Countersign ${version} is at ${config.port === 0 ? `http://localhost:${port}` : config.publicUrl}`);
}

function readiness({ redisUrl }: Config, database: Database): ServerParts['checks'] {
  return {
    migrations: { required: true, fault: migrationCheck(database) },
    // Without it deciding goes on, and what follows waits in the outbox.
    ...(redisUrl && { redis: { required: false, fault: () => redisFault(redisUrl) } }),
  };
}

function portFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`PORT: another program listens on ${port}; stop it, or set PORT to another`, { cause: error });
  }
  if (error.code === 'EACCES') return new Error(`PORT: this account may not listen on ${port}`, { cause: error });
  return error;
}

async function stop(log: Logger): Promise<void> {
  for (const { name, close } of running.toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, `could not stop the ${name} cleanly`));
  }
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const config = settings();
// Lines for whoever watches a terminal, JSON for whatever collects logs.
const watched = process.stdout.isTTY && !config.production;
const terminal = watched ? pretty({ ignore: 'pid,hostname,role', translateTime: 'SYS:HH:MM:ss' }) : pino.destination();
const log = pino({ level: config.logLevel, base: { role: config.role } }, terminal);
let stopping = false;
async function end(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('stopping');
  await stop(log);
  // Timers inside the queue library would keep the process for seconds more.
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
try {
  await start(config, log);
} catch (error) {
  // What fails because it was taken away by a stop is no failure.
  if (!stopping) {
    log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
    await stop(log);
    process.exit(1);
  }
}
