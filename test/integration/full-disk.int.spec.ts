import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { askUntilKnown } from '../support/asking.ts';
import type { Cast, Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { eventually } from '../support/effects.ts';
import { type Disk, realDisk, saidDisk } from '../support/full-disk.ts';
import type { Json, Reply } from '../support/http.ts';
import { recordFigures } from '../support/long-figures.ts';
import { type Product, startProduct } from '../support/product.ts';
import {
  decideAll,
  newStory,
  offered,
  openDeal,
  openQuote,
  proposalIsReady,
  read,
  requestProposal,
  type Story,
  submitQuote,
  tell,
} from '../support/story.ts';

let fresh: FreshDatabase;
let database: Database;
let cast: Cast;
let product: Product;
let mailPort: number;
let folder: string;
let temporary: string;
let disk: Disk;

beforeAll(async () => {
  const own = await castDatabase();
  [fresh, cast] = [own, own.cast];
  database = await openDatabase(fresh.url, { poolSize: 2 });
  // A long run fills a real one, where it may mount it.
  const real = process.env.LONG_RUN === 'true' ? await realDisk(database) : undefined;
  disk = real ?? saidDisk(database);
  recordFigures('A full disk', [{ name: 'real disks filled', value: real ? 1 : 0 }]);
  mailPort = await freePort();
  // What the printer writes goes where nothing can be written: a file stands there.
  folder = mkdtempSync(join(tmpdir(), 'countersign-full-'));
  chmodSync(folder, 0o711); // for a browser that runs under another account
  temporary = join(folder, 'temporary');
  writeFileSync(temporary, '');
  product = await startProduct({
    DATABASE_URL: fresh.url,
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    TMPDIR: temporary,
    EFFECT_ATTEMPTS: '2',
    EFFECT_BACKOFF_MS: '20',
  });
}, 120_000);
afterAll(async () => {
  await product.end('SIGTERM');
  await disk.end();
  await database.close();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

const admin = (): Player => cast.inRole('desk-admin')[0] as Player;
const ask = (as: Player, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Reply> =>
  askUntilKnown(product.url, { as, method, path, ...(body !== undefined && { body }), ...(key && { key }) });
const dead = async (): Promise<Json[]> => {
  const { body } = await ask(admin(), 'GET', '/api/jobs?status=dead&limit=100');
  return body.items as unknown as Json[];
};
const verbs = (jobs: Json[]): string[] => [...new Set(jobs.map(({ verb }) => String(verb)))].toSorted();
const driveAgain = async (verb: string): Promise<void> => {
  for (const { id } of (await dead()).filter((job) => String(job.verb) === verb)) {
    expect((await ask(admin(), 'POST', `/api/jobs/${id}/redrive`, undefined, `again-${id}-${Date.now()}`)).status).toBe(
      204,
    );
  }
};
const statesOf = async ({ dealId }: Story): Promise<string[]> =>
  (
    await database.query<{ state: string }>(
      `select workflow || ' ' || state as state from instance where deal_id = $1 order by 1`,
      [dealId],
    )
  ).map(({ state }) => state);
const proposalOf = async (story: Story): Promise<Json> =>
  ((await read(story, `/api/deals/${story.dealId}`)).body.documents as unknown as Json[])[0] as Json;

describe('without a place to print, without a mail server, and then on a full disk', () => {
  let story: Story;

  it('deals move on, and what follows shows as failed with its reason', async () => {
    // Its size alone asks for one of the deal desk.
    const content = offered({ headerDiscount: { percent: '0.05' }, nonStandard: {} });
    story = newStory(product.url, cast, 'Full disk', content);
    await tell(story, [openDeal, openQuote, submitQuote, decideAll, requestProposal]);
    expect(await statesOf(story)).toEqual(['approval granted', 'quote usable']);

    const jobs = await eventually(dead, (seen) => verbs(seen).join() === 'mail,renderDocument', 90_000);
    const reasons = jobs.map(({ verb, lastError }) => `${verb}: ${lastError}`);
    expect(reasons.filter((reason) => reason.startsWith('mail'))[0]).toContain('ECONNREFUSED');
    expect(reasons.filter((reason) => reason.startsWith('render'))[0]).toMatch(/ENOTDIR|EEXIST/);
    expect(await proposalOf(story)).toMatchObject({ status: 'failed', error: expect.stringMatching(/ENOTDIR|EEXIST/) });
  }, 120_000);

  it('letters go out when they are asked for again and a mail server is there', async () => {
    const taken: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _, done) {
        let text = '';
        stream.on('data', (chunk) => (text += String(chunk)));
        stream.on('end', () => {
          taken.push(/^Message-ID: (.+)$/im.exec(text)?.[1] ?? text);
          done();
        });
      },
    });
    server.listen(mailPort, '127.0.0.1');
    await once(server.server, 'listening');
    try {
      const waiting = (await dead()).filter(({ verb }) => String(verb) === 'mail').length;
      await driveAgain('mail');
      await eventually(
        () => database.query(`select from outbox where verb = 'mail' and status <> 'done'`),
        (open) => open.length === 0,
        30_000,
      );
      expect(taken.length).toBeGreaterThanOrEqual(waiting);
      expect(new Set(taken).size).toBe(taken.length);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }, 60_000);

  it('a disk that is full keeps no file, says so, and loses none that is sent again', async () => {
    await disk.fill();
    repair();
    await driveAgain('renderDocument');
    const [job] = await eventually(dead, (jobs) => verbs(jobs).includes('renderDocument'), 60_000);
    expect(String(job?.lastError)).toContain('No space left on device');
    expect(await proposalOf(story)).toMatchObject({ status: 'failed' });

    const note = 'A note. '.repeat(8_000);
    const attach = async (key: string) =>
      fetch(`${product.url}/api/deals/${story.dealId}/attachments?name=note.txt`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${cast.rep.token}`,
          'content-type': 'application/octet-stream',
          'idempotency-key': key,
        },
        body: note,
      });
    const refused = await attach('full');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(await database.query('select from attachment')).toEqual([]);

    await disk.free();
    expect((await attach('full')).status).toBe(201);
    await driveAgain('renderDocument');
    await proposalIsReady(story);
    expect(await database.query(`select from file where media_type = 'application/pdf'`)).toHaveLength(1);
  }, 120_000);
});

/** Makes the place to print. */
function repair(): void {
  rmSync(temporary);
  mkdirSync(temporary);
  chmodSync(temporary, 0o711);
}
