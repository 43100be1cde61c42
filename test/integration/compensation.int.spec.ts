import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Actor } from '../../src/commands/actor.ts';
import {
  declinePlanVersion,
  type PlanVersion,
  proposePlan,
  proposePlanVersion,
  publishPlanVersion,
} from '../../src/commands/compensation/plans.ts';
import { setSight } from '../../src/commands/confidentiality/sights.ts';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { sightsSet } from '../../src/commands/confidentiality/sights.ts';
import type { PlanContent } from '../../src/domain/compensation/plan.ts';
import { compensationOfPerson } from '../../src/queries/compensation/of-person.ts';
import { compensationOf } from '../../src/queries/compensation/of-quote.ts';
import { planPage } from '../../src/queries/compensation/plans.ts';
import { canonical, sha256 } from '../../src/store/chain.ts';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import { content as offer, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
let auditor: Actor;
beforeAll(async () => {
  company = await testCompany();
  auditor = await company.hire('Auditor', ['auditor']);
});
afterAll(() => company?.close());
beforeEach(async () => {
  await company.startOver();
  for (const table of ['compensation_plan_version', 'compensation_plan', 'confidentiality', 'quota', 'exchange_rate'])
    await company.rows(`delete from ${table}`);
});

const usd = (amount: string) => ({ amount, currency: 'USD' });
const asked = (actor: Actor) => ({ actor, commandId: 'test' });

/** 10 % of target ACV below $20,000 a month, 50 % of all of it from there on. */
const tenOrFifty = (more: Partial<PlanContent> = {}): PlanContent => ({
  measure: 'targetAcv',
  currency: 'USD',
  period: 'month',
  quota: '20000',
  rates: [
    { from: '0', side: 'at', rate: '0.1' },
    { from: '1', side: 'at', rate: '0.5' },
  ],
  applies: 'whole',
  deals: 'own',
  payableOn: 'signed',
  from: '2027-01-01',
  to: null,
  people: [company.people.rep.id],
  roles: [],
  ...more,
});

let named = 0;
const proposed = async (content: PlanContent, by = company.people.finance): Promise<PlanVersion> => {
  named += 1;
  return granted(await proposePlan(company.database, asked(by), { name: `Plan ${named}`, content, note: '' }));
};
const inForce = async (content = tenOrFifty()): Promise<PlanVersion> =>
  granted(await publishPlanVersion(company.database, asked(company.people.cfo), await proposed(content)));

/** A deal of the rep's over 36 months: 5 % off $10,000 a year and $5,000 once is a target ACV of $14,500. */
async function signed(signedOn: string, by = company.people.rep): Promise<TestDeal> {
  const { legal, secondLegal } = company.people;
  const deal = await company.deal({}, by);
  await company.give(by, 'SubmitQuote', deal.quoteId, { comment: '' });
  const contract = await company.give(legal, 'DraftContract', deal.quoteId);
  await company.printed((contract.snapshot.context as ContractContext).documentId);
  await company.give(legal, 'IssueContract', contract.id);
  const bytes = Buffer.from(`%PDF ${deal.id}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, mediaType: 'application/pdf', bytes };
  await company.give(legal, 'RecordSignedCopy', contract.id, { file, signedOn });
  await company.give(secondLegal, 'ConfirmSignedCopy', contract.id, { sha256 });
  return deal;
}

const effectFor = async (actor: Actor, { id, quoteId }: TestDeal) =>
  compensationOf(company.database, actor, id, quoteId);

describe('What a deal does to who sells it', () => {
  it('tells behind what is attained the deals that it is the sum of, to who sees them all', async () => {
    await inForce();
    const known = await signed('2027-01-04');
    const draft = await company.deal();

    const own = (await effectFor(company.people.rep, draft)).items[0];
    const seller = company.people.rep.id;
    const blind = (
      await compensationOfPerson(company.database, { ...auditor, permissions: new Set(['commission.read']) }, seller)
    )[0];

    expect(own?.behind).toMatchObject([
      { deal: { id: known.id, number: expect.stringMatching(/^D-\d+$/) }, credit: usd('14500.00') },
    ]);
    expect(blind).toMatchObject({ attained: usd('14500.00'), counted: 1, behind: [] });
  });

  it('counts what they signed in the period, and the deal as if it were signed today', async () => {
    await inForce();
    await signed('2027-01-04');
    const draft = await company.deal();

    const { items, on, isSigned } = await effectFor(company.people.rep, draft);

    // 14,500 × 10 % = 1,450; 29,000 × 50 % = 14,500
    expect({ on, isSigned }).toEqual({ on: '2027-01-05', isSigned: false });
    expect(items).toMatchObject([
      {
        person: { name: 'rep' },
        period: { name: 'January 2027' },
        attained: usd('14500.00'),
        counted: 1,
        uncounted: 0,
        effect: {
          credit: usd('14500.00'),
          before: { commission: usd('1450.00'), share: '0.72500000' },
          with: { attained: usd('29000.00'), commission: usd('14500.00') },
          difference: usd('13050.00'),
          cliffs: [],
        },
      },
    ]);
  });

  it('is for a signed deal that of its own period, without counting it twice', async () => {
    await inForce(tenOrFifty({ from: '2026-12-01' }));
    company.at('2027-01-06T12:00:00Z');
    const december = await signed('2026-12-31');
    await signed('2027-01-05');

    const { items, on, isSigned } = await effectFor(company.people.rep, december);

    expect({ on, isSigned }).toEqual({ on: '2026-12-31', isSigned: true });
    expect(items[0]).toMatchObject({
      period: { name: 'December 2026' },
      attained: usd('0.00'),
      effect: { with: { attained: usd('14500.00') }, difference: usd('1450.00') },
    });
  });

  it('stays with who owned the deal when it was signed', async () => {
    await inForce(tenOrFifty({ people: [company.people.rep.id, company.people.otherRep.id] }));
    const deal = await signed('2027-01-05');
    await company.rows('update deal set owner_id = $2 where id = $1', [deal.id, company.people.otherRep.id]);

    const attained = async (of: Actor) =>
      (await compensationOfPerson(company.database, auditor, of.id)).map((item) => item.attained.amount);

    expect(await attained(company.people.rep)).toEqual(['14500.00']);
    expect(await attained(company.people.otherRep)).toEqual(['0.00']);
  });

  it('is told in the plan’s currency by the policy’s rate on the first day of the period', async () => {
    await company.rows(
      `insert into exchange_rate (currency, valid_from, rate) values ('EUR', '2026-12-31', 1.25), ('EUR', '2027-01-02', 2)`,
    );
    await inForce(tenOrFifty({ currency: 'EUR' }));
    const draft = await company.deal();

    const { items } = await effectFor(company.people.rep, draft);

    // $14,500 ÷ 1.25
    expect(items[0]?.effect?.credit).toEqual({ amount: '11600.00', currency: 'EUR' });
  });

  it('is by everybody’s own quota where the plan says so, and unknown without one for the period', async () => {
    await inForce(tenOrFifty({ quota: null }));
    const draft = await company.deal();
    const { items: without } = await effectFor(company.people.rep, draft);
    await company.rows(
      `insert into quota (person_id, starts_on, period, amount, currency)
       values ($1, '2026-12-01', 'December', 1, 'USD'), ($1, '2027-01-01', 'January', 14000, 'USD')`,
      [company.people.rep.id],
    );
    const { items } = await effectFor(company.people.rep, draft);

    expect(without).toMatchObject([{ terms: null, effect: null }]);
    expect(items).toMatchObject([
      { terms: { quota: '14000' }, effect: { with: { commission: usd('7250.00') }, cliffs: [{ direction: 'less' }] } },
    ]);
  });

  it('pays those above by a plan for their people’s deals, and not for their own', async () => {
    const { manager, rep } = company.people;
    await inForce(tenOrFifty({ deals: 'reports', people: [manager.id, rep.id] }));
    await signed('2027-01-04');
    const draft = await company.deal();

    const { items } = await effectFor(auditor, draft);

    expect(items).toMatchObject([{ person: { name: 'manager' }, deals: 'reports', attained: usd('14500.00') }]);
  });
});

describe('Who sees what somebody is paid', () => {
  const seenBy = async (actor: Actor, deal: TestDeal): Promise<string[]> =>
    (await effectFor(actor, deal)).items.map(({ person }) => person.name);

  it('is they themselves, those above them, and finance; nobody else sees a figure', async () => {
    const { rep, otherRep, manager, vp, cfo, finance, desk, legal, admin } = company.people;
    await inForce();
    const deal = await company.deal();

    for (const actor of [rep, manager, vp, cfo, finance, auditor]) {
      expect([actor.name, await seenBy(actor, deal)]).toEqual([actor.name, ['rep']]);
    }
    for (const actor of [otherRep, desk, legal, admin]) {
      expect([actor.name, await seenBy(actor, deal)]).toEqual([actor.name, []]);
      expect(await compensationOfPerson(company.database, actor, rep.id)).toEqual([]);
    }
  });

  it('is not a manager of others', async () => {
    await inForce();
    const stranger = await company.hire('Stranger', ['sales-manager'], company.people.cfo.id);

    expect(await seenBy(stranger, await company.deal())).toEqual([]);
  });

  it('is what the company says of a role', async () => {
    const { finance, manager, desk, cfo } = company.people;
    await inForce();
    const deal = await company.deal();
    const sight = { cost: 'visible', margin: 'visible' } as const;
    await setSight(company.database, asked(cfo), 'finance', { ...sight, commission: 'own' });
    await setSight(company.database, asked(cfo), 'sales-manager', { ...sight, commission: 'own' });
    await setSight(company.database, asked(cfo), 'deal-desk', { ...sight, commission: 'everyone' });
    const set = await sightsSet(company.database);
    const now = (actor: Actor): Actor => ({ ...actor, permissions: permissionsOf(actor.roles, set) });

    expect(await Promise.all([finance, manager, desk].map((actor) => seenBy(now(actor), deal)))).toEqual([
      [],
      [],
      ['rep'],
    ]);
  });

  it('stays as it was when only cost and margin are said', async () => {
    const { cfo } = company.people;
    await setSight(company.database, asked(cfo), 'finance', { cost: 'hidden', margin: 'band' });

    expect(await sightsSet(company.database)).toEqual({
      finance: { cost: 'hidden', margin: 'band', commission: 'everyone' },
    });
  });

  it('is for those who decide the names alone of who is paid, a manager’s override among them', async () => {
    const { desk, rep, manager, otherRep } = company.people;
    await inForce();
    await inForce(tenOrFifty({ deals: 'reports', people: [manager.id] }));
    const deal = await company.deal();

    const decider = await effectFor(desk, deal);
    expect(decider.items).toEqual([]);
    expect(decider.payLine).toEqual([
      { person: { id: rep.id, name: 'rep' }, deals: 'own' },
      { person: { id: manager.id, name: 'manager' }, deals: 'reports' },
    ]);
    expect((await effectFor(otherRep, deal)).payLine).toEqual([]);
  });
});

describe('A compensation plan', () => {
  it('counts once a second person published it, from its first day on', async () => {
    const { finance, cfo, rep } = company.people;
    const at = await proposed(tenOrFifty());
    const plans = async () => (await compensationOfPerson(company.database, rep, rep.id)).map(({ plan }) => plan.id);

    expect(await plans()).toEqual([]);
    expect(await publishPlanVersion(company.database, asked(finance), at)).toMatchObject({ code: 'forbidden' });
    await publishPlanVersion(company.database, asked(cfo), at);
    expect(await plans()).toEqual([at.planId]);
    company.at('2026-12-31T12:00:00Z');
    expect(await plans()).toEqual([]);
  });

  it('is not proposed nor published by who is paid by it, also when a change would end that', async () => {
    const { finance, secondFinance, cfo } = company.people;
    const forFinance = tenOrFifty({ people: [], roles: ['finance'] });
    const name = 'Own pay';
    expect(await proposePlan(company.database, asked(finance), { name, content: forFinance, note: '' })).toMatchObject({
      code: 'forbidden',
    });
    const at = await proposed(forFinance, cfo);
    expect(await publishPlanVersion(company.database, asked(secondFinance), at)).toMatchObject({ code: 'forbidden' });

    const paysOne = await inForce(tenOrFifty({ people: [secondFinance.id] }));
    const change = { content: tenOrFifty({ quota: '1' }), note: '' };
    expect(await proposePlanVersion(company.database, asked(secondFinance), paysOne.planId, change)).toMatchObject({
      code: 'forbidden',
    });
  });

  it('is changed by its next version, one proposed at a time, and the newest that has begun counts', async () => {
    const { finance, secondFinance, cfo, rep } = company.people;
    const { planId } = await inForce();
    const next = { content: tenOrFifty({ quota: '30000', from: '2027-02-01' }), note: 'From February' };
    const second = granted(await proposePlanVersion(company.database, asked(secondFinance), planId, next));
    expect(await proposePlanVersion(company.database, asked(finance), planId, next)).toMatchObject({
      code: 'not-available',
    });
    await publishPlanVersion(company.database, asked(cfo), second);
    const quota = async () => (await compensationOfPerson(company.database, rep, rep.id))[0]?.terms?.quota;

    expect(await quota()).toBe('20000');
    company.at('2027-02-01T12:00:00Z');
    expect(await quota()).toBe('30000');
  });

  it('is declined by who may publish it, and taken back by its author', async () => {
    const { finance, secondFinance, cfo } = company.people;
    const [one, other] = [await proposed(tenOrFifty()), await proposed(tenOrFifty())];

    granted(await declinePlanVersion(company.database, asked(cfo), one));
    granted(await declinePlanVersion(company.database, asked(finance), other));
    expect(await publishPlanVersion(company.database, asked(secondFinance), one)).toMatchObject({
      code: 'not-available',
    });
    expect((await planPage(company.database, secondFinance, one.planId))?.available).toEqual(['ProposePlanVersion']);
  });

  it('names every field that is wrong', async () => {
    const { finance } = company.people;
    const nobody = '01900000-0000-7000-8000-000000000000';
    const wrong = tenOrFifty({ quota: '0', from: '2027-01-02', people: [nobody], roles: ['nobody'] });

    expect(
      await proposePlan(company.database, asked(finance), { name: 'Wrong', content: wrong, note: '' }),
    ).toMatchObject({
      code: 'invalid',
      errors: ['quota', 'from', 'people/0', 'roles/0'].map((field) => ({ pointer: `/content/${field}` })),
    });
  });

  it('writes each step into the audit trail, with the hash of what it says and not what it pays', async () => {
    const at = await inForce();

    const facts = await company.rows<{ type: string; data: Record<string, unknown> }>(
      `select type, data from fact where type like 'Compensation%' order by id`,
    );
    const contentHash = sha256(canonical(tenOrFifty()));
    expect(facts).toEqual([
      { type: 'CompensationPlanProposed', data: { ...at, note: '', contentHash } },
      { type: 'CompensationPlanPublished', data: { ...at, contentHash } },
    ]);
  });
});

describe('A commission', () => {
  it('decides nothing: the same deal asks the same people with a plan and without one', async () => {
    const route = async (deal: TestDeal) =>
      (
        await company.rows<{ label: string; ask: string }>(
          `select label, plan ->> 'ask' as ask from approval_step where deal_id = $1 order by ordinal`,
          [deal.id],
        )
      ).map(({ label, ask }) => `${label}: ${ask}`);
    const submitted = async () => {
      const deal = await company.deal();
      await company.give(company.people.rep, 'EditQuote', deal.quoteId, { content: offer('0.25') });
      await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'why' });
      return deal;
    };
    const before = await route(await submitted());
    await inForce();

    expect(before.length).toBeGreaterThan(0);
    expect(await route(await submitted())).toEqual(before);
  });
});
