import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import type { Instance } from '../../src/store/instances.ts';
import { content, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
let deal: TestDeal;
let contract: Instance;
beforeAll(async () => {
  company = await testCompany();
  deal = await company.deal({ validUntil: '2027-01-31' });
});
afterAll(() => company?.close());

const chapters: { title: string; happens: () => Promise<void> }[] = [];
const chapter = (title: string, happens: () => Promise<void>) => chapters.push({ title, happens });

const stage = async () =>
  (await company.rows<{ stage: string }>('select stage from deal where id = $1', [deal.id]))[0]?.stage;
const machines = async (workflow: string) =>
  company.rows<{ id: string; state: string }>(
    'select id, state from instance where deal_id = $1 and workflow = $2 order by id',
    [deal.id, workflow],
  );
const theMachine = async (workflow: string) => (await machines(workflow))[0] as { id: string; state: string };
const factsSince = async (seq: number) =>
  (
    await company.rows<{ type: string }>('select type from fact where subject_id = $1 and seq > $2 order by seq', [
      deal.id,
      seq,
    ])
  ).map(({ type }) => type);
const lastSeq = () => company.count('fact', 'subject_id = $1', [deal.id]);
const steps = async () =>
  company.rows<{ id: string; stage: number; label: string; status: string }>(
    'select id, stage, label, status from approval_step where deal_id = $1 order by ordinal',
    [deal.id],
  );

chapter('the rep edits the draft: prices, measures and the list columns follow', async () => {
  await company.give(company.people.rep, 'EditQuote', deal.quoteId, { content: content('0.25') });
  const [row] = await company.rows('select stage, tcv, discount from deal where id = $1', [deal.id]);
  // 100 seats × $100 × 3 years at 25 % off, and $5,000 once: 27,500 of 35,000.
  expect(row).toEqual({ stage: 'draft', tcv: '27500.00', discount: expect.stringMatching(/^0\.2142857/) });
});

chapter('submission freezes the version, asks the first stage and arms the lapse', async () => {
  const before = await lastSeq();
  const quote = await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, {
    comment: 'a strategic customer',
  });
  expect(quote.state).toBe('inReview');
  expect(await factsSince(before)).toEqual(['QuoteSubmitted', 'ReviewStarted', 'ApprovalRequested']);
  expect(await steps()).toMatchObject([
    { stage: 1, status: 'open' },
    { stage: 1, status: 'open' },
    { stage: 2, status: 'waiting' },
  ]);
  const { finance, secondFinance, thirdFinance, desk } = company.people;
  const asked = await company.rows<{ person_id: string }>('select person_id from approval_candidate where open');
  expect(asked.map(({ person_id }) => person_id).sort()).toEqual(
    [finance, secondFinance, thirdFinance, desk].map(({ id }) => id).sort(),
  );
  expect(await company.rows("select name, due_at, status from deadline where name = 'lapse'")).toEqual([
    { name: 'lapse', due_at: '2027-02-01T00:00:00Z', status: 'armed' },
  ]);
  expect(await stage()).toBe('in-review');
  const mails = await company.rows<{ to: string }>(
    `select payload ->> 'personId' as to from outbox where verb = 'mail' and payload ->> 'template' = 'approval-asked'`,
  );
  expect(mails.map(({ to }) => to).sort()).toEqual(
    [finance, secondFinance, thirdFinance, desk].map(({ id }) => id).sort(),
  );
});

chapter('both steps of the first stage are needed before the CFO is asked', async () => {
  const { id } = await theMachine('approval');
  const [first, second, last] = (await steps()).map((step) => step.id);
  const byLabel = new Map((await steps()).map((step) => [step.label, step.id]));
  const approve = { decision: 'approve', comment: '' };
  await company.give(company.people.desk, 'DecideStep', id, { ...approve, stepId: byLabel.get('deal-desk') });
  expect((await steps()).find((step) => step.id === last)?.status).toBe('waiting');
  const early = await company.refusal(company.people.cfo, 'DecideStep', id, { ...approve, stepId: last });
  expect(early).toMatchObject({ code: 'not-available', detail: 'Earlier stages decide first.' });
  await company.give(company.people.secondFinance, 'DecideStep', id, { ...approve, stepId: byLabel.get('finance') });
  expect((await steps()).map(({ status }) => status)).toEqual(['approved', 'approved', 'open']);
  expect([first, second]).toContain(byLabel.get('finance'));
});

