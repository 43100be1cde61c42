import { z } from 'zod';
import { type EffectTimings, effectTimings, type Retention, standardRetention } from './effects/settings.ts';
import { type SignInSettings, standardSignIn } from './commands/session/settings.ts';
import { standardRequestLimits } from './http/rate-limits.ts';
import { isSlip } from './slip.ts';

/**
 * Everything the environment says, parsed once: `readConfig(process.env)` in main, the result handed to whoever needs
 * it. A value that is unknown, bad, or misspelt stops the start with a message that names it.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = misspelt(given);
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    throw new ConfigError(problems);
  }
  const config = complete(parsed.data);
  problems.push(...refusedInProduction(config, given), ...halfAProvider(parsed.data));
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

  /** The sender of every mail. */
  MAIL_FROM: z.string().min(3).default('Countersign <no-reply@countersign.invalid>'),

  // Intervals and counts, all in milliseconds: tests and unusual machines change them, nobody else needs to.
  /** How often the relay looks for outbox rows it was not woken for. */
  RELAY_POLL_MS: milliseconds(effectTimings.poll, 10),
  /** How often lost jobs and due deadlines are looked for. */
  SWEEP_INTERVAL_MS: milliseconds(effectTimings.sweep, 10),
  /** How long a job may lie untouched in the queue before it counts as lost and is made again. */
  SWEEP_REQUEUE_AFTER_MS: milliseconds(effectTimings.requeueAfter, 10),
  /** How long a worker may stay silent before its effect is given to another. */
  EFFECT_LEASE_MS: milliseconds(effectTimings.lease, 100),
  /** How long one effect may take. */
  EFFECT_LIMIT_MS: milliseconds(effectTimings.runLimit, 100),
  /** Tries before an effect is a visible dead letter. */
  EFFECT_ATTEMPTS: whole(1, 100).default(effectTimings.maxAttempts),
  /** The wait before the second try; it doubles with each further one, up to EFFECT_BACKOFF_LIMIT_MS. */
  EFFECT_BACKOFF_MS: milliseconds(effectTimings.backoff),
  EFFECT_BACKOFF_LIMIT_MS: milliseconds(effectTimings.backoffLimit),
  /** BullMQ's own lock of a job, and how often it looks for stalled ones. */
  JOB_LOCK_MS: milliseconds(effectTimings.lockDuration, 100),
  JOB_STALLED_INTERVAL_MS: milliseconds(effectTimings.stalledInterval, 100),
  /** Effects that one process carries out at once. */
  WORKER_CONCURRENCY: whole(1, 64).default(effectTimings.concurrency),
  /** How long effects and requests under way may take to finish when the process is told to stop. */
  DRAIN_TIMEOUT_MS: milliseconds(effectTimings.drain),
  /** How long one paper may take to print. */
  RENDER_TIMEOUT_MS: milliseconds(30_000, 100),
  /** How long a session lives at most, and how long one that is not heard of. */
  SESSION_HOURS: whole(1, 720).default(standardSignIn.hours),
  SESSION_IDLE_MINUTES: whole(5, 43_200).default(standardSignIn.idleMinutes),
  /** People sign in with passwords of this installation; false: with the provider alone. */
  PASSWORDS: yesOrNo.default(true),
  /** Set: people sign in with this provider of OpenID Connect, matched by their verified e-mail address. */
  OIDC_ISSUER: url('https:', 'http:').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the sign-in page calls the provider. */
  OIDC_NAME: z.string().max(60).default('your company account'),
  /** Requests that one person, or one address, may make in a minute to one process; 0: any number. */
  REQUESTS_PER_MINUTE: whole(0, 10_000_000).default(standardRequestLimits.byPerson),
  REQUESTS_PER_MINUTE_BY_ADDRESS: whole(0, 10_000_000).default(standardRequestLimits.byAddress),
  /** How long the answer of a write with an Idempotency-Key is kept. */
  IDEMPOTENCY_DAYS: whole(1, 365).default(standardRetention.idempotencyDays),
  /** Days that letters, notifications, finished effects, and imports with their files and reports are kept. */
  MAIL_DAYS: whole(1, 3650).default(standardRetention.mailDays),
  NOTIFICATION_DAYS: whole(1, 3650).default(standardRetention.notificationDays),
  EFFECT_DAYS: whole(2, 3650).default(standardRetention.effectDays),
  IMPORT_DAYS: whole(1, 3650).default(standardRetention.importDays),
  DATABASE_POOL_SIZE: whole(2, 200).default(16),
  /** A statement longer than this is cancelled, and the request answered 503. */
  DATABASE_STATEMENT_TIMEOUT_MS: milliseconds(4000, 10),
});

