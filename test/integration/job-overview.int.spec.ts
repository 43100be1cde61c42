import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { redriveGroup } from '../../src/commands/jobs/redrive.ts';
import { bury, claim, markDone, postpone } from '../../src/effects/claim.ts';
import { tally } from '../../src/effects/tally.ts';
import { jobOverview } from '../../src/queries/job-overview.ts';
import { jobById, listJobs } from '../../src/queries/jobs.ts';
import { addEffects } from '../../src/store/outbox.ts';
import { forgetProcess, type ProcessReport, reportProcess } from '../../src/store/processes.ts';
import { type TestCompany, testCompany } from '../support/company.ts';
import { follow } from '../support/effects.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());

const overview = () => jobOverview(company.database);
const oneProcess = randomUUID();

const letter = () => {
  const { rep } = company.people;
  return follow(company.database, { verb: 'mailDigest', payload: { personId: rep.id, day: '2026-11-22' } });
};
const taken = async (id: string) => {
  const claimed = await claim(company.database, id, oneProcess, { lease: 600_000 });
  if (!claimed) throw new Error(`effect ${id} could not be taken`);
  return claimed;
};
/** A letter that fails, for good when told so. */
const failed = async (reason: string, final: boolean) => {
  const id = await letter();
  const claimed = await taken(id);
  await company.database.transaction((tx) =>
    final ? bury(tx, claimed, reason) : postpone(tx, claimed, reason, 60_000),
  );
  return id;
};
const kind = async () => (await overview()).kinds.find(({ verb }) => verb === 'mailDigest');

describe('the overview of jobs', () => {
  it('counts by kind what waits, runs, fails, was given up and is done, and says who has what until when', async () => {
    await letter();
    const running = await taken(await letter());
    await failed('no connection', false);
    await failed('no connection', true);
    const done = await taken(await letter());
    await company.database.transaction((tx) => markDone(tx, done));
    expect(await kind()).toMatchObject({ waiting: 1, running: 1, failing: 1, dead: 1, done: 1 });
    const { held } = await overview();
    expect(held).toEqual([expect.objectContaining({ id: running.id, processId: oneProcess, attempts: 1 })]);
    expect(Date.parse(held[0]?.until ?? '')).toBeGreaterThan(Date.parse(held[0]?.since ?? ''));
  });

  it('has 24 hours with what was done and every try that failed in each; histories that were loaded count nowhere', async () => {
    const { hours: before } = await overview();
    expect(before).toHaveLength(24);
    const happened = before.filter(({ done, failed }) => done + failed > 0);
    expect(happened).toEqual([expect.objectContaining({ done: 1, failed: 2 })]);
    const payload = { personId: company.people.rep.id, day: '2026-11-21' };
    await company.database.transaction((tx) =>
      addEffects(tx, [{ verb: 'mailDigest', payload, key: randomUUID(), dealId: null }], true),
    );
    await company.rows(`update effect_failure set at = at - interval '5 hours'`);
    const { hours } = await overview();
    const now = hours.findIndex(({ done }) => done > 0);
    expect(hours[now]).toMatchObject({ done: 1, failed: 0 });
    expect(hours[now - 5]).toMatchObject({ done: 0, failed: 2 });
    expect((await kind())?.done).toBe(1);
  });

  it('says how long due work has waited to be taken up', async () => {
    await company.rows(
      `update outbox set available_at = now() - interval '3 minutes' where status = 'pending' and lease is null`,
    );
    expect((await overview()).lagSeconds).toBeGreaterThanOrEqual(180);
    await company.rows(`update outbox set status = 'done', done_at = now() where status = 'pending' and lease is null`);
    expect((await overview()).lagSeconds).toBe(0);
  });

  it('tells processes that live from those that fell silent, and forgets those that ended in good order', async () => {
    const counts = tally();
    counts.add('mail', 'done');
    counts.add('mail', 'done');
    counts.add('mail', 'failed');
    const report: ProcessReport = {
      pool: company.database.pool(),
      worker: {
        places: 8,
        running: 1,
        outcomes: counts.counts(),
        queue: { backend: 'redis', fault: 'connect ECONNREFUSED' },
        printer: { places: 2, printing: 1, waiting: 3, papers: [] },
        mail: 'kept',
      },
    };
    const identity = { role: 'worker', host: 'one', pid: 1, version: '1' } as const;
    const silent = randomUUID();
    await reportProcess(company.database, { ...identity, id: oneProcess }, report);
    await reportProcess(company.database, { ...identity, id: silent, host: 'two' }, { ...report, worker: null });
    await company.rows(`update process set seen_at = now() - interval '1 minute' where id = '${silent}'`);
    expect((await overview()).processes).toMatchObject([
      { id: oneProcess, host: 'one', alive: true, ...report },
      { id: silent, host: 'two', alive: false, worker: null },
    ]);
    expect(report.worker?.outcomes).toContainEqual({ verb: 'mail', outcome: 'done', count: 2 });
    await forgetProcess(company.database, silent);
    expect((await overview()).processes).toHaveLength(1);
  });
});

describe('failures', () => {
  const no = (address: string) => `550 no such mailbox <${address}>, job ${randomUUID()}`;

  it('are grouped by what their reasons have in common, and the whole group is driven again, counted and on record', async () => {
    const ids = [await failed(no('a@one.example'), true), await failed(no('b@two.example'), true)];
    const other = await failed('timeout', true);
    const group = (await overview()).failures.find(({ reason }) => reason.startsWith('550'));
    expect(group).toMatchObject({ verb: 'mailDigest', dead: 2, failing: 0, reason: '550 no such mailbox <…>, job …' });

    const asked = { verb: 'mailDigest', reason: group?.reason ?? '' };
    const listed = await listJobs(company.database, { limit: 10, status: 'dead', ...asked });
    expect(listed.items.map(({ id }) => id)).toEqual(ids.toReversed());

    const by = { actor: company.people.admin, commandId: randomUUID() };
    expect(await redriveGroup(company.database, asked, by)).toEqual({ redriven: 2, left: 0 });
    for (const id of ids) expect(await jobById(company.database, id)).toMatchObject({ status: 'failing', attempts: 0 });
    expect(await jobById(company.database, other)).toMatchObject({ status: 'dead' });
    const facts = await company.rows(`select data, by from fact where type = 'JobsRedriven'`);
    expect(facts).toEqual([{ data: { ...asked, jobs: 2 }, by: by.actor.id }]);

    expect(await redriveGroup(company.database, asked, by)).toEqual({ redriven: 0, left: 0 });
    expect(await company.rows(`select from fact where type = 'JobsRedriven'`)).toHaveLength(1);
  });
});
