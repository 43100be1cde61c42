import { plainlyAsked } from '../../src/domain/lists/list.ts';
import { approvalList } from '../../src/domain/lists/shapes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { type NewDelegation, revokeDelegation, setDelegation } from '../../src/commands/delegation/delegation.ts';
import { maySee } from '../../src/commands/relations.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { listApprovals } from '../../src/queries/approvals/list.ts';
import { approvalPage } from '../../src/queries/approvals/page.ts';
import { awayNow, listDelegations, readDelegation } from '../../src/queries/delegations/delegations.ts';
import { standInsFor } from '../../src/queries/delegations/stand-ins.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
/** Stands in for others: decides in a group of their own that no rule asks. */
let deputy: Actor;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(async () => {
  await company.startOver();
  deputy = await company.hire(`Deputy ${Math.random()}`, ['sales-manager'], company.people.cfo.id);
});
afterAll(() => company?.close());

const everything = { roles: null, regions: null, accounts: null, upTo: null };
const days = (more: Partial<NewDelegation> = {}): NewDelegation => ({
  to: deputy.id,
  firstDay: '2027-01-05',
  lastDay: '2027-01-08',
  scope: everything,
  outOfOffice: false,
  note: '',
  reason: 'Ski week',
  ...more,
});
const set = (by: Actor, more: Partial<NewDelegation> = {}) =>
  setDelegation(company.database, { actor: by, commandId: 'test' }, days(more));

interface Review extends TestDeal {
  approvalId: string;
  stepIds: Record<string, string>;
}

async function inReview(discount: string): Promise<Review> {
  const deal = await company.deal(content(discount));
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  const steps = await company.rows<{ id: string; label: string; approvalId: string }>(
    'select id, label, approval_id as "approvalId" from approval_step where deal_id = $1',
    [deal.id],
  );
  const stepIds = Object.fromEntries(steps.map(({ id, label }) => [label, id]));
  return { ...deal, approvalId: steps[0]?.approvalId as string, stepIds };
}

const inPlace = (review: Review, by: Actor, whom: Actor | undefined, label?: string, more: object = {}) =>
  [
    by,
    'DecideStep',
    review.approvalId,
    {
      stepId: review.stepIds[label ?? Object.keys(review.stepIds)[0] ?? ''],
      decision: 'approve',
      comment: '',
      onBehalfOf: whom?.id,
      ...more,
    },
  ] as const;

const inbox = async (person: Actor, delegated?: boolean) =>
  (
    await listApprovals(company.database, person, {
      ...plainlyAsked(approvalList, { mine: true, ...(delegated !== undefined && { delegated }) }, 20),
      sort: { by: 'time', direction: 'asc' },
    })
  ).items;

