import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import type { Stored } from '../../workflows/workflow.ts';
import type { Actor } from '../../src/commands/actor.ts';
import { availableTo } from '../../src/commands/available.ts';
import { changeDeal } from '../../src/commands/deal/deal.ts';
import { handle, handleIn } from '../../src/commands/handle.ts';
import { isRefusal, type Refusal } from '../../src/commands/refusal.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(() => company.startOver());
afterAll(() => company?.close());

interface Review extends TestDeal {
  approvalId: string;
  steps: { id: string; label: string }[];
}

/** A deal of the rep's at this discount, submitted. */
async function inReview(discount: string): Promise<Review> {
  const deal = await company.deal(content(discount));
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  return { ...deal, ...(await latestRequest(deal)) };
}

async function latestRequest({ id }: TestDeal): Promise<Pick<Review, 'approvalId' | 'steps'>> {
  const steps = await company.rows<{ id: string; label: string; approvalId: string }>(
    `select s.id, s.label, s.approval_id as "approvalId" from approval_step s join approval_request r on r.id = s.approval_id
     where s.deal_id = $1 and r.quote_version = (select max(quote_version) from approval_request where deal_id = $1)
     order by s.ordinal`,
    [id],
  );
  return { approvalId: steps[0]?.approvalId as string, steps };
}

const stepOf = ({ steps }: Review, label?: string) => steps.find((step) => !label || step.label === label)?.id;

const deciding = (review: Review, by: Actor, label?: string, more: object = {}) =>
  [
    by,
    'DecideStep',
    review.approvalId,
    { stepId: stepOf(review, label), decision: 'approve', comment: '', ...more },
  ] as const;

const stateOf = async (id: string) =>
  (await company.rows<{ state: string }>('select state from instance where id = $1', [id]))[0]?.state;
const snapshotOf = async (id: string) =>
  (
    (await company.rows<{ snapshot: Stored }>('select snapshot from instance where id = $1', [id]))[0] as {
      snapshot: Stored;
    }
  ).snapshot;
const told = async (message: string) =>
  (
    await company.rows<{ person: string }>(
      `select distinct jsonb_array_elements_text(payload -> 'people') as person from outbox where key like $1`,
      [`notify-${message}-%`],
    )
  )
    .map(({ person }) => person)
    .sort();
const idsOf = (...people: Actor[]) => people.map(({ id }) => id).sort();

describe('submission', () => {
  it('of a standard quote makes it usable at once and asks nobody', async () => {
    const deal = await company.deal();
    expect((await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' })).state).toBe('usable');
    expect(await company.count('approval_request')).toBe(0);
  });

  it.each([
    ['without lines', { lines: [] }, '/lines'],
    ['whose day is over', { validUntil: '2027-01-04' }, '/validUntil'],
  ])('of a quote %s is refused, naming the field', async (_, given, pointer) => {
    const deal = await company.deal(given);
    const refusal = await company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ pointer }] });
  });

  it('of a quote that somebody must approve wants to know why', async () => {
    const deal = await company.deal(content('0.15'));
    const refusal = await company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: ' ' });
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ pointer: '/comment' }] });
  });

  it('of a quote that the rules block is refused with their reason, and nothing is written', async () => {
    const deal = await company.deal(content('0.75'));
    const before = await company.count('fact');
    const refusal = await company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    expect(refusal).toMatchObject({ code: 'rule', detail: 'Over 40 % is never given (D4)' });
    expect(await company.count('fact')).toBe(before);
    expect(await company.count('quote_version', 'submitted_at is not null')).toBe(0);
  });

  it('is refused when not enough different people could decide', async () => {
    await company.rows(`update person set active = false where name in ('finance', 'secondFinance', 'cfo')`);
    const deal = await company.deal(content('0.38'));
    const refusal = await company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    expect(refusal).toMatchObject({
      code: 'rule',
      detail: 'finance needs 2 different people, and only 1 may approve. Ask an administrator who should.',
    });
  });
});