/** Every setting there is. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

type Settings = z.output<typeof settings>;
export type Config = Readonly<ReturnType<typeof complete>>;

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
    mailFrom: given.MAIL_FROM,
    renderTimeoutMs: given.RENDER_TIMEOUT_MS,
    signIn: signInOf(given),
    requestLimits: { byPerson: given.REQUESTS_PER_MINUTE, byAddress: given.REQUESTS_PER_MINUTE_BY_ADDRESS },
    retention: {
      idempotencyDays: given.IDEMPOTENCY_DAYS,
      mailDays: given.MAIL_DAYS,
      notificationDays: given.NOTIFICATION_DAYS,
      effectDays: given.EFFECT_DAYS,
      importDays: given.IMPORT_DAYS,
      idleMinutes: given.SESSION_IDLE_MINUTES,
    } satisfies Retention,
    databasePoolSize: given.DATABASE_POOL_SIZE,
    databaseStatementTimeoutMs: given.DATABASE_STATEMENT_TIMEOUT_MS,
    timings: {
      concurrency: given.WORKER_CONCURRENCY,
      poll: given.RELAY_POLL_MS,
      sweep: given.SWEEP_INTERVAL_MS,
      requeueAfter: given.SWEEP_REQUEUE_AFTER_MS,
      lease: given.EFFECT_LEASE_MS,
      runLimit: given.EFFECT_LIMIT_MS,
      maxAttempts: given.EFFECT_ATTEMPTS,
      backoff: given.EFFECT_BACKOFF_MS,
      backoffLimit: given.EFFECT_BACKOFF_LIMIT_MS,
      lockDuration: given.JOB_LOCK_MS,
      stalledInterval: given.JOB_STALLED_INTERVAL_MS,
      drain: given.DRAIN_TIMEOUT_MS,
    } satisfies EffectTimings,
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

function signInOf(given: Settings): SignInSettings {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  return {
    hours: given.SESSION_HOURS,
    idleMinutes: given.SESSION_IDLE_MINUTES,
    passwords: given.PASSWORDS,
    ...(issuer && clientId && clientSecret && { oidc: { issuer, clientId, clientSecret, name: given.OIDC_NAME } }),
  };
}

function halfAProvider(given: Settings): string[] {
  const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = together.filter((name) => given[name] === undefined);
  if (missing.length === together.length) {
    return given.PASSWORDS ? [] : ['PASSWORDS: nobody could sign in: set OIDC_ISSUER, or leave passwords on'];
  }
  const plain = given.NODE_ENV === 'production' && given.OIDC_ISSUER?.startsWith('http:');
  return [
    ...missing.map((name) => `${name}: must be set together with the other settings of OpenID Connect`),
    ...(plain ? ['OIDC_ISSUER: must begin with https:// in production mode'] : []),
  ];
}

/** Beginnings that are ours alone, and a slip of the pen in a name of ours; other programs' variables are not. */
const ours = [
  'RELAY_',
  'SWEEP_',
  'JOB_',
  'EFFECT_',
  'RENDER_',
  'DRAIN_',
  'WORKER_',
  'CHROMIUM_',
  'COUNTERSIGN_',
  'OIDC_',
  'SESSION_',
];

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