describe('whoever stands in', () => {
  it('finds what waits for the absent in the inbox, is told of it, and decides it in their place', async () => {
    const { manager, rep } = company.people;
    granted(await set(manager));
    const review = await inReview('0.18');
    expect(await inbox(deputy)).toMatchObject([{ id: review.approvalId, onBehalfOf: { id: manager.id } }]);
    expect(await inbox(deputy, false)).toEqual([]);
    const page = await approvalPage(company.database, deputy, review.approvalId);
    expect(page).toMatchObject({
      steps: [{ yours: true, yoursFor: { id: manager.id } }],
      available: expect.arrayContaining(['DecideStep']),
    });
    const told = await company.rows<{ verb: string; payload: object }>(
      `select verb, payload from outbox where key like '%approval-asked-for%' order by verb`,
    );
    expect(told).toMatchObject([
      { verb: 'mail', payload: { personId: deputy.id, view: { reason: 'You stand in for manager.' } } },
      { verb: 'notify', payload: { people: [deputy.id], body: 'You stand in for manager.' } },
    ]);

    expect((await company.give(...inPlace(review, deputy, manager))).state).toBe('granted');
    expect(await company.rows('select person_id as by, on_behalf_of as for from decision')).toEqual([
      { by: deputy.id, for: manager.id },
    ]);
    expect(await company.rows(`select by, data ->> 'onBehalfOf' as for from fact where type = 'StepApproved'`)).toEqual(
      [{ by: deputy.id, for: manager.id }],
    );
    const toDelegator =
      await company.rows(`select payload ->> 'personId' as person, payload -> 'view' ->> 'onBehalfOf' as for
      from outbox where key like 'mail-approval-decided-for-%'`);
    expect(toDelegator).toEqual([{ person: manager.id, for: manager.id }]);
    expect((await approvalPage(company.database, rep, review.approvalId))?.steps[0]?.decisions).toMatchObject([
      { by: { id: deputy.id }, onBehalfOf: { id: manager.id } },
    ]);
    expect(await maySee({ query: company.rows }, deputy, review.id)).toBe(true);
  });

  it('leaves the absent their right to decide', async () => {
    const { manager } = company.people;
    granted(await set(manager));
    const review = await inReview('0.18');
    expect((await company.give(...inPlace(review, manager, undefined))).state).toBe('granted');
    expect(await company.refusal(...inPlace(review, deputy, manager))).toMatchObject({ code: 'already-decided' });
  });

  it.each([
    ['before the first day', { firstDay: '2027-01-06' }, '2027-01-05T23:59:59Z'],
    ['after the last day', {}, '2027-01-09T00:00:00Z'],
    ['outside the regions', { scope: { ...everything, regions: ['EMEA'] } }, undefined],
    ['above the value', { scope: { ...everything, upTo: '100' } }, undefined],
    ['for another role', { scope: { ...everything, roles: ['cfo'] } }, undefined],
  ])('decides nothing %s', async (_, more: Partial<NewDelegation>, moment) => {
    await company.database.query(
      `insert into account (name, region, country, segment, credit_class) values ('Elsewhere', 'EMEA', 'DE', 'mid', 'A')`,
    );
    const { finance } = company.people;
    granted(await set(finance, more));
    const review = await inReview('0.29');
    if (moment) company.at(moment);
    expect(await company.refusal(...inPlace(review, deputy, finance, 'finance'))).toMatchObject({ code: 'not-found' });
    expect(await inbox(deputy)).toEqual([]);
    expect(await company.count('decision')).toBe(0);
  });

  it('decides inside a scope of roles, regions and value', async () => {
    const { finance } = company.people;
    granted(
      await set(finance, {
        scope: { roles: ['finance'], regions: ['NA'], accounts: [company.account], upTo: '1000000' },
      }),
    );
    const review = await inReview('0.29');
    expect((await company.give(...inPlace(review, deputy, finance, 'finance'))).state).toBe('asking');
  });

  it('never decides on a deal they own, wrote or submitted; that it was tried is a fact', async () => {
    const { manager, rep, desk, finance } = company.people;
    granted(await set(finance, { to: desk.id }));
    const deal = await company.deal(content('0.29'));
    await company.give(desk, 'EditQuote', deal.quoteId, { content: content('0.38') });
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    const [step] = await company.rows<{ id: string; approvalId: string }>(
      'select id, approval_id as "approvalId" from approval_step',
    );
    const refusal = await company.refusal(desk, 'DecideStep', step?.approvalId as string, {
      stepId: step?.id,
      decision: 'approve',
      comment: '',
      onBehalfOf: finance.id,
    });
    expect(refusal.code).toBe('sod_self_approval');
    expect(await company.count('fact', `type = 'SelfApprovalAttempted' and by = $1`, [desk.id])).toBe(1);
    expect(await inbox(desk)).toEqual([]);
    expect(manager.id).not.toBe(desk.id);
  });

  it('fills no two seats, whether for two others or for another and themselves', async () => {
    const { finance, secondFinance, thirdFinance } = company.people;
    granted(await set(finance, { to: thirdFinance.id }));
    granted(await set(secondFinance, { to: thirdFinance.id }));
    const review = await inReview('0.38');
    await company.give(...inPlace(review, thirdFinance, finance));
    expect(await company.refusal(...inPlace(review, thirdFinance, secondFinance))).toMatchObject({ code: 'forbidden' });
    expect(await company.refusal(...inPlace(review, thirdFinance, undefined))).toMatchObject({
      code: 'already-decided',
    });
    expect(await company.refusal(...inPlace(review, finance, undefined))).toMatchObject({ code: 'already-decided' });
    expect((await company.give(...inPlace(review, secondFinance, undefined))).state).toBe('granted');
  });

  it('hands nothing on: a deputy of the deputy decides nothing', async () => {
    const { manager, vp } = company.people;
    granted(await set(manager));
    granted(await set(deputy, { to: vp.id }));
    const review = await inReview('0.18');
    expect(await company.refusal(...inPlace(review, vp, manager))).toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['the absent', 'manager'],
    ['the deputy', 'deputy'],
  ])('decides nothing once %s was deactivated', async (_, who) => {
    const { manager } = company.people;
    granted(await set(manager));
    const review = await inReview('0.18');
    await company.rows('update person set active = false where id = $1', [who === 'deputy' ? deputy.id : manager.id]);
    expect(isRefusal(await company.try(...inPlace(review, deputy, manager)))).toBe(true);
    expect(await company.count('decision')).toBe(0);
  });
});

