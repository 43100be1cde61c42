import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { lookAt, lookAway } from '../../src/commands/approval/presence.ts';
import { snoozeStep } from '../../src/commands/approval/snooze.ts';
import { plainlyAsked } from '../../src/domain/lists/list.ts';
import { approvalList } from '../../src/domain/lists/shapes.ts';
import { historyOf } from '../../src/queries/approvals/history.ts';
import { inboxCounts } from '../../src/queries/approvals/inbox.ts';
import { listApprovals } from '../../src/queries/approvals/list.ts';
import { content, type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
let manager: Actor;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(async () => {
  await company.startOver();
  manager = company.people.manager;
});
afterAll(() => company?.close());

/** A request that asks the manager. @returns the step */
async function asked(): Promise<{ dealId: string; stepId: string; approvalId: string }> {
  const deal = await company.deal(content('0.15'));
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  const [step] = await company.rows<{ id: string; approval_id: string }>(
    `select id, approval_id from approval_step where deal_id = $1 and status = 'open'`,
    [deal.id],
  );
  return { dealId: deal.id, stepId: step!.id, approvalId: step!.approval_id };
}
const listed = async (filters: Record<string, boolean>, by = manager) =>
  (await listApprovals(company.database, by, plainlyAsked(approvalList, filters, 20))).items.map(
    ({ step }) => step?.id,
  );
const snooze = (stepId: string, until: string | null, by = manager) => snoozeStep(company.database, by, stepId, until);

describe('the inbox', () => {
  it('leaves out what one put off, counts it, and brings it back when the moment has come', async () => {
    const [one, other] = [await asked(), await asked()];
    expect(await snooze(one.stepId, '2027-01-05T15:00:00Z')).toBeUndefined();
    expect(await listed({ mine: true, snoozed: false })).toEqual([other.stepId]);
    expect(await listed({ mine: true, snoozed: true })).toEqual([one.stepId]);
    expect(await inboxCounts(company.database, manager)).toMatchObject({
      needsMe: 1,
      snoozed: 1,
      returnsAt: expect.stringMatching(/^2027-01-05T15:00/),
    });
    company.at('2027-01-05T15:00:01Z');
    expect(await listed({ mine: true, snoozed: true })).toEqual([]);
    expect(await inboxCounts(company.database, manager)).toMatchObject({ needsMe: 2, snoozed: 0, returnsAt: null });
  });

  it('lets nobody put a step off beyond its deadline or into the past, and takes it back at once', async () => {
    const { stepId } = await asked();
    await company.rows(`update approval_step set due_at = '2027-01-06T12:00:00Z' where id = $1`, [stepId]);
    expect(await snooze(stepId, '2027-01-06T12:00:01Z')).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect(await snooze(stepId, '2027-01-05T11:00:00Z')).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect(await snooze(stepId, '2027-01-06T11:00:00Z')).toBeUndefined();
    expect(await listed({ mine: true, snoozed: false })).toEqual([]);
    expect(await snooze(stepId, null)).toBeUndefined();
    expect(await listed({ mine: true, snoozed: false })).toEqual([stepId]);
  });

  it('is each one’s own: nobody puts off what does not wait for them, nor for anybody else', async () => {
    const { stepId } = await asked();
    expect(await snooze(stepId, '2027-01-05T15:00:00Z', company.people.finance)).toMatchObject({ code: 'not-found' });
    await snooze(stepId, '2027-01-05T15:00:00Z');
    const again = await company.rows('select person_id from step_snooze');
    expect(again).toEqual([{ person_id: manager.id }]);
    expect(await company.count('decision')).toBe(0);
  });

  it('sorts by what is due, and shows what was escalated, what waits for one alone and what one watches', async () => {
    const [late, soon] = [await asked(), await asked()];
    await company.rows(`update approval_step set due_at = '2027-01-08T12:00:00Z' where id = $1`, [late.stepId]);
    await company.rows(
      `update approval_step set due_at = '2027-01-06T12:00:00Z', escalated_at = clock() where id = $1`,
      [soon.stepId],
    );
    const byDue = { ...plainlyAsked(approvalList, { mine: true }, 20), sort: { by: 'due', direction: 'asc' as const } };
    const { items } = await listApprovals(company.database, manager, byDue);
    expect(items.map(({ step }) => step?.id)).toEqual([soon.stepId, late.stepId]);
    expect(await listed({ mine: true, escalated: true })).toEqual([soon.stepId]);
    expect(await listed({ mine: true, alone: true })).toHaveLength(2);
    await company.rows('insert into deal_watch (deal_id, person_id) values ($1, $2)', [late.dealId, manager.id]);
    expect(await listed({ watching: true })).toEqual([late.stepId]);
    expect(await inboxCounts(company.database, manager)).toMatchObject({ needsMe: 2, escalated: 1, watching: 1 });
  });
});

describe('a request that several have open', () => {
  it('names the others to each, until they close it or are silent', async () => {
    const looking = await asked();
    const { desk } = company.people;
    expect(await lookAt(company.database, manager, looking)).toEqual([]);
    expect(await lookAt(company.database, desk, looking)).toEqual([{ id: manager.id, name: manager.name }]);
    expect(await lookAt(company.database, manager, looking)).toEqual([{ id: desk.id, name: desk.name }]);
    await lookAway(company.database, desk, looking);
    expect(await lookAt(company.database, manager, looking)).toEqual([]);
    await company.rows(`update presence set seen_at = now() - interval '46 seconds'`);
    expect(await lookAt(company.database, desk, looking)).toEqual([]);
  });
});

describe('what went before', () => {
  it('counts the other deals of the customer and of the rep, among those that the reader may see', async () => {
    const earlier = await asked();
    await company.give(manager, 'DecideStep', earlier.approvalId, {
      stepId: earlier.stepId,
      decision: 'approve',
      comment: '',
    });
    const now = await asked();
    const { account, rep } = await historyOf(company.database, manager, now.approvalId);
    expect(account).toMatchObject({ deals: 1, won: 0, lost: 0 });
    expect(account.last).toMatchObject({
      id: earlier.dealId,
      termMonths: 36,
      tcv: { amount: expect.any(String) },
      decision: { by: { id: manager.id }, decision: 'approve' },
    });
    expect(rep).toMatchObject({
      approved: 1,
      returned: 0,
      rejected: 0,
      usualDiscount: expect.stringMatching(/^0\.1285/),
    });
    const { otherRep } = company.people;
    const unseen = await historyOf(company.database, otherRep, now.approvalId);
    expect(unseen.account).toEqual({ deals: 0, won: 0, lost: 0, last: null });
    expect(unseen.rep).toMatchObject({ approved: 0, usualDiscount: null });
  });
});
