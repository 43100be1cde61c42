import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { redrive } from '../../src/commands/jobs/redrive.ts';
import { claim, FencedError, markDone } from '../../src/effects/claim.ts';
import { openQueue } from '../../src/effects/queue.ts';
import type { EffectsConfig } from '../../src/effects/settings.ts';
import { tally } from '../../src/effects/tally.ts';
import { runEffect } from '../../src/effects/worker.ts';
import { jobById, listJobs } from '../../src/queries/jobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import {
  type Company,
  collectingLog,
  countingPrinter,
  eventually,
  follow,
  oneDeal,
  printedAs,
  shortTimings,
  smallTemplates,
  startTestEffects,
  testConfig,
  waitingDocument,
} from '../support/effects.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const aProcess = '00000000-0000-4000-8000-000000000001';
const counts = (database: Database) =>
  database.query<{ verb: string; status: string; count: number }>(
    'select verb, status, count(*)::integer as count from outbox group by 1, 2 order by 1, 2',
  );

describe.each(['PostgreSQL', 'Redis'])('effects on %s', (backend) => {
  let folder: string;
  let redis: RedisServer | undefined;
  let fresh: FreshDatabase;
  let database: Database;
  const dead = async (limit: number) => (await listJobs(database, { limit, status: 'dead' })).items;
  let config: EffectsConfig;
  let company: Company;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'effects-'));
    if (backend === 'Redis') redis = await startRedis(folder);
  });
  afterAll(async () => {
    await redis?.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openDatabase(fresh.url);
    config = testConfig(fresh.url, { redisUrl: redis?.url });
    company = await oneDeal(database);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await database.close();
    await fresh.drop();
  });

  const start = async (more: Partial<Parameters<typeof startTestEffects>[0]> = {}) => {
    const effects = await startTestEffects({ config, database, ...more });
    closing.push(effects.close);
    return effects;
  };
  const notify = (title: string, key?: string) => {
    const { rep, manager, dealId } = company;
    const payload = { people: [rep, manager, rep], title, body: '', link: `/deals/${dealId}`, dealId };
    return follow(database, { verb: 'notify', payload }, key);
  };
  const titles = async () =>
    (await database.query<{ title: string }>('select title from notification')).map((n) => n.title);
  const status = async (id: string) => (await jobById(database, id))?.status;
  const done = (id: string) =>
    eventually(
      () => status(id),
      (seen) => seen === 'done',
    );
  const document = async (id: string) => {
    const [row] = await database.query<{
      status: string;
      sha256: string;
      pages: number;
      rendered_by: string;
      error: string;
    }>('select status, sha256, pages, rendered_by, error from document where id = $1', [id]);
    return row!;
  };
  const render = async () => {
    const documentId = await waitingDocument(database, company);
    return { documentId, id: await follow(database, { verb: 'renderDocument', payload: { documentId } }) };
  };

  it('carries out what was written before it started and what is written while it runs', async () => {
    const before = await notify('before');
    await start();
    const after = await notify('after');
    await done(before);
    await done(after);
    expect((await titles()).sort()).toEqual(['after', 'after', 'before', 'before']);
    expect(await counts(database)).toEqual([{ verb: 'notify', status: 'done', count: 2 }]);
  });

  it('carries out each of many effects once with two processes on one queue', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, (_, i) => notify(`n${i}`)));
    await Promise.all([start(), start()]);
    await eventually(
      () => counts(database),
      (counts) => counts.length === 1 && counts[0]?.status === 'done' && counts[0].count === ids.length,
    );
    const [attempts] = await database.query<{ most: number }>('select max(attempts) as most from outbox');
    expect(attempts?.most).toBe(1);
    expect(await titles()).toHaveLength(2 * ids.length);
  });

  it('does nothing for a job that comes twice', async () => {
    const printer = countingPrinter();
    const { id, documentId } = await render();
    const queue = openQueue(config, collectingLog());
    closing.push(queue.close);
    await queue.prepare();
    await queue.add([{ id, verb: 'renderDocument', attempts: 7 }]);
    await queue.add([{ id, verb: 'renderDocument', attempts: 8 }]);
    await start({ printer });
    await done(id);
    const marker = await notify('marker');
    await done(marker);
    expect(printer.printed).toHaveLength(1);
    expect(await document(documentId)).toMatchObject({ status: 'ready', pages: 1, rendered_by: 'Chromium 1.2.3' });
  });

  it('heals when a worker is killed in the middle of its work', async () => {
    const { id, documentId } = await render();
    const killed = await child(config);
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    expect(await document(documentId)).toMatchObject({ status: 'rendering', sha256: null });

    const printer = countingPrinter();
    await start({ printer });
    await done(id);
    expect(printer.printed).toHaveLength(1);
    expect(await document(documentId)).toMatchObject({ status: 'ready', sha256: printedAs('Proposal').sha256 });
    expect(await database.query('select sha256 from file')).toHaveLength(1);
  });

  it('fences off the late write of a worker that was frozen and thawed', async () => {
    const { id, documentId } = await render();
    const frozen = await child(config);
    frozen.process.kill('SIGSTOP');
    await start();
    await done(id);
    frozen.process.stdin?.write('go\n');
    frozen.process.kill('SIGCONT');
    await eventually(
      () => frozen.lines,
      (lines) => lines.some((line) => line.message.includes('taken over by another worker')),
    );
    expect(await document(documentId)).toMatchObject({ status: 'ready', sha256: printedAs('Proposal').sha256 });
    expect(await database.query('select sha256 from file')).toEqual([{ sha256: printedAs('Proposal').sha256 }]);
  });

  it('buries a poison effect with its reason, delays no other by it, and carries it out when asked again', async () => {
    const { id, documentId } = await render();
    const counting = countingPrinter();
    let broken = true;
    const printer = {
      print: async (job: Parameters<typeof counting.print>[0]) => {
        if (broken) throw new Error('the printer is on fire');
        return counting.print(job);
      },
    };
    await start({ printer });
    const others = await Promise.all(Array.from({ length: 20 }, (_, i) => notify(`n${i}`)));
    await eventually(
      () => status(id),
      (seen) => seen === 'dead',
    );
    await Promise.all(others.map(done));
    expect(await dead(10)).toMatchObject([
      { id, verb: 'renderDocument', attempts: shortTimings.maxAttempts, lastError: 'the printer is on fire' },
    ]);
    expect(await document(documentId)).toMatchObject({ status: 'failed', error: 'the printer is on fire' });

    broken = false;
    expect(await redrive(database, [id, others[0]!])).toEqual([id]);
    expect(await document(documentId)).toMatchObject({ status: 'rendering', error: null });
    await done(id);
    expect(counting.printed).toHaveLength(1);
    expect(await document(documentId)).toMatchObject({ status: 'ready', error: null });
    expect(await dead(10)).toEqual([]);
  });

  it('finishes what runs and starts nothing new when it is closed', async () => {
    const { id } = await render();
    const printing = Promise.withResolvers<void>();
    const paper = Promise.withResolvers<void>();
    const effects = await startTestEffects({
      config,
      database,
      printer: {
        print: async ({ html }) => {
          printing.resolve();
          await paper.promise;
          return printedAs(html);
        },
      },
    });
    await printing.promise;
    const closed = effects.close();
    const later = await notify('later');
    paper.resolve();
    await closed;
    expect(await status(id)).toBe('done');
    expect(['pending', 'queued']).toContain(await status(later));
  });

  async function child(settings: EffectsConfig): Promise<{ process: ChildProcess; lines: { message: string }[] }> {
    const script = fileURLToPath(new URL('../support/effects-process.ts', import.meta.url));
    const started = spawn(process.execPath, [script, JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'pipe'] });
    closing.push(async () => {
      if (started.exitCode !== null || started.signalCode !== null) return;
      started.kill('SIGKILL');
      await once(started, 'exit');
    });
    const lines: { message: string }[] = [];
    let rest = '';
    started.stdout.on('data', (chunk) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.map((line) => JSON.parse(line)));
    });
    let complaints = '';
    started.stderr.on('data', (chunk) => (complaints += chunk));
    await eventually(
      () => lines,
      (seen) => {
        if (started.exitCode !== null) throw new Error(complaints);
        return seen.some((line) => line.message === 'printing');
      },
    );
    return { process: started, lines };
  }
});

