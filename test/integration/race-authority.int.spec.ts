import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { revokeDelegation, setDelegation } from '../../src/commands/delegation/delegation.ts';
import { changePerson } from '../../src/commands/directory/people.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

/** How often each is tried: which of the two comes first is up to the database. */
const rounds = process.env.LONG_RUN === 'true' ? 64 : 6;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(() => company.startOver());
afterEach(async () => expect(await verifyFacts(company.database)).toMatchObject({ verified: true }));
afterAll(() => company?.close());

interface Review extends TestDeal {
  approvalId: string;
  stepId: string;
}

/** A discount that asks one of finance, among others. */
async function inReview(): Promise<Review> {
  const deal = await company.deal(content('0.29'));
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  const [step] = await company.rows<{ id: string; approvalId: string }>(
    `select id, approval_id as "approvalId" from approval_step where deal_id = $1 and label = 'finance'`,
    [deal.id],
  );
  return { ...deal, approvalId: step?.approvalId as string, stepId: step?.id as string };
}

const approve = ({ approvalId, stepId }: Review, by: Actor, onBehalfOf?: string) =>
  company.try(by, 'DecideStep', approvalId, { stepId, decision: 'approve', comment: '', onBehalfOf });
const decisions = ({ stepId }: Review) =>
  company.rows<{ by: string }>('select person_id as by from decision where step_id = $1', [stepId]);
/** Facts about the step, in the order in which the audit trail has them. */
const told = ({ id }: Review, ...types: string[]) =>
  company
    .rows<{ type: string }>(
      `select type from fact where subject_kind = 'deal' and subject_id = $1 and type = any($2) order by seq`,
      [id, types],
    )
    .then((rows) => rows.map(({ type }) => type));

describe('at the moment of an approval', () => {
  it('a step that is handed on is decided by the one who has it then, once', async () => {
    const { finance, secondFinance, thirdFinance, desk } = company.people;
    for (let round = 0; round < rounds; round++) {
      const review = await inReview();
      const { approvalId, stepId } = review;
      await company.give(desk, 'ReassignStep', approvalId, { stepId, to: finance.id, reason: 'Knows the customer' });
      const to = round % 2 === 0 ? secondFinance : thirdFinance;
      const [moved, decided] = await Promise.all([
        company.try(desk, 'ReassignStep', approvalId, { stepId, to: to.id, reason: 'Ill' }),
        approve(review, finance),
      ]);
      expect([isRefusal(moved), isRefusal(decided)].filter(Boolean)).toHaveLength(1);
      if (isRefusal(decided)) expect(isRefusal(await approve(review, to))).toBe(false);
      expect(await decisions(review)).toEqual([{ by: isRefusal(decided) ? to.id : finance.id }]);
      expect((await told(review, 'StepApproved', 'StepReassigned')).at(-1)).toBe('StepApproved');
    }
  }, 120_000);

  it('a delegation that is taken back lets the stand-in decide before, and never after', async () => {
    const { finance, manager } = company.people;
    const everything = { roles: null, regions: null, accounts: null, upTo: null };
    const days = { firstDay: '2027-01-05', lastDay: '2027-01-08', outOfOffice: false, note: '', reason: 'Ski week' };
    for (let round = 0; round < rounds; round++) {
      const asked = { actor: finance, commandId: 'test' };
      const id = granted(await setDelegation(company.database, asked, { to: manager.id, scope: everything, ...days }));
      const review = await inReview();
      const [revoked, decided] = await Promise.all([
        revokeDelegation(company.database, asked, { id, version: 1 }),
        approve(review, manager, finance.id),
      ]);
      expect(isRefusal(revoked)).toBe(false);
      expect(await decisions(review)).toHaveLength(isRefusal(decided) ? 0 : 1);
      const late = await inReview();
      expect(isRefusal(await approve(late, manager, finance.id))).toBe(true);
    }
  }, 120_000);

  it('whoever is deactivated decides before, and never after', async () => {
    const asked = { actor: company.people.admin, commandId: 'test' };
    for (let round = 0; round < rounds; round++) {
      const leaver = await company.hire(`Leaver-${round}-${Math.random()}`, ['finance'], company.people.cfo.id);
      const [review, next] = [await inReview(), await inReview()];
      const [left, decided] = await Promise.all([
        changePerson(company.database, asked, { id: leaver.id, version: 1 }, { active: false }),
        approve(review, leaver),
      ]);
      expect(isRefusal(left)).toBe(false);
      expect(await decisions(review)).toEqual(isRefusal(decided) ? [] : [{ by: leaver.id }]);
      // As somebody whose request was let in before they were deactivated.
      expect(isRefusal(await approve(next, leaver))).toBe(true);
      expect(await decisions(next)).toEqual([]);
    }
  }, 120_000);

  it('a hold comes before it or is refused, and the clock of a decided step stands no more', async () => {
    const { finance, secondFinance } = company.people;
    for (let round = 0; round < rounds; round++) {
      const review = await inReview();
      const { approvalId, stepId } = review;
      const [held, decided] = await Promise.all([
        company.try(secondFinance, 'HoldStep', approvalId, { stepId, reason: 'Waits for the bank' }),
        approve(review, finance),
      ]);
      // Both may come to pass in one order only: the clock rests, and then it is decided.
      expect(isRefusal(decided)).toBe(false);
      expect(await decisions(review)).toEqual([{ by: finance.id }]);
      expect(await told(review, 'StepHeld', 'StepApproved')).toEqual(
        isRefusal(held) ? ['StepApproved'] : ['StepHeld', 'StepApproved'],
      );
      const open = await company.count('deadline', `deal_id = $1 and status = 'armed' and command::text like $2`, [
        review.id,
        `%${stepId}%`,
      ]);
      expect(open).toBe(0);
    }
  }, 120_000);
});