describe('a stale answer', () => {
  it('is refused under the lock, and writes nothing', async () => {
    const deal = await company.deal();
    await company.give(company.people.rep, 'EditQuote', deal.quoteId, { content: content('0.02') });
    const before = await company.rows('select * from instance');
    const facts = await company.count('fact');
    const answer = await company.try(company.people.rep, 'EditQuote', deal.quoteId, { content: content('0.03') }, 1);
    expect(answer).toMatchObject({ refused: true, code: 'stale' });
    expect(await company.rows('select * from instance')).toEqual(before);
    expect(await company.count('fact')).toBe(facts);
  });

  it('of two edits on one version at once, one is taken and one is stale', async () => {
    const deal = await company.deal();
    const edits = ['0.02', '0.03'].map((discount) =>
      company.try(company.people.rep, 'EditQuote', deal.quoteId, { content: content(discount) }, 1),
    );
    const refusals = (await Promise.all(edits)).filter(isRefusal);
    expect(refusals.map(({ code }) => code)).toEqual(['stale']);
    expect(await company.count('fact', `type = 'QuoteEdited'`)).toBe(1);
  });

  it('for other terms than were shown is refused', async () => {
    const review = await inReview('0.18');
    const answer = await company.refusal(
      ...deciding(review, company.people.manager, undefined, { termsHash: 'f'.repeat(64) }),
    );
    expect(answer.code).toBe('stale');
  });
});

