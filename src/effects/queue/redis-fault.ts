import { Redis } from 'ioredis';

const limit = 1_000;

/** What is wrong with the Redis at `url`; undefined: it answers. Known within two seconds. */
export async function redisFault(url: string): Promise<string | undefined> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: limit,
    commandTimeout: limit,
    retryStrategy: () => null,
  });
  // Its own errors come here first; the command's says only that the connection is closed.
  let cause: Error | undefined;
  client.on('error', (error: Error) => {
    cause = error;
  });
  try {
    await client.connect();
    await client.ping();
    return undefined;
  } catch (error) {
    return (cause ?? (error as Error)).message || 'no connection';
  } finally {
    client.disconnect();
  }
}
