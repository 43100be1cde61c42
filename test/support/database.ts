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

async function ownDatabase(from?: string): Promise<FreshDatabase> {
  const template = process.env.TEST_TEMPLATE_URL;
  if (!template)
    throw new Error('No test servers: a test that needs a database is named *.int.spec.ts or *.e2e.spec.ts');
  const url = new URL(template);
  const source = url.pathname.slice(1);
  url.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
  const name = url.pathname.slice(1);
  await onMaintenance(template, `create database ${name} template ${from ?? source} strategy file_copy`);
  return { url: url.href, drop: () => onMaintenance(template, `drop database if exists ${name} with (force)`) };
}

/** Runs from the `postgres` database: a template is copied only while nobody is connected to it. */
async function onMaintenance(template: string, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
