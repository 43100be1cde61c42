/** The composition root: settings in, running product out. Nothing imports this file. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Command } from './commands/command.ts';
import type { CommandType } from './commands/definitions.ts';
import { handle } from './commands/handle.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { loadDemo } from './demo/load.ts';
import { startPrinter } from './documents/printer/printer.ts';
import { loadTemplates } from './documents/templates.ts';
import { startEffects } from './effects/start.ts';
import { dealDeskRoutes } from './http/routes/deal-desk/routes.ts';
import { devMailRoutes } from './http/routes/dev-mail.ts';
import { createServer } from './http/server.ts';
import { type Database, openDatabase } from './store/database.ts';
import { startEmbeddedPostgres } from './store/embedded/postgres.ts';
import { unknownStates } from './store/instances.ts';
import { migrate } from './store/migrate.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

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
  await refuseUnknownStates(database);
  const signIns = config.demo ? await loadDemo(database, { log: (message) => log.info(message) }) : undefined;
  if (config.role !== 'api') await startWorker(config, database, databaseUrl, log);
  if (config.role !== 'worker') await startServer(config, database, log);
  if (signIns) log.info(`Demo sign-ins, all with the password ${signIns.password}: ${signIns.emails.join(', ')}`);
}

async function databaseAt(config: Config, log: Logger): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (message) => log.info(message) });
  running.push({ name: 'embedded PostgreSQL', close: () => postgres.stop() });
  return postgres.url;
}

async function refuseUnknownStates(database: Database): Promise<void> {
  const unknown = await unknownStates(database);
  if (unknown.length === 0) return;
  throw new Error(`this version cannot load what is stored: ${unknown.join('; ')}. Start the version that wrote it.`);
}

async function startWorker(config: Config, database: Database, databaseUrl: string, log: Logger): Promise<void> {
  const printer = startPrinter({ concurrency: 2, timeoutMs: config.renderTimeoutMs });
  running.push({ name: 'printer', close: () => printer.close() });
  const effects = await startEffects({
    config: { ...config, databaseUrl },
    database,
    ask: (joined, command) => handle(joined, { ...(command as Command<CommandType>), by: 'installation' }),
    templates: loadTemplates(),
    printer,
    log,
  });
  running.push({ name: 'effects', close: () => effects.close() });
}

async function startServer(config: Config, database: Database, log: Logger): Promise<void> {
  const server = createServer({
    database,
    log,
    publicUrl: config.publicUrl,
    version,
    webFolder: join(root, 'dist/web'),
    routes: [...dealDeskRoutes, ...(config.production ? [] : devMailRoutes)],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.port, resolve);
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
  const { port } = server.address() as AddressInfo;
  log.info(`Countersign ${version} is at ${config.port === 0 ? `http://localhost:${port}` : config.publicUrl}`);
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
const log = pino({ level: config.logLevel, base: { role: config.role } });
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    await stop(log);
    // Timers inside the queue library would keep the process for seconds more.
    process.exit(0);
  });
}
try {
  await start(config, log);
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
  await stop(log);
  process.exit(1);
}
