import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

it('are still read, and say so, while the database is away', async () => {
  const away = { ...company.database, query: () => Promise.reject(new Error('away')) };
  const text = await metrics({ database: away, openStreams: () => 0 }).registry.metrics();
  expect(text).toMatch(/^database_up 0$/m);
  expect(text).not.toMatch(/^(effects_|deadlines_late)/m);
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