describe('taking it back', () => {
  it('ends it at once, by either of the two', async () => {
    const { manager } = company.people;
    for (const by of [manager, deputy]) {
      const id = granted(await set(manager));
      granted(await revokeDelegation(company.database, { actor: by, commandId: 'test' }, { id, version: 1 }));
      const again = await revokeDelegation(company.database, { actor: by, commandId: 'test' }, { id, version: 2 });
      expect(again).toMatchObject({ code: 'not-available' });
    }
    const review = await inReview('0.18');
    expect(await company.refusal(...inPlace(review, deputy, manager))).toMatchObject({ code: 'not-found' });
    expect(await company.count('fact', `type = 'DelegationRevoked'`)).toBe(2);
  });

  it('at the moment of a decision comes before it or after it', async () => {
    const { manager } = company.people;
    for (let round = 0; round < 8; round += 1) {
      const id = granted(await set(manager));
      const review = await inReview('0.18');
      const [, decided] = await Promise.all([
        revokeDelegation(company.database, { actor: manager, commandId: 'test' }, { id, version: 1 }),
        company.try(...inPlace(review, deputy, manager)),
      ]);
      expect(
        await company.count('decision d join approval_step s on s.id = d.step_id', 's.deal_id = $1', [review.id]),
      ).toBe(isRefusal(decided) ? 0 : 1);
    }
  });
});

