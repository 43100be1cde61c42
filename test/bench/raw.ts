import pg from 'pg';
import type { Statement } from './statements.ts';

export interface RawConnections {
  /** One statement by itself. */
  query(statement: Statement): Promise<pg.QueryResult>;
  /** Statements as they come, on one connection. */
  transaction(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
}

/** Bare connections with nothing around them. */
export async function rawConnections(url: string, count: number): Promise<RawConnections> {
  const free = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
      await client.connect();
      return client;
    }),
  );
  const all = [...free];
  const lent = async <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = free.pop();
    if (!client) throw new Error('more clients than connections');
    try {
      return await use(client);
    } finally {
      free.push(client);
    }
  };
  return {
    query: (statement) => lent((client) => client.query(statement)),
    transaction: (statements) =>
      lent(async (client) => {
        for (const statement of statements) {
          // Without parameters by the simple protocol, as the product does it.
          await (statement.values.length === 0 && !statement.name
            ? client.query(statement.text)
            : client.query(statement));
        }
      }),
    close: async () => {
      await Promise.all(all.map((client) => client.end()));
    },
  };
}
