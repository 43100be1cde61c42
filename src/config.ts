import { z } from 'zod';

/**
 * Everything the environment says, parsed once: `readConfig(process.env)` in main, the result handed to whoever needs
 * it. A value that is unknown, bad, or misspelt stops the start with a message that names it.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = [...misspelt(given), ...unsupported(given)];
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    throw new ConfigError(problems);
  }
  const config = complete(parsed.data);
  problems.push(...refusedInProduction(config, given));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** The start stops: `problems` has one sentence for each setting that is wrong. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Signs what leaves the house (sessions, links) where nobody set a key; refused in production mode. */
export const defaultSecretKey = 'countersign-development-only-secret-key';

const milliseconds = (standard: number, least = 1) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number of milliseconds')
    .transform(Number)
    .refine((value) => value >= least, `must be at least ${least} ms`)
    .default(standard);

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`);

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

const yesOrNo = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
  ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
  /** 0 takes any free port. */
  PORT: whole(0, 65_535).default(3000),
  /** How people reach the server: it stands in links of mails and papers. */
  PUBLIC_URL: url('http:', 'https:').optional(),
  DATA_DIR: z.string().default('./data'),
  /** Unset: an embedded PostgreSQL in DATA_DIR. */
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  /** Set: queues on Redis. Unset: on PostgreSQL. */
  REDIS_URL: url('redis:', 'rediss:').optional(),
  /** Unset: mail is kept, and readable outside production mode. */
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  /** Demo data; on by default with the embedded database only, outside production mode. */
  DEMO: yesOrNo.optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').default(defaultSecretKey),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  PUPPETEER_EXECUTABLE_PATH: z.string().optional(),
  /** Accepts a Chromium without its sandbox, where the machine cannot confine it; every start warns. */
  CHROMIUM_NO_SANDBOX: yesOrNo.default(false),

  /** How often the relay looks for outbox rows it was not woken for. */
  RELAY_POLL_MS: milliseconds(1000, 10),
  /** How often the sweeper re-creates lost jobs and asks what is due. */
  SWEEP_INTERVAL_MS: milliseconds(5000, 10),
  /** How long a worker may stay silent before its job is given to another; stalled jobs are looked for as often. */
  JOB_LOCK_MS: milliseconds(30_000, 100),
  /** How long a job waits before its second attempt; the wait doubles with each further one. */
  JOB_BACKOFF_MS: milliseconds(1000),
  /** Attempts before a job is a visible dead letter. */
  JOB_ATTEMPTS: whole(1, 100).default(8),
  /** How long one paper may take to print. */
  RENDER_TIMEOUT_MS: milliseconds(30_000, 100),
  /** How long a request waits for a database connection before it is answered 503. */
  DATABASE_TIMEOUT_MS: milliseconds(4000, 10),
  /** How long requests and jobs under way may take to finish when the process is told to stop. */
  DRAIN_TIMEOUT_MS: milliseconds(10_000),
  DATABASE_POOL_SIZE: whole(2, 200).default(16),
  /** Jobs that one worker process runs at once. */
  WORKER_CONCURRENCY: whole(1, 64).default(4),
});

type Settings = z.output<typeof settings>;
export type Config = Readonly<ReturnType<typeof complete>>;
export type Role = Config['role'];

/** The settings under the names the program uses, with what follows from several of them. */
function complete(given: Settings) {
  return {
    mode: given.NODE_ENV,
    production: given.NODE_ENV === 'production',
    role: given.ROLE,
    port: given.PORT,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    redisUrl: given.REDIS_URL,
    smtpUrl: given.SMTP_URL,
    demo: given.DEMO ?? (given.DATABASE_URL === undefined && given.NODE_ENV !== 'production'),
    secretKey: given.SECRET_KEY,
    logLevel: given.LOG_LEVEL,
    relayPollMs: given.RELAY_POLL_MS,
    sweepIntervalMs: given.SWEEP_INTERVAL_MS,
    jobLockMs: given.JOB_LOCK_MS,
    jobBackoffMs: given.JOB_BACKOFF_MS,
    jobAttempts: given.JOB_ATTEMPTS,
    renderTimeoutMs: given.RENDER_TIMEOUT_MS,
    databaseTimeoutMs: given.DATABASE_TIMEOUT_MS,
    drainTimeoutMs: given.DRAIN_TIMEOUT_MS,
    databasePoolSize: given.DATABASE_POOL_SIZE,
    workerConcurrency: given.WORKER_CONCURRENCY,
  };
}

function refusedInProduction(config: Config, given: Record<string, unknown>): string[] {
  if (!config.production) return [];
  return [
    config.demo && 'DEMO: demo data is refused in production mode',
    config.secretKey === defaultSecretKey && 'SECRET_KEY: must be set in production mode, to something only you know',
    given.PUBLIC_URL === undefined &&
      'PUBLIC_URL: must be set in production mode: links in mails and papers begin with it',
  ].filter((problem) => typeof problem === 'string');
}

function unsupported(given: Record<string, unknown>): string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith('OIDC_'))
    .map((name) => `${name}: sign-in by OpenID Connect is not supported by this version; unset it`);
}

/** Beginnings that are ours alone, and a slip of the pen in a name of ours; other programs' variables are not. */
const ours = ['RELAY_', 'SWEEP_', 'JOB_', 'RENDER_', 'DRAIN_', 'WORKER_', 'CHROMIUM_', 'COUNTERSIGN_'];

function misspelt(given: Record<string, unknown>): string[] {
  const known = Object.keys(settings.shape);
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = known.find((setting) => setting.length > 4 && isSlip(name, setting));
      if (meant) return [`${name}: there is no such setting; did you mean ${meant}?`];
      return ours.some((beginning) => name.startsWith(beginning)) ? [`${name}: there is no such setting`] : [];
    });
}

/** The same letters in another case or without underscores, or one letter missing, added, changed or swapped. */
function isSlip(name: string, setting: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[_-]/g, '');
  const [a, b] = [plain(name), plain(setting)];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restA === [...restB].reverse().join(''));
}
