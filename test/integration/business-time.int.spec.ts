import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { proposedHolidays } from '../../src/commands/calendar/holidays.ts';
import { proposeChange } from '../../src/commands/calendar/propose.ts';
import { publishCalendar } from '../../src/commands/calendar/publish.ts';
import type { Command } from '../../src/commands/command.ts';
import type { CommandType } from '../../src/commands/definitions.ts';
import { handle } from '../../src/commands/handle.ts';
import type { CalendarContent } from '../../src/domain/office-calendar.ts';
import { calendarPage } from '../../src/queries/calendars/calendars.ts';
import { mailView } from '../../src/effects/mail-view.ts';
import { home } from '../../src/queries/home.ts';
import type { Effects } from '../../workflows/effects.ts';
import { deadlines } from '../../src/effects/deadlines.ts';
import { content as offer, granted, type TestCompany, testCompany } from '../support/company.ts';
import { collectingLog } from '../support/effects.ts';

let company: TestCompany;
let newYork: string;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());
beforeEach(async () => {
  await company.startOver();
  await company.rows('update person set calendar_id = null');
  await company.rows('update seller set calendar_id = null');
  await company.rows('delete from calendar_change');
  await company.rows('delete from calendar_holiday');
  await company.rows('delete from calendar');
  newYork = await office('New York', 'America/New_York', ['2027-01-18']);
  await company.rows('update seller set calendar_id = $1', [newYork]);
});

const nineToFive = JSON.stringify(
  Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: '09:00', to: '17:00' }]])),
);

async function office(name: string, timeZone: string, holidays: string[] = []): Promise<string> {
  const [row] = await company.rows<{ id: string }>(
    `insert into calendar (name, country, time_zone, hours, version) values ($1, 'US', $2, $3, 1) returning id`,
    [name, timeZone, nineToFive],
  );
  const { id } = row as { id: string };
  await company.rows(
    `insert into calendar_holiday (calendar_id, date, name) select $1, unnest($2::date[]), 'Holiday'`,
    [id, holidays],
  );
  return id;
}

/** Submits a quote at a moment; 18 % off asks the rep's manager, for 24 business hours. */
const asked17 = () => asked('2027-01-14T17:00:00Z');

async function asked(moment: string, discount = '0.18') {
  company.at(moment);
  const deal = await company.deal({ validUntil: '2027-03-31' });
  await company.give(company.people.rep, 'EditQuote', deal.quoteId, {
    content: offer(discount, { validUntil: '2027-03-31' }),
  });
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'a strategic customer' });
  const [step] = await company.rows<{ id: string; approvalId: string }>(
    `select id, approval_id as "approvalId" from approval_step where deal_id = $1 and status = 'open' order by ordinal`,
    [deal.id],
  );
  return { ...deal, stepId: (step as { id: string }).id, approvalId: (step as { approvalId: string }).approvalId };
}

/** What a running process does at that moment. */
async function sweepAt(moment: string): Promise<void> {
  company.at(moment);
  const ask = (database: typeof company.database, command: unknown) =>
    handle(database, { ...(command as Command<CommandType>), by: 'installation' });
  await deadlines(company.database, ask, 60_000, collectingLog()).fireDue();
}

const told = async (type: string) =>
  company.rows<{ share?: number; dueAt?: string; executedAt?: string; asked?: string[]; managers?: string[] }>(
    `select data ->> 'dueAt' as "dueAt", (data ->> 'share')::int as share, data ->> 'executedAt' as "executedAt",
       data -> 'asked' as asked, data -> 'managers' as managers from fact where type = $1 order by id`,
    [type],
  );
const mailed = async (template: string) =>
  (
    await company.rows<{ to: string }>(
      `select p.name as to from outbox o join person p on p.id = (o.payload ->> 'personId')::uuid
       where o.verb = 'mail' and o.payload ->> 'template' = $1 order by p.name`,
      [template],
    )
  ).map(({ to }) => to);
const clockOf = async (stepId: string) =>
  (
    await company.rows<{ due_at: string | null; clock_minutes: number; calendar_name: string }>(
      'select due_at, clock_minutes, calendar_name from approval_step where id = $1',
      [stepId],
    )
  )[0];

