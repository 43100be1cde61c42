import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { castIn } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import { twoAndTwo } from '../support/installation.ts';
import { expectInvariants } from '../support/invariants.ts';
import { killing } from '../support/killing.ts';
import { startMailServer } from '../support/mail-server.ts';
import { killPostgresOf } from '../support/product.ts';

describe('a deal from opening to its paid invoices, while the product is killed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-kill-'));
    chmodSync(folder, 0o711); // the database may run under another account
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing and doubles nothing: two APIs and two workers killed', async () => {
    const [{ cast, ...fresh }, mails] = await Promise.all([castDatabase(), startMailServer()]);
    const settings = { DATABASE_URL: fresh.url, SMTP_URL: mails.url };
    const databaseUrl = async () => fresh.url;
    const { stories, kills } = await killing(cast, {
      kills: 5,
      seed: 1,
      roles: twoAndTwo,
      settings,
      databaseUrl,
    });
    await mails.stop();
    await expectInvariants(fresh.url, stories, mails.letters);
    expect(kills).toHaveLength(5);
    await fresh.drop();
  }, 240_000);

  it('loses nothing and doubles nothing: killed together with the embedded database', async () => {
    const dataDir = join(folder, 'data');
    const database = () => startEmbeddedPostgres({ dataDir, log: () => undefined, join: true });
    const before = await database();
    await migrate(before.url);
    const cast = await castIn(before.url);
    await before.stop();
    const { stories, kills } = await killing(cast, {
      kills: 2,
      seed: 2,
      roles: ['all'],
      settings: { DATA_DIR: dataDir },
      databaseUrl: async () => (await database()).url,
      alsoKill: { share: 1, kill: () => killPostgresOf(dataDir) },
    });
    expect(kills.map(({ who }) => who)).toEqual(Array(2).fill(expect.stringContaining('all 1+database')));
    const after = await database();
    try {
      await expectInvariants(after.url, stories);
    } finally {
      await after.stop();
    }
  }, 240_000);
});
