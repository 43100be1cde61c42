import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { restoreBackup, RestoreRefused } from '../../src/store/backup/restore.ts';
import { BackupRefused, takeBackup } from '../../src/store/backup/take.ts';
import { tablesInOrder } from '../../src/store/backup/tables.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrate.ts';
import { content, type TestCompany, testCompany } from '../support/company.ts';
import { emptyDatabase, type FreshDatabase } from '../support/database.ts';
import { testFolder } from '../support/folder.ts';
import { startProduct } from '../support/product.ts';

let company: TestCompany;
let folder: string;
let file: string;
const databases: FreshDatabase[] = [];

beforeAll(async () => {
  company = await testCompany();
  folder = testFolder('backup');
  file = join(folder, 'whole.backup');
  for (const discount of ['0.05', '0.15', '0.25']) {
    const { quoteId } = await company.deal({ headerDiscount: { percent: discount } });
    await company.give(company.people.rep, 'SubmitQuote', quoteId, { comment: 'Please.' });
  }
  await takeBackup(company.url, file, '1.2.3');
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await company?.close();
});

async function empty(): Promise<FreshDatabase> {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
}

const refusedRestore = async (from: string): Promise<string> => {
  const { url } = await empty();
  const error = await restoreBackup(url, from).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RestoreRefused);
  expect(await onClient(url, tablesInOrder)).toEqual([]);
  return (error as Error).message;
};

/** The uncompressed file, changed. */
function changed(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    zstdCompressSync(Buffer.from(change(zstdDecompressSync(readFileSync(file)).toString('latin1')), 'latin1')),
  );
  return path;
}

describe('a backup', () => {
  it('given back to an empty database, is equal in every row of every table and goes on numbering', async () => {
    const { url } = await empty();
    const restored = await restoreBackup(url, file);
    expect(restored).toMatchObject({ product: '1.2.3', applied: [] });
    expect(await sums(url)).toEqual(await sums(company.url));
    const database = await openDatabase(url);
    expect(await verifyFacts(database)).toMatchObject({ verified: true, firstBad: null });
    const [made] = await database.query<{ number: string }>(
      `insert into deal (name, account_id, seller_id, owner_id, kind, route_to_market, way_to_close)
       select 'Next', account_id, seller_id, owner_id, kind, route_to_market, way_to_close from deal limit 1
       returning number`,
    );
    const [last] = await company.rows<{ number: string }>('select max(number) as number from deal');
    expect(Number(made?.number)).toBe(Number(last?.number) + 1);
    await expect(database.query(`update fact set type = 'Other'`)).rejects.toThrow('append-only');
    await database.close();
  });

  it('taken while others write, holds one moment: its chains verify and nothing of it is half there', async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1) {
        const { quoteId } = await company.deal(content('0.05'));
        await company.give(company.people.rep, 'SubmitQuote', quoteId, { comment: 'Please.' });
      }
    })();
    const busy = join(folder, 'busy.backup');
    await takeBackup(company.url, join(folder, 'sooner.backup'), '1');
    await takeBackup(company.url, busy, '1');
    writing = false;
    await writer;
    const { url } = await empty();
    await restoreBackup(url, busy);
    const database = await openDatabase(url);
    expect(await verifyFacts(database)).toMatchObject({ verified: true });
    const [torn] = await database.query(
      `select from quote_version v where submitted_at is not null and not exists (
         select from fact where type = 'QuoteSubmitted' and instance_id = v.quote_id)`,
    );
    expect(torn).toBeUndefined();
    await database.close();
  });

  it('is what the product starts and works on', async () => {
    const { url } = await empty();
    await restoreBackup(url, file);
    const product = await startProduct({ DATABASE_URL: url, ROLE: 'api' });
    try {
      expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    } finally {
      await product.end('SIGTERM');
    }
  });

  it('leaves one file, for its owner alone, and never writes over another', async () => {
    await expect(takeBackup(company.url, file, '1')).rejects.toThrow(BackupRefused);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
    const { url } = await empty();
    await expect(takeBackup(url, join(folder, 'nothing.backup'), '1')).rejects.toThrow('There is nothing to back up');
  });
});

describe('countersign backup and restore', () => {
  it('answer as JSON and say by their exit code how it went', async () => {
    const { url } = await empty();
    const taken = join(folder, 'by-hand.backup');
    const backup = countersign(company.url, 'backup', taken, '--json');
    expect(backup.status).toBe(0);
    expect(JSON.parse(backup.stdout)).toMatchObject({ file: taken, schema: migrations().at(-1)?.name });
    const restore = countersign(url, 'restore', taken, '--json');
    expect(restore.status).toBe(0);
    expect(JSON.parse(restore.stdout)).toMatchObject({ migrated: [], facts: { verified: true } });
    const again = countersign(url, 'restore', taken);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain('The database is not empty');
  });
});

const program = fileURLToPath(new URL('../../src/cli/countersign.ts', import.meta.url));

function countersign(url: string, ...words: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('a restore is refused, and leaves the database empty', () => {
  it('into a database that has tables', async () => {
    await expect(restoreBackup(company.url, file)).rejects.toThrow('The database is not empty');
  });

  it('from a file that was cut off', async () => {
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 1_000));
    expect(await refusedRestore(cut)).toContain('cut.backup cannot be restored: it ends too early');
  });

  it('from a file with a changed bit', async () => {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    const bad = join(folder, 'bad.backup');
    writeFileSync(bad, bytes);
    expect(await refusedRestore(bad)).toContain('bad.backup cannot be restored');
  });

  it('from a file whose rows were changed, naming their table', async () => {
    expect(
      await refusedRestore(changed('rows.backup', (text) => text.replace('\tAcme seats\t', '\tAcme Seats\t'))),
    ).toContain('the rows of deal are not those that were written');
  });

  it('from a file that lost a table, naming it', async () => {
    const lost = changed('lost.backup', (text) => text.replace(/\{"table":"mail",.*\n\{"rows":.*\n/, ''));
    expect(await refusedRestore(lost)).toContain('its table mail is missing');
  });

  it('from a backup that a newer program took, naming its version', async () => {
    const newer = changed('newer.backup', (text) =>
      text.replace('"migrations":[', '"migrations":[{"name":"9999-future.sql","sha256":"0"},'),
    );
    expect(await refusedRestore(newer)).toBe(
      'The backup, taken with version 1.2.3, is newer than this program: it has migration 9999-future.sql',
    );
  });

  it('from what is no backup', async () => {
    expect(await refusedRestore(join(folder, 'none'))).toContain('There is no file');
    writeFileSync(join(folder, 'letter.backup'), 'Dear Sir or Madam');
    expect(await refusedRestore(join(folder, 'letter.backup'))).toContain('it is not a backup, or it is damaged');
  });
});

/** One sum over the rows of each table, whatever their order. */
async function sums(url: string): Promise<Record<string, string>> {
  return onClient(url, async (client) => {
    const found: Record<string, string> = {};
    for (const { table } of await tablesInOrder(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from ${pg.escapeIdentifier(table)} t`,
      );
      found[table] = rows[0].sum;
    }
    return found;
  });
}

async function onClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