describe('A step that is asked', () => {
  it('is due after 24 business hours of the seller’s office, over weekend and holiday', async () => {
    // Thursday noon; Monday the 18th is a holiday: 5 hours, 8 on Friday, 8 on Tuesday, 3 on Wednesday.
    const { stepId } = await asked('2027-01-14T17:00:00Z');
    expect(await clockOf(stepId)).toMatchObject({ due_at: '2027-01-20T17:00:00Z', calendar_name: 'New York' });
  });

  it('is due by the calendar of those who are asked when they share an office', async () => {
    const kolkata = await office('Bangalore', 'Asia/Kolkata');
    await company.rows('update person set calendar_id = $1 where id = $2', [kolkata, company.people.manager.id]);
    const { stepId } = await asked('2027-01-14T03:30:00Z');
    expect(await clockOf(stepId)).toMatchObject({ due_at: '2027-01-18T11:30:00Z', calendar_name: 'Bangalore' });
  });

  it('is due by standard hours where nobody named an office', async () => {
    await company.rows('update seller set calendar_id = null');
    const { stepId } = await asked('2027-01-14T12:00:00Z');
    expect(await clockOf(stepId)).toMatchObject({ due_at: '2027-01-19T12:00:00Z', calendar_name: 'Standard hours' });
  });

  it('reminds at half and four fifths of the time, and escalates once when it is over', async () => {
    await asked('2027-01-14T17:00:00Z');
    await sweepAt('2027-01-15T20:59:59Z');
    expect(await told('StepReminded')).toEqual([]);
    await sweepAt('2027-01-15T21:00:00.100Z');
    await sweepAt('2027-01-15T21:10:00Z');
    expect(await told('StepReminded')).toMatchObject([{ share: 50, dueAt: '2027-01-20T17:00:00.000Z' }]);
    // 80 % are 19 hours 12 minutes: 5 and 8, and 6:12 on Tuesday.
    await sweepAt('2027-01-19T20:11:59Z');
    expect(await told('StepReminded')).toHaveLength(1);
    await sweepAt('2027-01-19T20:12:01Z');
    expect(await told('StepReminded')).toMatchObject([{ share: 50 }, { share: 80 }]);
    expect(await mailed('approval-reminder')).toEqual(['manager', 'manager']);
    await sweepAt('2027-01-20T17:00:01Z');
    await sweepAt('2027-01-20T18:00:00Z');
    expect(await told('StepEscalated')).toMatchObject([
      { dueAt: '2027-01-20T17:00:00.000Z', executedAt: expect.stringMatching(/^2027-01-20T17:00:01/) },
    ]);
    expect(await mailed('approval-escalated')).toEqual(['desk']);
    expect(await company.count('deadline', "status = 'armed' and name not like 'lapse%'")).toBe(0);
  });

  it('says in the letter until when to decide, by the reader’s clock and that of the office whose hours count', async () => {
    const { manager } = company.people;
    const decideBy = async () => {
      const [letter] = await company.rows<{ payload: Effects['mail'] }>(
        `select payload from outbox where verb = 'mail' and payload ->> 'template' = 'approval-asked'`,
      );
      const { view } = await mailView(company.database, letter!.payload, 'http://desk.example');
      return view.facts.find(({ label }) => label === 'Decide by')?.value;
    };
    const { stepId, approvalId } = await asked('2027-01-14T17:00:00Z');
    expect(await decideBy()).toBe(
      'Wed 20 Jan 2027, 17:00 (Standard hours), which is Wed 20 Jan 2027, 12:00 (New York): 24 business hours',
    );
    await company.rows('update person set calendar_id = $1 where id = $2', [newYork, manager.id]);
    expect(await decideBy()).toBe('Wed 20 Jan 2027, 12:00 (New York): 24 business hours');
    await company.give(manager, 'DecideStep', approvalId, { stepId, decision: 'approve', comment: '' });
    expect(await decideBy()).toBeUndefined();
  });

  it('counts as late on the first screen of who is asked once it is over', async () => {
    await asked('2027-01-14T17:00:00Z');
    const lateOf = async () => (await home(company.database, company.people.manager)).late.decisions;
    company.at('2027-01-20T16:59:00Z');
    expect(await lateOf()).toBe(0);
    company.at('2027-01-20T17:01:00Z');
    expect(await lateOf()).toBe(1);
  });

  it('asks the manager of the asked as well, when the rule lets them decide, and silence approves nothing', async () => {
    const { approvalId, stepId } = await asked('2027-01-14T17:00:00Z');
    await sweepAt('2027-01-20T17:00:01Z');
    const { vp, manager } = company.people;
    expect(await told('StepEscalated')).toMatchObject([{ managers: [vp.id], asked: [vp.id] }]);
    const open = await company.rows<{ person_id: string }>('select person_id from approval_candidate where open');
    expect(open.map(({ person_id }) => person_id).sort()).toEqual([vp.id, manager.id].sort());
    expect(await mailed('approval-asked')).toEqual(['manager', 'vp']);
    const granted = await company.give(vp, 'DecideStep', approvalId, { stepId, decision: 'approve', comment: '' });
    expect(granted.state).toBe('granted');
  });

  it('tells a manager who does not hold the asked role, and does not ask them', async () => {
    await asked('2027-01-14T17:00:00Z', '0.38');
    await sweepAt('2027-01-20T17:00:01Z');
    expect(await told('StepEscalated')).toMatchObject([{ managers: [company.people.cfo.id], asked: [] }]);
    expect(await mailed('approval-escalated')).toEqual(['cfo', 'desk']);
  });

  it('escalates once, and nothing else, when nothing ran across all its deadlines', async () => {
    await asked('2027-01-14T17:00:00Z');
    await Promise.all([sweepAt('2027-01-22T09:00:00Z'), sweepAt('2027-01-22T09:00:00Z')]);
    expect(await told('StepReminded')).toEqual([]);
    expect(await told('StepEscalated')).toMatchObject([
      { dueAt: '2027-01-20T17:00:00.000Z', executedAt: expect.stringMatching(/^2027-01-22T09:00/) },
    ]);
  });

  it('that was decided, or whose request was called off, has no deadline any more', async () => {
    const first = await asked('2027-01-14T17:00:00Z');
    await company.give(company.people.manager, 'DecideStep', first.approvalId, {
      stepId: first.stepId,
      decision: 'request-changes',
      comment: 'less, please',
    });
    const second = await asked('2027-01-14T17:00:00Z');
    await company.give(company.people.rep, 'RecallQuote', second.quoteId, { reason: 'a slip' });
    expect(await company.count('deadline', "status = 'armed'")).toBe(0);
  });

  it('of a later stage begins its time when it is opened', async () => {
    const { approvalId, id } = await asked('2027-01-14T17:00:00Z', '0.25');
    company.at('2027-01-15T14:00:00Z');
    const steps = await company.rows<{ id: string; label: string }>(
      `select id, label from approval_step where deal_id = $1 and status = 'open'`,
      [id],
    );
    for (const { id: stepId, label } of steps) {
      const by = label === 'finance' ? company.people.finance : company.people.desk;
      await company.give(by, 'DecideStep', approvalId, { stepId, decision: 'approve', comment: '' });
    }
    expect(await company.rows(`select due_at from approval_step where status = 'open'`)).toEqual([
      { due_at: '2027-01-20T22:00:00Z' },
    ]);
  });
});