describe('a decision', () => {
  it("on one's own deal is refused, and that it was tried is a fact", async () => {
    const { manager } = company.people;
    const deal = await company.deal({}, manager);
    await company.give(manager, 'EditQuote', deal.quoteId, { content: content('0.18') });
    await company.give(manager, 'SubmitQuote', deal.quoteId, { comment: 'mine' });
    const review = { ...deal, ...(await latestRequest(deal)) };
    const refusal = await company.refusal(...deciding(review, manager));
    expect(refusal.code).toBe('sod_self_approval');
    expect(await company.rows(`select type, by, data from fact where type = 'SelfApprovalAttempted'`)).toEqual([
      { type: 'SelfApprovalAttempted', by: manager.id, data: { stepId: stepOf(review), decision: 'approve' } },
    ]);
    expect(await company.count('decision')).toBe(0);
  });

  it("by who edited the quote is refused like the submitter's, though the route asks their role", async () => {
    const { desk, rep, finance } = company.people;
    const deal = await company.deal(content('0.28'));
    await company.give(desk, 'EditQuote', deal.quoteId, { content: content('0.29') });
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    const review = { ...deal, ...(await latestRequest(deal)) };
    expect(await company.refusal(...deciding(review, desk))).toMatchObject({ code: 'sod_self_approval' });
    expect((await company.give(...deciding(review, finance, 'finance'))).state).toBe('asking');
  });

  it('by who wrote the quote of which this one is a clone is refused just the same', async () => {
    const { desk, rep, finance } = company.people;
    const deal = await company.deal(content('0.28'));
    await company.give(desk, 'EditQuote', deal.quoteId, { content: content('0.29') });
    const cloned = {
      type: 'OpenQuote',
      target: { dealId: deal.id },
      by: rep,
      input: { content: content('0.29') },
    } as const;
    const { instance } = granted(await handle(company.database, cloned));
    await company.give(rep, 'SubmitQuote', instance.id, { comment: 'please' });
    const review = { ...deal, ...(await latestRequest(deal)) };
    expect(await company.refusal(...deciding(review, desk))).toMatchObject({ code: 'sod_self_approval' });
    expect((await company.give(...deciding(review, finance, 'finance'))).state).toBe('asking');
  });

  it('by who submitted an earlier version is refused, though they never wrote on any', async () => {
    const { rep, manager, vp } = company.people;
    const deal = await company.deal(content('0.18'));
    await company.give(manager, 'SubmitQuote', deal.quoteId, { comment: 'for the rep' });
    await company.give(rep, 'RecallQuote', deal.quoteId, { reason: 'a slip' });
    await company.give(rep, 'ReviseQuote', deal.quoteId, { reason: 'a slip' });
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    const review = { ...deal, ...(await latestRequest(deal)) };
    expect(await company.refusal(...deciding(review, manager))).toMatchObject({ code: 'sod_self_approval' });
    expect((await company.give(...deciding(review, vp))).state).toBe('granted');
  });

  it('by who owned the deal before is refused, though they never wrote on it', async () => {
    const { rep, manager, vp } = company.people;
    const deal = await company.deal(content('0.18'));
    for (const [from, to] of [
      [rep, manager],
      [manager, rep],
    ] as const) {
      const [{ version }] = (await company.rows<{ version: number }>('select version from deal where id = $1', [
        deal.id,
      ])) as [{ version: number }];
      const handed = await changeDeal(company.database, from, deal.id, version, { ownerId: to.id });
      expect(handed).toMatchObject({ id: deal.id });
    }
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    const review = { ...deal, ...(await latestRequest(deal)) };
    expect(await company.refusal(...deciding(review, manager))).toMatchObject({ code: 'sod_self_approval' });
    expect((await company.give(...deciding(review, vp))).state).toBe('granted');
  });

  it('asks nobody again who has decided in an earlier stage of the same request', async () => {
    const { finance, desk, cfo } = company.people;
    const both = await company.hire('both', ['finance', 'cfo']);
    const review = await inReview('0.29');
    await company.give(...deciding(review, desk, 'deal-desk'));
    await company.give(...deciding(review, both, 'finance'));
    expect(await stateOf(review.approvalId)).toBe('asking');
    const open = await company.rows<{ id: string }>('select person_id as id from approval_candidate where open');
    expect(open).toEqual([{ id: cfo.id }]);
    const [deal] = await company.rows(`select waiting_on -> 0 -> 'people' as people from deal`);
    expect(deal).toEqual({ people: [cfo.id] });
    const asked = (person: Actor) =>
      company.count('outbox', `key like 'mail-approval-asked-%' and payload ->> 'personId' = $1`, [person.id]);
    expect([await asked(finance), await asked(both), await asked(cfo)]).toEqual([1, 1, 1]);
  });

  it('by somebody who is not asked, or on a step of another request, is refused', async () => {
    const [review, other] = [await inReview('0.18'), await inReview('0.18')];
    expect(await company.refusal(...deciding(review, company.people.vp))).toMatchObject({ code: 'forbidden' });
    const [by, type, , input] = deciding(review, company.people.manager);
    expect(await company.refusal(by, type, other.approvalId, input)).toMatchObject({ code: 'not-found' });
    expect(await company.count('fact', `type = 'SelfApprovalAttempted'`)).toBe(0);
  });

  it('against says why', async () => {
    const review = await inReview('0.18');
    const refusal = await company.refusal(
      ...deciding(review, company.people.manager, undefined, { decision: 'reject' }),
    );
    expect(refusal.errors).toMatchObject([{ pointer: '/comment' }]);
  });

  it('against ends the request, tells the submitter and calls off the others', async () => {
    const { finance, desk, rep } = company.people;
    const review = await inReview('0.29');
    const against = { decision: 'reject', comment: 'too cheap' };
    expect((await company.give(...deciding(review, finance, 'finance', against))).state).toBe('rejected');
    expect(await stateOf(review.quoteId)).toBe('rejected');
    expect(await told('approval-called-off')).toEqual(idsOf(desk));
    expect(await told('approval-decided')).toEqual(idsOf(rep));
    const late = await company.refusal(...deciding(review, desk, 'deal-desk'));
    expect(late).toMatchObject({ code: 'not-available', detail: 'This step was called off before you decided.' });
  });

  it("is made once by each: the second is told of one's own", async () => {
    const { finance, secondFinance } = company.people;
    const review = await inReview('0.38');
    await company.give(...deciding(review, finance));
    expect(await company.refusal(...deciding(review, finance))).toMatchObject({
      code: 'already-decided',
      by: 'finance',
    });
    expect((await company.give(...deciding(review, secondFinance))).state).toBe('granted');
    expect(await company.refusal(...deciding(review, finance))).toMatchObject({
      code: 'already-decided',
      by: 'finance',
    });
  });
});