chapter('the last approval makes the quote usable, with what was seen kept beside each decision', async () => {
  const { id } = await theMachine('approval');
  const [last] = (await steps()).filter(({ status }) => status === 'open');
  await company.give(company.people.cfo, 'DecideStep', id, { stepId: last?.id, decision: 'approve', comment: 'go' });
  expect(await theMachine('quote')).toMatchObject({ state: 'usable' });
  expect(await theMachine('approval')).toMatchObject({ state: 'granted' });
  const decisions = await company.rows<{ same: boolean; seen: { measures: { tcv: { amount: string } } } }>(
    `select d.seen, d.terms_hash = v.terms_hash as same from decision d, quote_version v where v.quote_id = $1`,
    [deal.quoteId],
  );
  expect(decisions.map(({ same, seen }) => [same, seen.measures.tcv.amount])).toEqual(
    Array(3).fill([true, '27500.00']),
  );
  expect(await company.count('approval_candidate', 'open')).toBe(0);
  expect(await stage()).toBe('approved');
});

chapter('the proposal is a paper to be printed, once', async () => {
  await company.give(company.people.rep, 'RequestProposal', deal.quoteId);
  const papers = await company.rows('select kind, draft, status, ordinal from document');
  expect(papers).toEqual([{ kind: 'proposal', draft: false, status: 'rendering', ordinal: 1 }]);
  expect(
    await company.rows(
      `select key = 'render-' || (select id from document) as own from outbox where verb = 'renderDocument'`,
    ),
  ).toEqual([{ own: true }]);
});

chapter('the customer accepts, as a contact of the account and not in the future', async () => {
  const { rep } = company.people;
  const input = { contactId: company.contact, acceptedOn: '2027-01-05', note: 'on the phone' };
  const tomorrow = await company.refusal(rep, 'AcceptQuote', deal.quoteId, { ...input, acceptedOn: '2027-01-06' });
  expect(tomorrow.errors).toMatchObject([{ pointer: '/acceptedOn' }]);
  const stranger = await company.refusal(rep, 'AcceptQuote', deal.quoteId, { ...input, contactId: company.account });
  expect(stranger.errors).toMatchObject([{ pointer: '/contactId' }]);
  await company.give(rep, 'AcceptQuote', deal.quoteId, input);
  expect(await company.count('deadline', "status <> 'cancelled'")).toBe(0);
  expect(await stage()).toBe('accepted');
});

chapter('legal alone drafts the contract, once, and issues it when its paper is there', async () => {
  const { rep, legal } = company.people;
  expect(await company.refusal(rep, 'DraftContract', deal.quoteId)).toMatchObject({ code: 'forbidden' });
  contract = await company.give(legal, 'DraftContract', deal.quoteId);
  expect(await company.refusal(legal, 'DraftContract', deal.quoteId)).toMatchObject({ code: 'not-available' });
  expect(await company.refusal(legal, 'IssueContract', contract.id)).toMatchObject({ code: 'rule' });
  await company.printed((contract.snapshot.context as ContractContext).documentId);
  await company.give(legal, 'IssueContract', contract.id);
  expect(await stage()).toBe('out-for-signature');
});