describe('On hold', () => {
  it('the clock stands, and goes on with the business time that was left', async () => {
    const { approvalId, stepId } = await asked('2027-01-11T14:00:00Z');
    const { manager } = company.people;
    company.at('2027-01-12T14:00:00Z');
    await company.give(manager, 'HoldStep', approvalId, { stepId, reason: 'waiting for legal' });
    expect(await clockOf(stepId)).toMatchObject({ due_at: null });
    await sweepAt('2027-01-20T22:00:00Z');
    expect([...(await told('StepReminded')), ...(await told('StepEscalated'))]).toEqual([]);
    company.at('2027-01-21T14:00:00Z');
    await company.give(manager, 'ResumeStep', approvalId, { stepId });
    // 16 of 24 hours were left: Thursday, Friday.
    const [{ due_at }] = (await company.rows<{ due_at: string }>('select due_at from approval_step')) as [
      { due_at: string },
    ];
    expect(Math.abs(Date.parse(due_at) - Date.parse('2027-01-22T22:00:00Z'))).toBeLessThan(5_000);
    await sweepAt('2027-01-21T18:00:30Z');
    expect(await told('StepReminded')).toMatchObject([{ share: 50 }]);
  });

  it('until a day ends by itself at that day’s opening', async () => {
    const { approvalId, stepId } = await asked('2027-01-11T14:00:00Z');
    await company.give(company.people.manager, 'HoldStep', approvalId, {
      stepId,
      reason: 'the customer is away',
      until: '2027-01-16',
    });
    await sweepAt('2027-01-19T13:59:59Z');
    expect(await told('StepResumed')).toEqual([]);
    await sweepAt('2027-01-19T14:00:01Z');
    expect(await told('StepResumed')).toHaveLength(1);
    expect((await clockOf(stepId))?.due_at).not.toBeNull();
  });

  it('is put by who is asked alone, and by nobody after the deadline', async () => {
    const { approvalId, stepId } = await asked('2027-01-11T14:00:00Z');
    const { desk, manager, rep } = company.people;
    const hold = { stepId, reason: 'r' };
    expect(await company.refusal(desk, 'HoldStep', approvalId, hold)).toMatchObject({ code: 'forbidden' });
    expect(await company.refusal(rep, 'HoldStep', approvalId, hold)).toMatchObject({ code: 'forbidden' });
    expect(await company.refusal(manager, 'HoldStep', approvalId, { ...hold, until: '2027-01-11' })).toMatchObject({
      errors: [{ pointer: '/until' }],
    });
    await sweepAt('2027-01-25T14:00:00Z');
    expect(await company.refusal(manager, 'HoldStep', approvalId, hold)).toMatchObject({ code: 'forbidden' });
  });

  it('a step can be decided, which ends the hold', async () => {
    const { approvalId, stepId } = await asked('2027-01-11T14:00:00Z');
    const { manager } = company.people;
    await company.give(manager, 'HoldStep', approvalId, { stepId, reason: 'a question', until: '2027-01-20' });
    await company.give(manager, 'DecideStep', approvalId, { stepId, decision: 'approve', comment: '' });
    expect(await company.count('deadline', "status = 'armed' and name not like 'lapse%'")).toBe(0);
  });
});

