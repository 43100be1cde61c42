import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportProcess } from '../../src/store/processes.ts';
import { metrics } from '../../src/http/metrics.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());

const read = (): Promise<string> => metrics({ database: company.database, openStreams: () => 3 }).registry.metrics();

it('tell what waits by verb and state, how long, and which deadlines are late', async () => {
  const { quoteId } = await company.deal({ headerDiscount: { percent: '0.15' } });
  await company.give(company.people.rep, 'SubmitQuote', quoteId, { comment: 'Please.' });
  await company.rows(`update outbox set created_at = now() - interval '10 minutes'`);
  const before = await read();
  expect(before).toMatch(/^effects_unfinished\{verb="mail",status="pending"\} [1-9]\d*$/m);
  expect(before).toMatch(/^effects_oldest_seconds\{verb="mail",status="pending"\} 60\d/m);
  expect(before).toMatch(/^deadlines_late 0$/m);
  expect(before).toMatch(/^database_up 1$/m);
  expect(before).toMatch(/^live_streams_open 3$/m);

  await company.rows(`update outbox set status = 'dead' where verb = 'mail'`);
  await company.rows(`update deadline set due_at = clock() - interval '2 minutes' where status = 'armed'`);
  const after = await read();
  expect(after).toMatch(/^effects_unfinished\{verb="mail",status="dead"\} [1-9]\d*$/m);
  expect(after).not.toContain('{verb="mail",status="pending"}');
  expect(after).toMatch(/^deadlines_late [1-9]\d*$/m);
});

it('tell of the connections of this process, and of papers and effects as the workers reported them', async () => {
  const report = {
    pool: { size: 16, used: 1, waiting: 0 },
    worker: {
      places: 8,
      running: 1,
      outcomes: [{ verb: 'mail', outcome: 'failed' as const, count: 3 }],
      queue: { backend: 'postgres' as const, fault: null },
      printer: { places: 2, printing: 1, waiting: 4, papers: [{ outcome: 'printed', count: 5, seconds: 7.5 }] },
      mail: 'kept' as const,
    },
  };
  const identity = { id: randomUUID(), role: 'worker', host: 'far', pid: 7, version: '1' } as const;
  await reportProcess(company.database, identity, report);
  const text = await read();
  for (const line of [
    /^database_pool_connections\{state="size"\} [1-9]/m,
    /^workers_alive 1$/m,
    /^effects_total\{process="far:7",verb="mail",outcome="failed"\} 3$/m,
    /^printer_papers\{process="far:7",state="waiting"\} 4$/m,
    /^printer_papers_total\{process="far:7",outcome="printed"\} 5$/m,
    /^printer_seconds_total\{process="far:7",outcome="printed"\} 7.5$/m,
  ]) {
    expect(text).toMatch(line);
  }
  await company.rows(`update process set seen_at = now() - interval '1 minute'`);
  const later = await read();
  expect(later).toMatch(/^workers_alive 0$/m);
  expect(later).not.toContain('far:7');
});

it('are still read, and say so, while the database is away', async () => {
  const away = { ...company.database, query: () => Promise.reject(new Error('away')) };
  const text = await metrics({ database: away, openStreams: () => 0 }).registry.metrics();
  expect(text).toMatch(/^database_up 0$/m);
  expect(text).not.toMatch(/^(effects_|deadlines_late|workers_alive)/m);
});

it('are all those that the runbook tells what to do about', async () => {
  const runbook = readFileSync(fileURLToPath(new URL('../../docs/operation.md', import.meta.url)), 'utf8');
  const watched = runbook.split('## What to watch')[1]?.split('\n## ')[0] ?? '';
  const named = [...watched.matchAll(/^\| `([a-z0-9_]+)`/gm)].map(([, name]) => name as string);
  const served = [...(await read()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string);
  expect(named.filter((name) => !served.includes(name))).toEqual([]);
  const ours = served.filter((name) => !/^(process|nodejs)_/.test(name));
  expect(ours.filter((name) => !named.includes(name))).toEqual([]);
});
