/**
 * What can go wrong between here and PostgreSQL, told apart: an outage (nobody's fault, ask again), a conflict between
 * transactions (run it again), a broken constraint (the caller knows which rule it stands for).
 */

/** The database cannot be reached, or did not answer in time. Whether a write was committed is unknown. */
export class OutageError extends Error {
  /** Seconds after which asking again makes sense. */
  readonly retryAfter = 2;
  constructor(cause: unknown) {
    super(`the database is not available: ${textOf(cause, 'message') ?? 'no reason given'}`, { cause });
    this.name = 'OutageError';
  }
}

/** Any error of a query, as an OutageError when it is one, else the driver's own error. */
export function storeFailure(error: unknown): unknown {
  const driver = driverError(error);
  if (driver instanceof OutageError) return driver;
  return isOutage(driver) ? new OutageError(driver) : driver;
}

/** The transaction lost against a concurrent one and changed nothing: run it again. */
export function isRetryable(error: unknown): boolean {
  const code = sqlState(error);
  return code === '40001' || code === '40P01';
}

/** The database refused a value (class 22, data exception) or a constraint did (class 23): the asker's input, not an outage. */
export function isBadValue(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

function isOutage(error: unknown): boolean {
  return outageCodes.test(sqlState(error) ?? '') || outageMessages.test(textOf(error, 'message') ?? '');
}

function sqlState(error: unknown): string | undefined {
  return textOf(driverError(error), 'code');
}

// TypeORM wraps what pg throws.
function driverError(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
}

// By shape, not by class: errors of the socket come from another realm in some hosts.
function textOf(error: unknown, name: string): string | undefined {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

// Connection exceptions, too many connections, shutdown, cancelled by a timeout, disk full, and the socket's own errors.
const outageCodes = /^(08...|53...|57...|55P03|25P03|ECONN.*|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST.*|ENETUNREACH)$/;
// What pg and pg-pool say without a code.
const outageMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;