describe('The end of a quote’s validity', () => {
  const quoteState = async (id: string) =>
    (await company.rows<{ state: string }>('select state from instance where id = $1', [id]))[0]?.state;
  const extensionId = async () =>
    (await company.rows<{ id: string }>('select id from quote_extension where decision is null'))[0]?.id;

  it('is told to owner and submitter three business days before', async () => {
    await asked17();
    // 31 March is a Wednesday: Friday, Monday and Tuesday lie between; the owner has no office.
    await sweepAt('2027-03-26T08:59:59Z');
    expect(await mailed('quote-lapse-near')).toEqual([]);
    await sweepAt('2027-03-26T09:00:01Z');
    expect(await mailed('quote-lapse-near')).toEqual(['rep']);
  });

  it('is moved by somebody of the desk with no part in the deal; the version stays as it was submitted', async () => {
    const { rep, desk, otherRep } = company.people;
    const { quoteId, id } = await asked17();
    const ask = { until: '2027-04-15', reason: 'their board meets in April' };
    expect((await company.refusal(otherRep, 'AskExtension', quoteId, ask)).code).toMatch(/forbidden|not-found/);
    for (const until of ['2027-03-31', '2027-05-31']) {
      expect(await company.refusal(rep, 'AskExtension', quoteId, { ...ask, until })).toMatchObject({
        errors: [{ pointer: '/until' }],
      });
    }
    await company.give(rep, 'AskExtension', quoteId, ask);
    expect(await mailed('extension-asked')).toEqual(['desk']);
    expect(await company.refusal(rep, 'AskExtension', quoteId, ask)).toMatchObject({ code: 'not-available' });
    const grant = { extensionId: await extensionId(), comment: 'once' };
    expect(await company.refusal(rep, 'GrantExtension', quoteId, grant)).toMatchObject({ code: 'forbidden' });
    await company.give(desk, 'GrantExtension', quoteId, grant);
    expect(await company.rows(`select valid_until($1, 1)::text as until`, [quoteId])).toEqual([
      { until: '2027-04-15' },
    ]);
    expect(
      await company.rows(`select content ->> 'validUntil' as until from quote_version where quote_id = $1`, [quoteId]),
    ).toEqual([{ until: '2027-03-31' }]);
    expect(
      await company.rows(`select e.terms_hash = v.terms_hash as same, e.decision, e.valid_until::text as "was"
        from quote_extension e join quote_version v on v.quote_id = e.quote_id and v.version = e.quote_version`),
    ).toEqual([{ same: true, decision: 'granted', was: '2027-03-31' }]);
    await company.give(rep, 'RequestProposal', quoteId);
    expect(
      await company.rows(`select view -> 'validUntil' ->> 'raw' as until from document where deal_id = $1`, [id]),
    ).toEqual([{ until: '2027-04-15' }]);
    await sweepAt('2027-04-01T00:00:01Z');
    expect(await quoteState(quoteId)).toBe('inReview');
    await sweepAt('2027-04-16T00:00:01Z');
    expect(await quoteState(quoteId)).toBe('lapsed');
  });

  it('stays when more time is refused, with a reason', async () => {
    const { rep, desk } = company.people;
    const { quoteId } = await asked17();
    await company.give(rep, 'AskExtension', quoteId, { until: '2027-04-15', reason: 'their board meets' });
    const refusal = { extensionId: await extensionId(), comment: '' };
    expect(await company.refusal(desk, 'RefuseExtension', quoteId, refusal)).toMatchObject({ code: 'invalid' });
    await company.give(desk, 'RefuseExtension', quoteId, { ...refusal, comment: 'prices rise in April' });
    await sweepAt('2027-04-01T00:00:01Z');
    expect(await quoteState(quoteId)).toBe('lapsed');
  });

  it('is not moved by a member of the desk who wrote the quote', async () => {
    const { desk } = company.people;
    company.at('2027-01-14T17:00:00Z');
    const deal = await company.deal({ validUntil: '2027-03-31' });
    await company.give(desk, 'EditQuote', deal.quoteId, { content: offer('0.05', { validUntil: '2027-03-31' }) });
    await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await company.give(company.people.rep, 'AskExtension', deal.quoteId, { until: '2027-04-15', reason: 'r' });
    const grant = { extensionId: await extensionId(), comment: '' };
    expect(await company.refusal(desk, 'GrantExtension', deal.quoteId, grant)).toMatchObject({
      code: 'sod_self_approval',
    });
  });
});

