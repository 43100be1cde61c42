import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { changeDeal } from '../../src/commands/deal/deal.ts';
import { handleIn } from '../../src/commands/handle.ts';
import { handOverDeals } from '../../src/commands/deal/hand-over.ts';
import { changePerson, type PersonChanges } from '../../src/commands/directory/people.ts';
import type { Replaced } from '../../workflows/approval/reroute.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { createApiToken } from '../../src/commands/session/api-tokens.ts';
import { secretHash } from '../../src/commands/session/secrets.ts';
import { standardSignIn } from '../../src/commands/session/settings.ts';
import { whoIs } from '../../src/commands/session/who-is.ts';
import { reroute } from '../../src/effects/verbs/reroute.ts';
import type { Tools } from '../../src/effects/verb.ts';
import { approvalPage } from '../../src/queries/approvals/page.ts';
import { consequencesOfChange } from '../../src/queries/directory/consequences.ts';
import { readWork, type Work } from '../../src/queries/directory/work.ts';
import { takersOf } from '../../src/queries/approvals/takers.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
let admin: Actor;
let hired: Actor[] = [];
beforeAll(async () => {
  company = await testCompany();
  admin = await company.hire('people', ['people-admin']);
});
beforeEach(() => company.startOver());
afterEach(async () => {
  await company.rows('update person set manager_id = $2 where id = $1', [
    company.people.rep.id,
    company.people.manager.id,
  ]);
  await company.rows(`insert into person_role values ($1, 'finance'), ($2, 'sales-manager') on conflict do nothing`, [
    company.people.finance.id,
    company.people.manager.id,
  ]);
  for (const { id } of hired) await company.rows('delete from person_role where person_id = $1', [id]);
  await company.rows('update person set active = true where id = $1', [admin.id]);
  hired = [];
});
afterAll(() => company?.close());

const hire = async (name: string, roles: string[], manager?: string) => {
  const person = await company.hire(`${name}${Math.random()}`, roles, manager ?? null);
  hired.push(person);
  return person;
};

interface Review extends TestDeal {
  approvalId: string;
}
async function inReview(discount: string): Promise<Review> {
  const deal = await company.deal(content(discount));
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  const [request] = await company.rows<{ id: string }>('select id from approval_request where deal_id = $1', [deal.id]);
  return { ...deal, approvalId: request?.id as string };
}

const stepsOf = ({ approvalId }: Review) =>
  company.rows<{ id: string; label: string; status: string; asked: string[] }>(
    `select s.id, s.label, s.status, array(select c.person_id::text from approval_candidate c
       where c.step_id = s.id and c.open order by 1) as asked
     from approval_step s where s.approval_id = $1 order by s.ordinal`,
    [approvalId],
  );
const idOf = async (review: Review, label?: string) =>
  (await stepsOf(review)).find((step) => !label || step.label === label)?.id as string;
const approve = async (by: Actor, review: Review, label?: string) =>
  company.try(by, 'DecideStep', review.approvalId, {
    stepId: await idOf(review, label),
    decision: 'approve',
    comment: '',
  });

async function change(person: Actor, changes: PersonChanges) {
  const [row] = await company.rows<{ version: number }>('select version from person where id = $1', [person.id]);
  const asked = { actor: admin, commandId: 'test' };
  return granted(
    await changePerson(company.database, asked, { id: person.id, version: row?.version as number }, changes),
  );
}

/** Carries out what waits in the outbox under the verb, as the worker does. */
async function rerouted(): Promise<void> {
  const rows = await company.rows<{ key: string; payload: { personId: string; reason: string } }>(
    `select key, payload from outbox where verb = 'reroute' and status = 'pending' order by id`,
  );
  const tools = { database: company.database } as Tools;
  const { signal } = new AbortController();
  for (const { key, payload } of rows) {
    await reroute.perform({ key, payload, signal }, tools);
    // At least once: the second time nothing is left to change.
    await reroute.perform({ key, payload, signal }, tools);
    await company.rows(`update outbox set status = 'done' where key = $1`, [key]);
  }
}
const told = async (message: string) =>
  (
    await company.rows<{ person: string }>(
      `select distinct jsonb_array_elements_text(payload -> 'people') as person from outbox where key like $1 order by 1`,
      [`notify-${message}-%`],
    )
  ).map(({ person }) => person);