describe('at the same moment', () => {
  it('of 64 approvers of one seat one decides, and the others are told who did and when', async () => {
    const crowd: Actor[] = [];
    for (let n = 0; n < 64; n += 1) crowd.push(await company.hire(`Approver ${n}`, ['finance']));
    const review = await inReview('0.29');
    const answers = await Promise.all(crowd.map((by) => company.try(...deciding(review, by, 'finance'))));
    const refusals = answers.filter(isRefusal);
    expect(refusals).toHaveLength(63);
    const [made] = await company.rows<{ name: string; at: string }>(
      'select p.name, d.decided_at as at from decision d join person p on p.id = d.person_id',
    );
    expect(refusals.map(({ code, by, at }) => ({ code, by, at }))).toEqual(
      refusals.map(() => ({ code: 'already-decided', by: made?.name, at: made?.at })),
    );
    expect(await company.count('decision')).toBe(1);
    expect(await company.count('fact', `type = 'StepApproved'`)).toBe(1);
  });

  it('parallel steps that finish open the next stage once', async () => {
    const { finance, desk, cfo } = company.people;
    const review = await inReview('0.29');
    await Promise.all([
      company.give(...deciding(review, finance, 'finance')),
      company.give(...deciding(review, desk, 'deal-desk')),
    ]);
    const opened = await company.rows<{ opened: number }>(
      `select jsonb_array_length(data -> 'opened') as opened from fact where type = 'StepApproved' order by seq`,
    );
    expect(opened.map((fact) => fact.opened)).toEqual([0, 1]);
    const asked = await company.count('outbox', `verb = 'mail' and payload ->> 'personId' = $1`, [cfo.id]);
    expect(asked).toBe(1);
  });

  it('recall and last approval happen in one order', async () => {
    const { manager, rep } = company.people;
    const review = await inReview('0.18');
    const [approval, recall] = await Promise.all([
      company.try(...deciding(review, manager)),
      company.try(rep, 'RecallQuote', review.quoteId, { reason: 'a slip' }),
    ]);
    expect([isRefusal(approval), isRefusal(recall)].sort()).toEqual([false, true]);
    expect([await stateOf(review.quoteId), await stateOf(review.approvalId)]).toEqual(
      isRefusal(recall) ? ['usable', 'granted'] : ['recalled', 'cancelled'],
    );
  });
});