describe('A calendar', () => {
  const asked = (actor: Actor) => ({ actor, commandId: 'test' });
  const hours = JSON.parse(nineToFive) as CalendarContent['hours'];
  const content: CalendarContent = {
    name: 'New York',
    country: 'US',
    region: 'NY',
    timeZone: 'America/New_York',
    hours,
    holidays: [
      { date: '2027-01-18', name: 'Martin Luther King Jr. Day' },
      { date: '2027-01-19', name: 'The office moves' },
    ],
  };
  const proposedBy = async (actor: Actor): Promise<string> => {
    granted(await proposeChange(company.database, asked(actor), newYork, { content, note: 'moving' }));
    const [change] = await company.rows<{ id: string }>(`select id from calendar_change where status = 'proposed'`);
    return (change as { id: string }).id;
  };
  const holidays = () => company.count('calendar_holiday', 'calendar_id = $1', [newYork]);

  it('is changed by two people: who proposed it does not put it in force', async () => {
    const { admin, cfo } = company.people;
    const changeId = await proposedBy(admin);
    expect(await holidays()).toBe(1);
    const own = await publishCalendar(company.database, asked(admin), changeId, { correctDeadlines: false });
    expect(own).toMatchObject({ refused: true, code: 'forbidden' });
    const another = await proposeChange(company.database, asked(cfo), newYork, { content, note: '' });
    expect(another).toMatchObject({ refused: true, code: 'not-available' });
    granted(await publishCalendar(company.database, asked(cfo), changeId, { correctDeadlines: false }));
    expect(await holidays()).toBe(2);
    expect(await company.rows('select version from calendar')).toEqual([{ version: 2 }]);
  });

  it('leaves running deadlines as they are, unless its publisher has them corrected, by a fact of each deal', async () => {
    const { admin, cfo } = company.people;
    const kept = await asked17();
    const first = await proposedBy(admin);
    granted(await publishCalendar(company.database, asked(cfo), first, { correctDeadlines: false }));
    expect(await clockOf(kept.stepId)).toMatchObject({ due_at: '2027-01-20T17:00:00Z' });
    expect(await told('DeadlineCorrected')).toEqual([]);

    const second = await proposedBy(admin);
    const page = await calendarPage(company.database, cfo, newYork);
    expect(page?.change?.affected).toMatchObject([{ stepId: kept.stepId, newDueAt: '2027-01-21T17:00:00.000Z' }]);
    granted(await publishCalendar(company.database, asked(cfo), second, { correctDeadlines: true }));
    expect(await clockOf(kept.stepId)).toMatchObject({ due_at: '2027-01-21T17:00:00Z' });
    expect(await told('DeadlineCorrected')).toMatchObject([{ dueAt: '2027-01-21T17:00:00.000Z' }]);
    await sweepAt('2027-01-20T18:00:00Z');
    expect(await told('StepEscalated')).toEqual([]);
    await sweepAt('2027-01-21T17:00:01Z');
    expect(await told('StepEscalated')).toHaveLength(1);
  });

  it('that could never open, or opens twice at once, is refused', async () => {
    const { admin } = company.people;
    for (const [wrong, pointer] of [
      [{ hours: {} }, '/hours'],
      [
        {
          hours: {
            1: [
              { from: '09:00', to: '13:00' },
              { from: '12:00', to: '17:00' },
            ],
          },
        },
        '/hours/1',
      ],
      [{ timeZone: 'Europe/Nowhere' }, '/timeZone'],
      [{ holidays: [content.holidays[0], content.holidays[0]] }, '/holidays/1/date'],
    ] as const) {
      const proposal = { content: { ...content, ...wrong } as CalendarContent, note: '' };
      const answer = await proposeChange(company.database, asked(admin), newYork, proposal);
      expect(answer).toMatchObject({ code: 'invalid', errors: [{ pointer }] });
    }
  });

  it('is proposed its public holidays by country, region and year, one entry for each day', async () => {
    const found = await proposedHolidays('DE', 'HH', 2027);
    expect(found).toContainEqual({ date: '2027-10-31', name: 'Reformation Day' });
    expect(new Set(found.map(({ date }) => date)).size).toBe(found.length);
    expect((await proposedHolidays('GB', 'ENG', 2027)).map(({ date }) => date)).toContain('2027-08-30');
  });
});

it('A nudge reaches those who are asked, once in four business hours and three times at most', async () => {
  const { approvalId, stepId } = await asked('2027-01-11T14:00:00Z');
  const { rep, otherRep } = company.people;
  const nudge = { stepId, comment: 'the customer signs on Friday' };
  expect((await company.refusal(otherRep, 'NudgeStep', approvalId, nudge)).code).toMatch(/forbidden|not-found/);
  company.at('2027-01-11T20:00:00Z');
  await company.give(rep, 'NudgeStep', approvalId, nudge);
  expect(await mailed('approval-nudged')).toEqual(['manager']);
  company.at('2027-01-12T15:59:00Z');
  const early = await company.refusal(rep, 'NudgeStep', approvalId, nudge);
  expect(early.detail).toMatch(/from 2027-01-12 16:00 UTC/);
  company.at('2027-01-12T16:00:10Z');
  await company.give(rep, 'NudgeStep', approvalId, nudge);
  company.at('2027-01-13T16:00:00Z');
  await company.give(rep, 'NudgeStep', approvalId, nudge);
  company.at('2027-01-14T16:00:00Z');
  expect((await company.refusal(rep, 'NudgeStep', approvalId, nudge)).detail).toMatch(/3 times/);
});
