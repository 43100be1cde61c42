/** What the effects need to know of their surroundings. */
export interface EffectsConfig {
  databaseUrl: string;
  /** Of the process that carries effects out: who holds one is on record. */
  processId: string;
  /** Unset: the queue runs on PostgreSQL. */
  redisUrl?: string;
  /** Unset: mail is kept, not sent. */
  smtpUrl?: string;
  mailFrom: string;
  /** Kept mail can be read by nobody but who has the database. */
  production?: boolean;
  /** Unset: people sign in by passwords of the installation. */
  signIn?: { passwords: boolean };
  /** The address people use, without a trailing slash; links in mail start with it. */
  publicUrl: string;
  timings: EffectTimings;
  retention: Retention;
}

/** How long things are kept that are not part of the record. */
export interface Retention {
  /** Answers of writes with an Idempotency-Key. */
  idempotencyDays: number;
  /** Letters as they were sent or kept. */
  mailDays: number;
  /** Notifications, read or not, and which digests were given. */
  notificationDays: number;
  /** Effects that are done, with their failed tries; dead letters stay until they are driven again. */
  effectDays: number;
  /** Import runs with their files and reports. */
  importDays: number;
  /** Sessions that nobody is heard of. */
  idleMinutes: number;
}

export const standardRetention = {
  idempotencyDays: 7,
  mailDays: 365,
  notificationDays: 180,
  effectDays: 90,
  importDays: 90,
};

/** Milliseconds, except the counts. Tests shorten them; nothing else depends on their size. */
export interface EffectTimings {
  /** Effects carried out at the same time by one process. */
  concurrency: number;
  /** How often the relay looks without being woken, and how soon it tries again after a failure. */
  poll: number;
  /** How often lost jobs and due deadlines are looked for. */
  sweep: number;
  /** A row queued this long without being taken up has lost its job. */
  requeueAfter: number;
  /** A worker that shows no life for this long has lost its effect to others. */
  lease: number;
  /** No effect may take longer. */
  runLimit: number;
  /** Tries before an effect is a dead letter. */
  maxAttempts: number;
  /** The first wait between tries; each further one is twice as long, up to `backoffLimit`. */
  backoff: number;
  backoffLimit: number;
  /** BullMQ's own lock and stall check. */
  lockDuration: number;
  stalledInterval: number;
  /** How long a shutdown waits for running effects. */
  drain: number;
}

export const effectTimings: EffectTimings = {
  concurrency: 8,
  poll: 1_000,
  sweep: 5_000,
  requeueAfter: 30_000,
  lease: 20_000,
  runLimit: 120_000,
  maxAttempts: 10,
  backoff: 1_000,
  backoffLimit: 600_000,
  lockDuration: 20_000,
  stalledInterval: 10_000,
  drain: 8_000,
};
