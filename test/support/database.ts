import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of the caller's own: a copy of the template, some 50–150 ms. */
export const freshDatabase = (): Promise<FreshDatabase> => ownDatabase();

/** A database of the caller's own without any table. */
export const emptyDatabase = (): Promise<FreshDatabase> => ownDatabase('template0');

/** A database of the caller's own, under a name of its own unless told, as it is in another one. */
export async function ownDatabase(
  from?: string,
  name = `test_${randomUUID().replaceAll('-', '')}`,
): Promise<FreshDatabase> {
  const url = new URL(templateUrl());
  const source = from ?? url.pathname.slice(1);
  url.pathname = `/${name}`;
  await onMaintenance((client) => client.query(`create database ${name} template ${source} strategy file_copy`));
  return {
    url: url.href,
    async drop() {
      await onMaintenance((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Runs from the `postgres` database: a template is copied only while nobody is connected to it. */
export async function onMaintenance<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const url = new URL(templateUrl());
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function templateUrl(): string {
  const template = process.env.TEST_TEMPLATE_URL;
  if (template) return template;
  throw new Error('No test servers: a test that needs a database is named *.int.spec.ts or *.e2e.spec.ts');
}
