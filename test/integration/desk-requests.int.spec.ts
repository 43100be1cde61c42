import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import type { Command } from '../../src/commands/command.ts';
import type { CommandType } from '../../src/commands/definitions.ts';
import { addRequestType } from '../../src/commands/desk-request/types.ts';
import { handle } from '../../src/commands/handle.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { deadlines } from '../../src/effects/deadlines.ts';
import { deskLevels } from '../../src/queries/desk/report.ts';
import { listRequests, requestPage } from '../../src/queries/desk/requests.ts';
import type { Cursor } from '../../src/queries/page.ts';
import { collectingLog } from '../support/effects.ts';
import { granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
/** Leads the desk. */
let head: Actor;
let analyst: Actor;
let deal: TestDeal;

beforeAll(async () => {
  company = await testCompany();
  head = await company.hire('Head', ['deal-desk']);
  analyst = await company.hire('Analyst', ['deal-desk'], head.id);
  await company.rows('update person set manager_id = $1 where id = $2', [head.id, company.people.desk.id]);
  const level = { description: '', source: '', active: true, complex: false };
  for (const type of [
    { ...level, name: 'ramp', title: 'Ramp deal', firstResponseMinutes: 360, resolutionMinutes: 1440 },
    { ...level, name: 'rfp', title: 'RFP', firstResponseMinutes: 360, resolutionMinutes: null },
  ]) {
    granted(await addRequestType(company.database, { actor: company.people.admin, commandId: 'test' }, type));
  }
});
beforeEach(async () => {
  await company.startOver();
  await company.rows('update person set active = true where id = any($1)', [[head.id, analyst.id]]);
  // Tuesday, before an office opens that has the standard hours, 09:00 to 17:00 UTC.
  company.at('2027-01-05T08:50:00Z');
  deal = await company.deal();
});
afterAll(() => company?.close());

async function ask(type = 'ramp', by: Actor = company.people.rep): Promise<string> {
  const input = { type, subject: 'A ramp in three years', message: 'Can we start small?' };
  return granted(await handle(company.database, { type: 'AskDesk', target: { dealId: deal.id }, by, input })).instance
    .id;
}

/** Asks what is due, as the process does that watches the time. */
async function timePasses(moment: string): Promise<void> {
  company.at(moment);
  const log = collectingLog();
  const byInstallation = (database: typeof company.database, command: unknown) =>
    handle(database, { ...(command as Command<CommandType>), by: 'installation' });
  await deadlines(company.database, byInstallation, 60_000, log).fireDue();
  expect(log.lines).toEqual([]);
}

const armed = async (id: string) =>
  (
    await company.rows<{ name: string; due: string }>(
      `select name, to_char(due_at + interval '30 s', 'MM-DD HH24:MI') as due from deadline
       where instance_id = $1 and status = 'armed' order by due_at, name`,
      [id],
    )
  ).map(({ name, due }) => `${due} ${name}`);

const told = async (message: string) =>
  (
    await company.rows<{ people: string[] }>(
      `select payload -> 'people' as people from outbox where verb = 'notify' and key like 'notify-' || $1 || '-%' order by id`,
      [message],
    )
  ).map(({ people }) => people);

const page = async (id: string, by: Actor = company.people.rep) =>
  (await requestPage(company.database, by, id)) as NonNullable<Awaited<ReturnType<typeof requestPage>>>;

describe('a request to the desk', () => {
  it('is told to the desk, with both deadlines and their reminders armed in opening time', async () => {
    const id = await ask();
    expect(await armed(id)).toEqual([
      '01-05 13:48 first-response-reminder',
      '01-05 15:00 first-response',
      '01-07 12:12 resolution-reminder',
      '01-07 17:00 resolution',
    ]);
    expect((await told('desk-asked'))[0]?.toSorted()).toEqual([company.people.desk.id, head.id, analyst.id].toSorted());
    expect(await page(id)).toMatchObject({
      state: 'asked',
      owner: null,
      next: { clock: 'firstResponse', overdue: false },
      available: ['AnswerDesk', 'WithdrawRequest'],
    });
    expect((await page(id, analyst)).available).toEqual(['TakeRequest', 'HandOver', 'AnswerRequest']);
  });

  it('is answered, resolved and rated; the answer stops the first clock, the resolution the second', async () => {
    const { rep } = company.people;
    const id = await ask();
    await company.give(analyst, 'TakeRequest', id);
    company.at('2027-01-05T11:00:00Z');
    await company.give(analyst, 'AnswerRequest', id, { message: 'We look at it.' });
    expect(await armed(id)).toEqual(['01-07 12:12 resolution-reminder', '01-07 17:00 resolution']);
    company.at('2027-01-06T10:00:00Z');
    await company.give(analyst, 'ResolveRequest', id, { message: 'Here it is.' });
    expect(await armed(id)).toEqual(['01-13 10:00 request-close']);
    expect(await page(id)).toMatchObject({
      firstResponse: { took: 120, met: true },
      resolution: { took: 540, met: true },
      next: null,
      available: ['ReopenRequest', 'RateResolution'],
    });
    await company.give(rep, 'RateResolution', id, { satisfied: true, comment: 'Quick.' });
    expect(await page(id)).toMatchObject({ state: 'closed', rating: { satisfied: true, comment: 'Quick.' } });
    expect(await armed(id)).toEqual([]);
    expect((await page(id)).thread.map(({ type, by }) => [type, by?.name])).toEqual([
      ['DeskAsked', 'rep'],
      ['RequestTaken', 'Analyst'],
      ['RequestAnswered', 'Analyst'],
      ['RequestResolved', 'Analyst'],
      ['ResolutionRated', 'rep'],
    ]);
    expect(await deskLevels(company.database, head)).toEqual([
      {
        type: { name: 'ramp', title: 'Ramp deal' },
        quarter: '2027-Q1',
        asked: 1,
        firstResponse: { met: 1, missed: 0, medianMinutes: 120 },
        resolution: { met: 1, missed: 0, medianMinutes: 540 },
        satisfied: 1,
        notSatisfied: 0,
      },
    ]);
  });

  it('rests while it waits on the requester, and goes on with the time that was left', async () => {
    const id = await ask();
    await company.give(analyst, 'TakeRequest', id);
    company.at('2027-01-05T13:00:00Z');
    await company.give(analyst, 'AskRequester', id, { message: 'From which month?' });
    expect([await armed(id), (await page(id)).next]).toEqual([[], null]);
    await timePasses('2027-01-11T12:00:00Z');
    await company.give(company.people.rep, 'AnswerDesk', id, { message: 'From May.' });
    // 20 of 24 hours were left.
    expect(await armed(id)).toEqual(['01-13 11:12 resolution-reminder', '01-13 16:00 resolution']);
    expect(await told('request-escalated')).toEqual([]);
  });

  it('reminds the desk at four fifths and tells its managers once at the end, whoever has it by then', async () => {
    const id = await ask();
    await timePasses('2027-01-05T13:49:00Z');
    expect((await told('request-reminded'))[0]).toHaveLength(3);
    await company.give(analyst, 'TakeRequest', id);
    await timePasses('2027-01-05T15:01:00Z');
    await company.give(analyst, 'HandOver', id, { to: company.people.desk.id, message: 'You know them.' });
    await timePasses('2027-01-06T15:00:00Z');
    expect(await told('request-escalated')).toEqual([[head.id]]);
    expect(await page(id)).toMatchObject({ firstResponse: { overdue: true, met: null }, next: { overdue: true } });
    const [row] = await deskLevels(company.database, head);
    expect(row?.firstResponse).toEqual({ met: 0, missed: 1, medianMinutes: null });
  });

  it('is closed by itself a week of opening hours after its resolution, and can be reopened until then', async () => {
    const { rep } = company.people;
    const id = await ask('rfp');
    await company.give(analyst, 'AnswerRequest', id, { message: 'Sent.' });
    await company.give(analyst, 'ResolveRequest', id, { message: 'Done.' });
    await company.give(rep, 'RateResolution', id, { satisfied: false, comment: 'A page is missing.' });
    await company.give(rep, 'ReopenRequest', id, { message: 'Page 4 is missing.' });
    expect(await page(id)).toMatchObject({ state: 'inWork', owner: { name: 'Analyst' }, rating: { satisfied: false } });
    await company.give(analyst, 'ResolveRequest', id, { message: 'Here it is.' });
    await timePasses('2027-01-12T09:01:00Z');
    expect((await page(id)).state).toBe('closed');
    expect(await company.refusal(rep, 'ReopenRequest', id, { message: 'again' })).toMatchObject({
      code: 'not-available',
    });
  });
});

describe('who may', () => {
  it('ask: those who sell and see the deal', async () => {
    const { otherRep, finance, rep } = company.people;
    const attempt = (by: Actor, input: object) =>
      handle(company.database, { type: 'AskDesk', target: { dealId: deal.id }, by, input });
    const input = { type: 'ramp', subject: 's', message: 'm' };
    expect(await attempt(otherRep, input)).toMatchObject({ code: 'not-found' });
    expect(await attempt(finance, input)).toMatchObject({ code: 'forbidden' });
    expect(await attempt(rep, { ...input, type: 'none' })).toMatchObject({ errors: [{ pointer: '/type' }] });
  });

  it('work on it: the desk alone, and one of them at a time', async () => {
    const { rep, desk, finance } = company.people;
    const id = await ask();
    expect(await company.refusal(rep, 'TakeRequest', id)).toMatchObject({ code: 'forbidden' });
    await company.give(analyst, 'TakeRequest', id);
    const message = { message: 'mine' };
    expect(await company.refusal(desk, 'AnswerRequest', id, message)).toMatchObject({ code: 'forbidden' });
    expect(await company.refusal(desk, 'HandOver', id, { to: finance.id, message: '' })).toMatchObject({
      errors: [{ pointer: '/to' }],
    });
    await company.give(desk, 'HandOver', id, { to: desk.id, message: '' });
    await company.give(desk, 'AnswerRequest', id, message);
    expect(await company.refusal(finance, 'AnswerDesk', id, message)).toMatchObject({ code: 'forbidden' });
    expect((await page(id, finance)).available).toEqual([]);
  });

  it('take it: one of two who try at once', async () => {
    const id = await ask();
    const both = await Promise.all(
      [analyst, company.people.desk].map((by) => company.try(by, 'TakeRequest', id, {}, 1)),
    );
    expect(both.filter(isRefusal)).toMatchObject([{ code: 'stale' }]);
  });

  it('find it in a list: those who see its deal', async () => {
    await ask();
    const second = await ask('rfp');
    const list = async (by: Actor, filter = {}) =>
      (await listRequests(company.database, by, { limit: 10, sort: 'due', ...filter })).items;
    expect(await list(company.people.otherRep)).toEqual([]);
    expect(await list(company.people.rep, { askedByMe: true })).toHaveLength(2);
    await company.give(analyst, 'TakeRequest', second);
    expect((await list(analyst, { unassigned: true })).map(({ type }) => type.name)).toEqual(['ramp']);
    expect((await list(analyst, { mine: true, open: true })).map(({ id }) => id)).toEqual([second]);
    const first = await listRequests(company.database, analyst, { limit: 1, sort: 'due', deal: deal.id });
    const rest = await listRequests(company.database, analyst, {
      limit: 5,
      sort: 'due',
      cursor: (first.next as Cursor | null) ?? undefined,
    });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(2);
  });
});