const factsOf = (type: string) =>
  company.rows<{ data: { reason: string } }>('select data from fact where type = $1', [type]);

describe('when somebody is deactivated', () => {
  it('their seat goes to whom the rule asks now, both are told why, and the fact names them', async () => {
    const second = await hire('second', ['sales-manager'], company.people.vp.id);
    const review = await inReview('0.18');
    await company.rows('update person set manager_id = $2 where id = $1', [company.people.rep.id, second.id]);
    await change(company.people.manager, { active: false });
    await rerouted();
    expect(await stepsOf(review)).toMatchObject([{ status: 'open', asked: [second.id] }]);
    expect(await told('approval-asked')).toContain(second.id);
    const [fact] = await factsOf('StepsRerouted');
    expect(fact?.data).toMatchObject({
      reason: 'manager was deactivated.',
      replaced: [{ asked: [second.id], released: [company.people.manager.id] }],
    });
    expect(isRefusal(await approve(second, review))).toBe(false);
  });

  it('a step that nobody can fill goes to the fallback, with the alarm, and is never passed over', async () => {
    const reserve = await hire('reserve', ['cfo']);
    const review = await inReview('0.29');
    await change(company.people.desk, { active: false });
    await rerouted();
    const [desk] = (await stepsOf(review)).filter(({ label }) => label === 'deal-desk');
    expect(desk).toMatchObject({ status: 'open', asked: [company.people.cfo.id, reserve.id].sort() });
    const [fact] = await factsOf('StepsRerouted');
    expect(fact?.data).toMatchObject({ fellBack: [desk?.id] });
    await approve(company.people.finance, review, 'finance');
    expect((await stepsOf(review)).find(({ id }) => id === desk?.id)?.status).toBe('open');
  });

  it('decisions they made stay, and whoever may still decide stays asked', async () => {
    const review = await inReview('0.38');
    await approve(company.people.finance, review);
    await change(company.people.secondFinance, { active: false });
    await rerouted();
    expect(await stepsOf(review)).toMatchObject([{ status: 'open', asked: [company.people.thirdFinance.id] }]);
    expect(await company.count('decision')).toBe(1);
    expect(granted(await approve(company.people.thirdFinance, review)).instance.state).toBe('granted');
  });

  it('they decide nothing from that moment on, also before anything was asked anew', async () => {
    const review = await inReview('0.18');
    await change(company.people.manager, { active: false });
    expect(await approve(company.people.manager, review)).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('is not active'),
    });
  });

  it('at the moment they approve, the two happen in one order', async () => {
    for (let round = 0; round < 6; round += 1) {
      const review = await inReview('0.29');
      const [decided] = await Promise.all([
        approve(company.people.finance, review, 'finance'),
        change(company.people.finance, { active: false }),
      ]);
      const [order] = await company.rows<{ decided: string | null; left: string }>(
        `select (select max(decided_at) from decision) as decided,
           (select max(at) from fact where type = 'PersonChanged') as left`,
      );
      expect(await company.count('decision')).toBe(isRefusal(decided) ? 0 : 1);
      expect(order?.left).toBeTruthy();
      await company.startOver();
    }
  });

  it('their token is dead at once, and of who lost a role the permissions are gone at once', async () => {
    const { secret } = await createApiToken(company.database, company.people.finance, { name: 'script' });
    const credential = { kind: 'token', hash: secretHash(secret) } as const;
    const begun = performance.now();
    await change(company.people.finance, { roles: ['rep'] });
    expect((await whoIs(company.database, credential, standardSignIn))?.actor.permissions.has('approval.decide')).toBe(
      false,
    );
    await change(company.people.finance, { active: false });
    expect(await whoIs(company.database, credential, standardSignIn)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('when somebody loses the role that made them a candidate', () => {
  it('they decide nothing any more, and are told that they are not asked', async () => {
    const review = await inReview('0.38');
    await change(company.people.finance, { roles: ['legal'] });
    expect(await approve(company.people.finance, review)).toMatchObject({ code: 'forbidden' });
    await rerouted();
    const left = [company.people.secondFinance.id, company.people.thirdFinance.id].sort();
    expect(await stepsOf(review)).toMatchObject([{ asked: left }]);
    expect(await told('approval-called-off')).toEqual([company.people.finance.id]);
  });
});

describe('when the owner gets another manager', () => {
  it('the new one is asked instead', async () => {
    const second = await hire('second', ['sales-manager'], company.people.vp.id);
    const review = await inReview('0.18');
    await change(company.people.rep, { managerId: second.id });
    await rerouted();
    expect(await stepsOf(review)).toMatchObject([{ status: 'open', asked: [second.id] }]);
    expect(await approve(company.people.manager, review)).toMatchObject({ code: 'forbidden' });
  });
});

describe('handing a step on', () => {
  const handOn = async (by: Actor, review: Review, to: Actor, more: object = {}) =>
    company.try(by, 'ReassignStep', review.approvalId, {
      stepId: await idOf(review, 'finance'),
      to: to.id,
      reason: 'On leave',
      ...more,
    });

  it('to somebody able by the same rule makes it theirs, and tells both', async () => {
    const { finance, secondFinance, thirdFinance } = company.people;
    const review = await inReview('0.29');
    granted(await handOn(finance, review, secondFinance));
    expect((await stepsOf(review)).find(({ label }) => label === 'finance')?.asked).toEqual([secondFinance.id]);
    expect(await told('approval-called-off')).toEqual([finance.id, thirdFinance.id].filter((id) => id !== finance.id));
    expect(await approve(finance, review, 'finance')).toMatchObject({ code: 'forbidden' });
    expect(isRefusal(await approve(secondFinance, review, 'finance'))).toBe(false);
    expect(await company.count('fact', `type = 'StepReassigned' and data ->> 'reason' = 'On leave'`)).toBe(1);
  });

  it('by the desk is possible, by anybody else who is not asked it is not', async () => {
    const { desk, secondFinance, cfo } = company.people;
    const review = await inReview('0.29');
    expect(await handOn(cfo, review, secondFinance)).toMatchObject({ code: 'forbidden' });
    expect(isRefusal(await handOn(desk, review, secondFinance))).toBe(false);
  });

  it('to somebody the rule does not ask, or with a part in the deal, is refused, naming the field', async () => {
    const { finance, legal, rep } = company.people;
    const review = await inReview('0.29');
    for (const to of [legal, rep]) {
      expect(await handOn(finance, review, to)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/to' }] });
    }
  });

  it('at the moment it is approved has one order', async () => {
    const { finance, secondFinance } = company.people;
    for (let round = 0; round < 6; round += 1) {
      const review = await inReview('0.29');
      const [handed, decided] = await Promise.all([
        handOn(finance, review, secondFinance),
        approve(finance, review, 'finance'),
      ]);
      expect([isRefusal(handed), isRefusal(decided)].sort()).toEqual([false, true]);
    }
  });

  it('one seat of several goes on alone', async () => {
    const { secondFinance, thirdFinance } = company.people;
    const newcomer = await hire('newcomer', ['finance']);
    const review = await inReview('0.38');
    await company.rows('delete from approval_candidate where person_id = $1', [newcomer.id]);
    const stepId = await idOf(review);
    const answer = await company.try(secondFinance, 'ReassignStep', review.approvalId, {
      stepId,
      to: thirdFinance.id,
      reason: 'x',
    });
    expect(answer).toMatchObject({ code: 'invalid', errors: [{ pointer: '/to' }] });
  });
});

describe('asking one more person', () => {
  const add = async (by: Actor, review: Review, person: Actor, label = 'finance') =>
    company.try(by, 'AddApprover', review.approvalId, {
      stepId: await idOf(review, label),
      approver: person.id,
      reason: 'Knows the customer',
    });

  it('makes their approval required as well', async () => {
    const { finance, desk, legal, cfo } = company.people;
    const review = await inReview('0.29');
    granted(await add(finance, review, legal));
    expect(await told('approval-asked')).toContain(legal.id);
    await approve(finance, review, 'finance');
    await approve(desk, review, 'deal-desk');
    expect((await stepsOf(review)).map(({ status }) => status)).toEqual(['approved', 'approved', 'waiting', 'open']);
    granted(await approve(legal, review, 'legal'));
    expect(granted(await approve(cfo, review, 'cfo')).instance.state).toBe('granted');
  });

  it('of somebody with a part in the deal, or who is asked already, is refused', async () => {
    const { finance, rep, cfo } = company.people;
    const review = await inReview('0.29');
    for (const person of [rep, cfo]) {
      expect(await add(finance, review, person)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/person' }] });
    }
  });

  it('stays when people change, and falls back when the added one leaves', async () => {
    const { finance, legal } = company.people;
    const review = await inReview('0.29');
    granted(await add(finance, review, legal));
    await change(legal, { active: false });
    await rerouted();
    const added = (await stepsOf(review)).find(({ label }) => label === 'legal');
    expect(added?.status).toBe('open');
    expect(added?.asked).not.toContain(legal.id);
  });
});

describe('who can be asked at a step', () => {
  /** What a command would answer, undone. */
  const tried = async (by: Actor, type: 'ReassignStep' | 'AddApprover', review: Review, input: object) => {
    let said: string | null = null;
    const undone = company.database.transaction(async (tx) => {
      const answer = await handleIn(tx, { type, target: { instanceId: review.approvalId }, by, input });
      said = isRefusal(answer) ? (answer.errors?.[0]?.message ?? answer.detail) : null;
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    return said as string | null;
  };

  it.each([
    ['one approval', '0.29'],
    ['several approvals', '0.38'],
  ])('where %s is needed, is said of everybody as the command says it', async (_, discount) => {
    const { desk, finance } = company.people;
    const review = await inReview(discount);
    const stepId = await idOf(review, 'finance');
    const { items, from, seats } = await takersOf(company.database, finance, stepId);
    expect(seats.length > 0).toBe(from !== null);
    expect(items.length).toBeGreaterThan(4);
    for (const { person, handOn, add } of items) {
      const named = (because: string | null) => because && `${person.name} ${because}.`;
      const reason = 'On leave';
      expect(await tried(desk, 'ReassignStep', review, { stepId, to: person.id, reason, ...(from && { from }) })).toBe(
        named(handOn),
      );
      expect(await tried(desk, 'AddApprover', review, { stepId, approver: person.id, reason })).toBe(named(add));
    }
    expect(items.some(({ add }) => add === null)).toBe(true);
    expect(items.some(({ add }) => add !== null)).toBe(true);
  });

  it('is nobody when the step is decided, and the page offers it to those asked and the desk only', async () => {
    const { desk, finance, cfo } = company.people;
    const review = await inReview('0.29');
    const stepId = await idOf(review, 'finance');
    const offered = async (by: Actor) =>
      (await approvalPage(company.database, by, review.approvalId))?.steps.find(({ id }) => id === stepId)?.available;
    expect(await offered(finance)).toEqual(expect.arrayContaining(['ReassignStep', 'AddApprover']));
    expect(await offered(desk)).toEqual(expect.arrayContaining(['ReassignStep', 'AddApprover']));
    expect(await offered(cfo)).not.toContain('ReassignStep');
    await approve(finance, review, 'finance');
    expect(await offered(desk)).toEqual([]);
    expect(await takersOf(company.database, desk, stepId)).toMatchObject({ items: [], seats: [], from: null });
  });
});

describe('what a change of a person would do', () => {
  const everything = () =>
    Promise.all(
      ['person', 'person_role', 'instance', 'fact', 'outbox', 'deadline', 'approval_step', 'approval_candidate'].map(
        (table) => company.rows(`select * from ${table} order by 1, 2`),
      ),
    );

  it('is told beforehand as it then happens, and looking changes nothing', async () => {
    const { finance } = company.people;
    const review = await inReview('0.29');
    const before = await everything();
    const told = await consequencesOfChange(company.database, admin, finance.id, { active: false });
    expect(await everything()).toEqual(before);
    if (isRefusal(told)) throw new Error(told.detail);
    expect(told).toMatchObject({ requests: 1, tried: 1 });
    await change(finance, { active: false });
    await rerouted();
    const [fact] = await company.rows<{ replaced: Replaced[] }>(
      `select data -> 'replaced' as replaced from fact where type = 'StepsRerouted' and subject_id = $1`,
      [review.id],
    );
    const ids = (people: { id: string }[]) => people.map(({ id }) => id);
    expect(told.moves.map(({ label, asked, released }) => [label, ids(asked), ids(released)])).toEqual(
      fact?.replaced.map(({ label, asked, released }) => [label, asked, released]),
    );
    expect(told.moves.flatMap(({ requests }) => requests)).toEqual([]);
    const moved = (by: Actor) => readWork(company.database, by, finance.id).then((work) => work?.moved);
    expect(await moved(company.people.cfo)).toMatchObject([{ approvalId: review.approvalId, step: 'finance' }]);
    expect(await moved(admin)).toEqual([]);
    expect(await moved(company.people.rep)).toBeUndefined();
    await change(finance, { active: true });
  });

  it('is refused as the change would be', async () => {
    const { rep, manager } = company.people;
    const told = await consequencesOfChange(company.database, admin, manager.id, { managerId: rep.id });
    expect(told).toMatchObject({ code: 'invalid', errors: [{ pointer: '/managerId' }] });
  });
});

describe('handing over the deals of who leaves', () => {
  it('gives them with the team to somebody who sells, tells each deal, and asks the new managers', async () => {
    const { rep, otherRep, cfo, manager } = company.people;
    const review = await inReview('0.18');
    const asked = { actor: admin, commandId: `over ${Math.random()}` };
    const over = await handOverDeals(company.database, asked, { from: rep.id, to: otherRep.id, reason: 'Leaves' });
    expect(over).toEqual({ deals: 1 });
    const { moved } = (await readWork(company.database, cfo, rep.id)) as Work;
    expect(moved).toMatchObject([{ deal: { id: review.id }, to: [{ id: otherRep.id }], reason: 'Leaves' }]);
    await rerouted();
    expect(await stepsOf(review)).toMatchObject([{ status: 'open', asked: [cfo.id] }]);
    expect(await approve(manager, review)).toMatchObject({ code: 'forbidden' });
    expect(await company.rows('select owner_id as owner from deal')).toEqual([{ owner: otherRep.id }]);
    expect(await company.count('fact', `type = 'DealChanged' and data ->> 'reason' = 'Leaves'`)).toBe(1);
  });

  it('to somebody who cannot own deals is refused, naming the field, as is such an owner of one deal', async () => {
    const { rep, finance } = company.people;
    const deal = await company.deal();
    const asked = { actor: admin, commandId: 'over' };
    const over = await handOverDeals(company.database, asked, { from: rep.id, to: finance.id, reason: 'Leaves' });
    expect(over).toMatchObject({ code: 'invalid', errors: [{ pointer: '/to' }] });
    const [{ version }] = (await company.rows<{ version: number }>('select version from deal where id = $1', [
      deal.id,
    ])) as [{ version: number }];
    expect(await changeDeal(company.database, rep, deal.id, version, { ownerId: finance.id })).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/ownerId' }],
    });
  });
});