describe('a claimed effect', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const dead = async (limit: number) => (await listJobs(database, { limit, status: 'dead' })).items;
  let company: Company;
  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openDatabase(fresh.url);
    company = await oneDeal(database);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });
  const effect = async () => {
    const documentId = await waitingDocument(database, company);
    return follow(database, { verb: 'renderDocument', payload: { documentId } });
  };
  const expire = (id: string) => database.query('update outbox set available_at = now() where id = $1', [id]);

  it('is in one hand at a time, and the earlier one can write nothing any more', async () => {
    const id = await effect();
    const [first, second] = await Promise.all([1, 2].map(() => claim(database, id, aProcess, shortTimings)));
    expect([first, second].filter(Boolean)).toHaveLength(1);
    await expire(id);
    const later = await claim(database, id, aProcess, shortTimings);
    await expect(database.transaction((tx) => markDone(tx, (first ?? second)!))).rejects.toThrow(FencedError);
    await database.transaction((tx) => markDone(tx, later!));
    expect(await claim(database, id, aProcess, shortTimings)).toBeNull();
    await expect(database.transaction((tx) => markDone(tx, later!))).rejects.toThrow(FencedError);
  });

  it('is a dead letter when every try ended with its worker', async () => {
    const id = await effect();
    for (let i = 0; i < shortTimings.maxAttempts; i++) {
      await claim(database, id, aProcess, shortTimings);
      await expire(id);
    }
    const config = testConfig(fresh.url);
    const tools = {
      config,
      database,
      templates: smallTemplates,
      printer: countingPrinter(),
      transmit: null,
      tally: tally(),
    };
    await runEffect(id, tools, collectingLog());
    expect(await dead(10)).toMatchObject([{ id, lastError: expect.stringContaining('worker died') }]);
    expect(tools.printer.printed).toEqual([]);
  });
});