describe('setting it', () => {
  it('closes no circle, not even through others or at the same moment', async () => {
    const { manager, vp } = company.people;
    granted(await set(manager));
    granted(await set(deputy, { to: vp.id }));
    expect(await set(vp, { to: manager.id })).toMatchObject({ code: 'invalid', errors: [{ pointer: '/to' }] });
    expect(isRefusal(await set(vp, { to: manager.id, firstDay: '2027-01-09', lastDay: '2027-01-10' }))).toBe(false);
    await company.startOver();
    const both = await Promise.all([set(manager, { to: vp.id }), set(vp, { to: manager.id })]);
    expect(both.filter(isRefusal)).toHaveLength(1);
  });

  it.each([
    ['nobody and no absence', { to: null }, '/to'],
    ['days that are over', { firstDay: '2027-01-01', lastDay: '2027-01-04' }, '/lastDay'],
    ['an end before the start', { firstDay: '2027-01-09' }, '/lastDay'],
    ['more than a year', { lastDay: '2028-06-01' }, '/lastDay'],
    ['an unknown role', { scope: { ...everything, roles: ['emperor'] } }, '/scope/roles/0'],
  ])('with %s is refused, naming the field', async (_, more, pointer) => {
    expect(await set(company.people.manager, more)).toMatchObject({ code: 'invalid', errors: [{ pointer }] });
  });

  it('with somebody who may decide nothing, or with oneself, is refused', async () => {
    const { manager, rep } = company.people;
    for (const to of [rep.id, manager.id]) {
      expect(await set(manager, { to })).toMatchObject({ code: 'invalid', errors: [{ pointer: '/to' }] });
    }
  });

  it('for an absent person is up to those above them and to people administrators, who cannot name themselves', async () => {
    const { manager, vp, finance, rep } = company.people;
    const admin = await company.hire(`Admin ${Math.random()}`, ['people-admin', 'finance']);
    for (const by of [vp, admin]) {
      const id = granted(await set(by, { from: manager.id }));
      expect(
        await company.count('fact', `type = 'DelegationSet' and by = $1 and subject_id = $2`, [by.id, manager.id]),
      ).toBe(1);
      expect(await set(by, { from: manager.id, to: by.id })).toMatchObject({ code: 'rule' });
      granted(await revokeDelegation(company.database, { actor: by, commandId: 'test' }, { id, version: 1 }));
    }
    for (const by of [finance, rep]) expect(await set(by, { from: manager.id })).toMatchObject({ code: 'forbidden' });
    expect(await listDelegations(company.database, finance, { limit: 5, person: manager.id })).toBeUndefined();
  });

  it('is offered with everybody who could stand in, and why others cannot, to whoever may set it', async () => {
    const { manager, vp, rep, finance } = company.people;
    granted(await set(vp, { to: manager.id }));
    const days = { firstDay: '2027-01-05', lastDay: '2027-01-06' };
    const whyNot = async (by: Actor, asked: object) =>
      new Map((await standInsFor(company.database, by, asked))?.items.map((one) => [one.person.id, one.whyNot]));
    const offered = await whyNot(manager, days);
    expect(offered.get(deputy.id)).toBeNull();
    expect(offered.get(rep.id)).toBe('may not decide approvals');
    expect(offered.get(vp.id)).toMatch(/^lets manager decide for them/);
    expect(offered.has(manager.id)).toBe(false);
    expect((await whyNot(manager, { firstDay: '2027-02-05', lastDay: '2027-02-06' })).get(vp.id)).toBeNull();
    expect((await whyNot(vp, { ...days, from: manager.id })).get(vp.id)).toMatch(/^arranges it/);
    expect(await standInsFor(company.database, finance, { ...days, from: manager.id })).toBeUndefined();
  });

  it('names the steps that it covers now, among the deals that one may see', async () => {
    const { manager } = company.people;
    const id = granted(await set(manager));
    const { approvalId } = await inReview('0.18');
    const covered = async (by: Actor) => (await readDelegation(company.database, by, id))?.covers;
    expect(await covered(deputy)).toMatchObject([{ approvalId, deal: { name: expect.any(String) } }]);
    const admin = await company.hire(`Admin ${Math.random()}`, ['people-admin']);
    expect(await covered(admin)).toEqual([]);
    company.at('2027-01-09T00:00:00Z');
    expect(await covered(manager)).toEqual([]);
  });

  it('as out of office is shown to everybody while it lasts', async () => {
    const { manager } = company.people;
    granted(await set(manager, { outOfOffice: true, note: 'Back on Monday' }));
    expect(await awayNow(company.database)).toEqual([
      {
        person: { id: manager.id, name: 'manager' },
        lastDay: '2027-01-08',
        note: 'Back on Monday',
        standIns: [{ id: deputy.id, name: deputy.name }],
      },
    ]);
    company.at('2027-01-09T00:00:00Z');
    expect(await awayNow(company.database)).toEqual([]);
  });
});
