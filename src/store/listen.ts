import pg from 'pg';

/** What is written about a lost connection, in the shape of pino's methods. */
interface Log {
  warn(about: object, message: string): void;
}

/**
 * Calls `wake` for every notification on a PostgreSQL channel, with its payload, and with none when it begins to listen.
 * Needs a connection of its own, and makes a new one when it is lost; whatever was missed meanwhile is found by polling.
 */
export function listen(url: string, channel: string, wake: (payload: string) => void, retryAfter: number, log: Log) {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const opened = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client = opened;
    opened.on('notification', ({ payload }) => wake(payload ?? ''));
    // Without a listener for errors a stopping server would end this process.
    opened.on('error', (error) => log.warn({ err: error }, `listening on ${channel}`));
    opened.on('end', again);
    try {
      await opened.connect();
      await opened.query(`listen ${pg.escapeIdentifier(channel)}`);
      wake('');
    } catch (error) {
      log.warn({ err: error }, `cannot listen on ${channel}`);
      await opened.end().catch(() => undefined);
      again();
    }
  }

  function again(): void {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      connecting = connect();
    }, retryAfter);
  }

  let connecting = connect();
  return {
    async close(): Promise<void> {
      closed = true;
      clearTimeout(retry);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