describe('a quote that is taken back', () => {
  it('by recall cancels its request and tells those who still had to decide', async () => {
    const { rep, finance, secondFinance, thirdFinance } = company.people;
    const review = await inReview('0.38');
    await company.give(...deciding(review, finance));
    await company.give(rep, 'RecallQuote', review.quoteId, { reason: 'a slip' });
    expect(await stateOf(review.approvalId)).toBe('cancelled');
    expect(await told('approval-called-off')).toEqual(idsOf(secondFinance, thirdFinance));
    expect(await company.count('approval_candidate', 'open')).toBe(0);
    expect(await company.count('deadline', "status <> 'cancelled'")).toBe(0);
  });

  it('and sent again asks every step again, for the new version alone', async () => {
    const { rep, manager } = company.people;
    const first = await inReview('0.18');
    await company.give(...deciding(first, manager));
    await company.give(rep, 'ReviseQuote', first.quoteId, { reason: 'more seats' });
    await company.give(rep, 'EditQuote', first.quoteId, { content: content('0.19') });
    await company.give(rep, 'SubmitQuote', first.quoteId, { comment: 'a bit more' });
    const second = { ...first, ...(await latestRequest(first)) };
    expect(second.approvalId).not.toBe(first.approvalId);
    expect((await company.give(...deciding(second, manager))).state).toBe('granted');
    const hashes = await company.rows<{ terms_hash: string }>('select distinct terms_hash from decision');
    expect(hashes).toHaveLength(2);
    expect(await company.rows('select version from quote_version order by version')).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('after its approval by a revision withdraws the contract that was being made', async () => {
    const { rep, legal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    const contract = await company.give(legal, 'DraftContract', deal.quoteId);
    await company.give(rep, 'ReviseQuote', deal.quoteId, { reason: 'more seats' });
    expect(await stateOf(contract.id)).toBe('withdrawn');
    expect(await company.rows(`select data ->> 'reason' as reason from fact where type = 'ContractWithdrawn'`)).toEqual(
      [{ reason: 'A new version of the quote was begun.' }],
    );
  });

  it('by withdrawal ends everything that runs for it', async () => {
    const review = await inReview('0.29');
    await company.give(company.people.rep, 'WithdrawQuote', review.quoteId, { reason: 'lost' });
    expect([await stateOf(review.quoteId), await stateOf(review.approvalId)]).toEqual(['withdrawn', 'cancelled']);
    expect(await company.rows('select stage from deal')).toEqual([{ stage: 'lost' }]);
  });
});

describe('at the end of its valid-until day', () => {
  const lapse = async () => {
    const [due] = await company.rows<{ command: Parameters<typeof handle>[1] }>(
      `select command from deadline where name = 'lapse' and status = 'armed' and due_at <= clock()`,
    );
    return due && handle(company.database, { ...due.command, by: 'installation' });
  };

  it('a quote in review lapses, and its request is called off', async () => {
    const review = await inReview('0.29');
    company.at('2027-01-31T23:59:59Z');
    expect(await lapse()).toBeUndefined();
    company.at('2027-02-01T00:00:01Z');
    expect(await lapse()).not.toMatchObject({ refused: true });
    expect([await stateOf(review.quoteId), await stateOf(review.approvalId)]).toEqual(['lapsed', 'cancelled']);
    expect(await company.rows(`select by from fact where type in ('QuoteLapsed', 'ApprovalCancelled')`)).toEqual([
      { by: null },
      { by: null },
    ]);
    expect(await told('quote-lapsed')).toEqual(idsOf(company.people.rep));
  });

  const signed = {
    file: { sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: Buffer.from('%PDF') },
    signedOn: '2027-01-05',
  };

  /** A usable quote whose contract came back signed and waits for a second person. */
  async function withSignedCopy() {
    const { rep, legal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    const contract = await company.give(legal, 'DraftContract', deal.quoteId);
    await company.printed((contract.snapshot.context as ContractContext).documentId);
    await company.give(legal, 'IssueContract', contract.id);
    await company.give(legal, 'RecordSignedCopy', contract.id, signed);
    return { ...deal, contractId: contract.id };
  }

  it('a quote whose signed copy waits for a second person stays, and can still be confirmed', async () => {
    const { quoteId, contractId } = await withSignedCopy();
    company.at('2027-02-01T00:00:01Z');
    expect(await lapse()).toBeUndefined();
    await company.give(company.people.secondLegal, 'ConfirmSignedCopy', contractId, { sha256: signed.file.sha256 });
    expect(await stateOf(quoteId)).toBe('signed');
  });

  it.each([
    ['was refused', 'RefuseSignedCopy'],
    ['was withdrawn with its contract', 'WithdrawContract'],
  ] as const)('a quote whose signed copy %s lapses after all', async (_, type) => {
    const { quoteId, contractId } = await withSignedCopy();
    await company.give(company.people.secondLegal, type, contractId, { reason: 'a page is missing' });
    company.at('2027-02-01T00:00:01Z');
    expect(await lapse()).not.toMatchObject({ refused: true });
    expect(await stateOf(quoteId)).toBe('lapsed');
  });

  it('a deal that moved on refuses to lapse', async () => {
    const review = await inReview('0.18');
    const [deadline] = await company.rows<{ command: Parameters<typeof handle>[1] }>(
      "select command from deadline where name = 'lapse'",
    );
    await company.give(company.people.rep, 'RecallQuote', review.quoteId, { reason: 'a slip' });
    const late = await handle(company.database, {
      ...(deadline as { command: Parameters<typeof handle>[1] }).command,
      by: 'installation',
    });
    expect(late).toMatchObject({ refused: true, code: 'not-available' });
  });
});

describe('a command', () => {
  const refusalOf = async (...command: Parameters<TestCompany['refusal']>): Promise<Refusal['code']> =>
    (await company.refusal(...command)).code;

  it('of another kind of machine finds nothing there', async () => {
    const review = await inReview('0.18');
    const { rep, manager, legal } = company.people;
    expect(await refusalOf(rep, 'EditQuote', review.approvalId, { content: content('0.1') })).toBe('not-found');
    expect(await refusalOf(legal, 'DraftContract', review.approvalId)).toBe('not-found');
    expect(await refusalOf(rep, 'OpenQuote', review.quoteId, { content: content('0.1') })).toBe('not-found');
    expect(await refusalOf(manager, 'DecideStep', review.quoteId, {})).toBe('not-found');
    for (const type of ['EditQuote', 'DraftContract'] as const) {
      const of = type === 'EditQuote' ? rep : legal;
      const answer = await handle(company.database, { type, target: { dealId: review.id }, by: of, input: {} });
      expect(answer).toMatchObject({ refused: true, code: 'not-found' });
    }
  });

  it('of an accepted order does not make a contract, though an accepted quote would', async () => {
    const { rep, legal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    const orderId = '00000000-0000-4000-8000-000000000001';
    await company.rows(
      `insert into instance (id, deal_id, workflow, workflow_version, state, snapshot, changed_at)
       values ($1, $2, 'order', 1, 'accepted', '{"value": "accepted", "context": {}, "status": "done"}', clock())`,
      [orderId, deal.id],
    );
    expect(await refusalOf(legal, 'DraftContract', orderId)).toBe('not-found');
  });

  it('on a deal that one may not see finds nothing there', async () => {
    const deal = await company.deal();
    expect(await refusalOf(company.people.otherRep, 'WithdrawQuote', deal.quoteId, { reason: 'mine' })).toBe(
      'not-found',
    );
    expect(await refusalOf(company.people.otherRep, 'WithdrawQuote', '00000000-0000-4000-8000-000000000000')).toBe(
      'not-found',
    );
  });

  it('that facts and deadlines ask is not for people, and what people ask is not for deadlines', async () => {
    const review = await inReview('0.18');
    for (const type of ['ApproveQuote', 'LapseQuote'] as const) {
      expect(await refusalOf(company.people.cfo, type, review.quoteId, { lapsedVersion: 1 })).toBe('forbidden');
    }
    expect(await refusalOf('installation', 'RecallQuote', review.quoteId, { reason: 'r' })).toBe('forbidden');
  });

  it('that the machine does not look at now is refused before anything is read for it', async () => {
    const deal = await company.deal();
    await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    company.at('2027-03-01T00:00:00Z');
    const again = await company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    expect(again).toMatchObject({ code: 'not-available', available: expect.arrayContaining(['ReviseQuote']) });
  });

  it('that is not possible now is told what this person may do instead, and nothing that only facts ask', async () => {
    const review = await inReview('0.18');
    const { rep, manager, legal } = company.people;
    const edit = await company.refusal(rep, 'EditQuote', review.quoteId, { content: content('0.1') });
    expect(edit.available).toEqual(['RecallQuote', 'RequestProposal', 'WithdrawQuote', 'AskExtension']);
    const approval = { workflow: 'approval', snapshot: await snapshotOf(review.approvalId) } as const;
    expect(availableTo(manager, approval)).toEqual([
      'DecideStep',
      'CommentOnStep',
      'HoldStep',
      'ReassignStep',
      'AddApprover',
    ]);
    expect(availableTo(legal, approval)).toEqual(['CommentOnStep']);
  });

  it('whose transaction breaks in the middle leaves nothing', async () => {
    const deal = await company.deal(content('0.29'));
    const everything = () =>
      Promise.all(
        ['instance', 'fact', 'chain_head', 'outbox', 'deadline', 'approval_step', 'quote_version', 'deal'].map(
          (table) => company.rows(`select * from ${table} order by 1, 2`),
        ),
      );
    const before = await everything();
    const broken = company.database.transaction(async (tx) => {
      const command = {
        type: 'SubmitQuote',
        target: { instanceId: deal.quoteId },
        by: company.people.rep,
        input: { comment: 'please' },
      } as const;
      expect(isRefusal(await handleIn(tx, command))).toBe(false);
      throw new Error('the process was killed');
    });
    await expect(broken).rejects.toThrow('the process was killed');
    expect(await everything()).toEqual(before);
  });

  it('with an outbox that cannot be written changes no state', async () => {
    const deal = await company.deal(content('0.29'));
    await company.rows(`alter table outbox add constraint full_disk check (false) not valid`);
    const submission = company.try(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    await expect(submission).rejects.toThrow('full_disk');
    await company.rows('alter table outbox drop constraint full_disk');
    expect(await stateOf(deal.quoteId)).toBe('draft');
    expect(await company.count('approval_request')).toBe(0);
  });
});