chapter('the signed copy is recorded by one and confirmed by another person', async () => {
  const { legal, secondLegal } = company.people;
  const bytes = Buffer.from('%PDF signed');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, mediaType: 'application/pdf', bytes };
  await company.give(legal, 'RecordSignedCopy', contract.id, { file, signedOn: '2027-01-05' });
  expect(await company.refusal(legal, 'ConfirmSignedCopy', contract.id, { sha256 })).toMatchObject({
    code: 'forbidden',
  });
  expect(await company.refusal(secondLegal, 'ConfirmSignedCopy', contract.id, { sha256: 'other' })).toMatchObject({
    code: 'stale',
  });
  const before = await lastSeq();
  const signed = await company.give(secondLegal, 'ConfirmSignedCopy', contract.id, { sha256 });
  expect(signed.state).toBe('signed');
  expect(await factsSince(before)).toEqual(['ContractSigned', 'QuoteSigned', 'OrderReceived']);
  expect(await company.rows('select signed_copy from contract')).toEqual([{ signed_copy: sha256 }]);
  expect(await stage()).toBe('signed');
});

chapter('the order books the lines and the money that were signed', async () => {
  const [order] = await company.rows(
    `select o.total, o.lines = v.terms -> 'lines' as lines, o.terms_hash = v.terms_hash as terms
     from sales_order o join quote_version v on v.quote_id = o.quote_id and v.version = o.quote_version`,
  );
  expect(order).toEqual({ total: '27500.00', lines: true, terms: true });
});

chapter('finance accepts it, and its invoices sum to its net', async () => {
  const { id } = await theMachine('order');
  await company.give(company.people.finance, 'HoldOrder', id, { reason: 'no purchase order number' });
  await company.give(company.people.finance, 'ReleaseOrder', id, { note: 'it came' });
  await company.give(company.people.finance, 'AcceptOrder', id, { note: '' });
  const [sums] = await company.rows(
    `select count(*)::int as invoices, sum(amount) as total, array_agg(ordinal order by ordinal) as ordinals,
       bool_and(number is null) as unnumbered from invoice`,
  );
  expect(sums).toEqual({ invoices: 3, total: '27500.00', ordinals: [1, 2, 3], unnumbered: true });
  const [parts] = await company.rows(
    `select bool_and(amount = (select sum((part -> 'amount' ->> 'amount')::numeric) from jsonb_array_elements(lines) part))
       as whole from invoice`,
  );
  expect(parts).toEqual({ whole: true });
  expect(await stage()).toBe('ordered');
});

chapter('invoices are issued and settled until the deal is closed', async () => {
  const { finance } = company.people;
  for (const { id } of await machines('invoice')) {
    await company.give(finance, 'IssueInvoice', id);
    const again = await company.refusal(finance, 'IssueInvoice', id);
    expect(again).toMatchObject({ code: 'not-available', available: ['SettleInvoice'] });
    const future = await company.refusal(finance, 'SettleInvoice', id, { settledOn: '2027-01-06', reference: 'r' });
    expect(future.errors).toMatchObject([{ pointer: '/settledOn' }]);
    await company.give(finance, 'SettleInvoice', id, { settledOn: '2027-01-05', reference: 'r' });
  }
  expect(await company.rows('select number from invoice order by number')).toEqual([
    { number: '1' },
    { number: '2' },
    { number: '3' },
  ]);
  expect(await stage()).toBe('closed');
});

chapter('every step of the story is a fact of one unbroken chain, and each effect stands under one key', async () => {
  const subject = { subjectKind: 'deal', subjectId: deal.id };
  expect(await verifyFacts(company.database, subject)).toMatchObject({
    verified: true,
    subjects: 1,
    facts: await lastSeq(),
  });
  const moves = await company.rows<{ moves: number }>(
    'select sum(version)::int as moves from instance where deal_id = $1',
    [deal.id],
  );
  expect(await lastSeq()).toBeGreaterThanOrEqual(moves[0]?.moves as number);
});

chapter('and it is over', async () => {
  const late = await company.refusal(company.people.rep, 'WithdrawQuote', deal.quoteId, { reason: 'no' });
  expect(late).toMatchObject({ code: 'not-available', available: [] });
});

it('one deal goes from its first draft to money in the bank', async () => {
  for (const { title, happens } of chapters) {
    await happens().catch((error: Error) => {
      throw new Error(`${title}: ${error.message}`, { cause: error });
    });
  }
});
