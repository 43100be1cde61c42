import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { contractPage } from '../../src/queries/contracts/contracts.ts';
import { milestones } from '../../src/queries/deals/milestones.ts';
import { documentsOfDeal } from '../../src/queries/documents.ts';
import { listFacts } from '../../src/queries/facts/facts.ts';
import { home } from '../../src/queries/home.ts';
import { quotesLike } from '../../src/queries/quotes/like.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(() => company.startOver());
afterAll(() => company?.close());

describe('who sees no deals', () => {
  /** The rep as they are after they were made an administrator of people: the deals are still theirs. */
  const moved = () => ({
    ...company.people.rep,
    roles: ['people-admin'],
    permissions: permissionsOf(['people-admin']),
  });

  it('finds none on the first screen, not even as a number', async () => {
    await company.deal();
    const before = await home(company.database, company.people.rep);
    expect([before.deals.length, before.stages]).toEqual([1, [expect.objectContaining({ stage: 'draft', deals: 1 })]]);
    const after = await home(company.database, moved());
    expect([after.deals, after.stages, after.waiting.returned, after.waiting.decisions]).toEqual([[], [], 0, 0]);
  });

  it('is late with nothing of a deal that was theirs', async () => {
    await company.deal();
    expect((await home(company.database, moved())).late).toEqual({
      decisions: 0,
      deskRequests: 0,
      invoices: 0,
      lapsing: 0,
    });
  });

  it('finds no facts of deals in the audit trail, and who sees every deal does', async () => {
    const deal = await company.deal();
    const asked = { limit: 50, subjectKind: 'deal', subjectId: deal.id };
    expect((await listFacts(company.database, moved(), asked)).items).toEqual([]);
    const seen = await listFacts(company.database, company.people.desk, asked);
    expect(seen.items.map(({ type }) => type)).toEqual(['QuoteDrafted', 'DealOpened']);
  });
});

describe('a quote that may serve as an example', () => {
  it('is found by customer, product, size and how recent it is, by who may see its deal', async () => {
    const { quoteId } = await company.deal();
    await company.rows(`update product set name = 'Observer seat' where sku = 'SEAT'`);
    const found = async (asked: Partial<Parameters<typeof quotesLike>[2]>, by = company.people.rep) =>
      (await quotesLike(company.database, by, { q: '', ...asked })).map(({ id }) => id);
    const [{ tcv }] = (await company.rows<{ tcv: string }>('select tcv::text as tcv from deal')) as [{ tcv: string }];
    for (const asked of [
      {},
      { q: 'seat' },
      { q: 'observer' },
      { atLeast: tcv, atMost: tcv },
      { since: '2027-01-04' },
    ]) {
      expect([asked, await found(asked)]).toEqual([asked, [quoteId]]);
    }
    for (const asked of [{ q: 'gateway' }, { atMost: '1.00' }, { atLeast: '99999999' }, { since: '2027-02-01' }]) {
      expect([asked, await found(asked)]).toEqual([asked, []]);
    }
    expect(await found({ q: 'observer' }, { ...company.people.rep, id: company.people.legal.id })).toEqual([]);
  });
});

describe('a milestone', () => {
  const reachedAt = async (dealId: string, name: string) =>
    (await milestones(company.database, dealId)).find((milestone) => milestone.name === name)?.at;

  it('stands since it was first reached', async () => {
    const { rep, legal, secondLegal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    company.at('2027-01-06T12:00:00Z');
    const accepted = { contactId: company.contact, acceptedOn: '2027-01-06', note: '' };
    await company.give(rep, 'AcceptQuote', deal.quoteId, accepted);
    company.at('2027-01-08T12:00:00Z');
    const contract = await company.give(legal, 'DraftContract', deal.quoteId);
    await company.printed((contract.snapshot.context as { documentId: string }).documentId);
    await company.give(legal, 'IssueContract', contract.id);
    const file = { sha256: 'b'.repeat(64), mediaType: 'application/pdf', bytes: Buffer.from('%PDF b') };
    await company.give(legal, 'RecordSignedCopy', contract.id, { file, signedOn: '2027-01-08' });
    await company.give(secondLegal, 'ConfirmSignedCopy', contract.id, { sha256: file.sha256 });
    expect(await reachedAt(deal.id, 'accepted')).toMatch(/^2027-01-06/);
    expect(await reachedAt(deal.id, 'signed')).toMatch(/^2027-01-08/);
  });

  it('that was undone stands since it was reached again', async () => {
    const { rep } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await company.give(rep, 'ReviseQuote', deal.quoteId, { reason: 'more seats' });
    expect(await reachedAt(deal.id, 'approval')).toBeNull();
    company.at('2027-01-07T12:00:00Z');
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    expect(await reachedAt(deal.id, 'approval')).toMatch(/^2027-01-07/);
  });
});

describe('a paper of submitted terms', () => {
  it('names the parties of those terms, whatever the account is called since', async () => {
    const { rep, legal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    const [before] = await company.rows<{ name: string }>('select name from account where id = $1', [company.account]);
    await company.rows(`update account set name = 'Somebody Else Ltd' where id = $1`, [company.account]);
    await company.give(legal, 'DraftContract', deal.quoteId);
    const [paper] = await company.rows<{ name: string; of: string }>(
      `select d.view -> 'customer' ->> 'name' as name, v.terms -> 'customer' ->> 'name' as of
       from document d join quote_version v on v.quote_id = d.quote_id and v.version = d.quote_version`,
    );
    await company.rows('update account set name = $2 where id = $1', [company.account, before?.name]);
    expect(paper).toEqual({ name: before?.name, of: before?.name });
  });

  it('that is a print of a contract carries its number, and a proposal that of its version', async () => {
    const { rep, legal } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await company.give(rep, 'RequestProposal', deal.quoteId, {});
    const withdrawn = await company.give(legal, 'DraftContract', deal.quoteId);
    await company.give(legal, 'RegenerateContract', withdrawn.id, {});
    await company.give(legal, 'WithdrawContract', withdrawn.id, { reason: 'by mistake' });
    const contract = await company.give(legal, 'DraftContract', deal.quoteId);
    const numberOf = async (id: string) => (await contractPage(company.database, legal, id))?.number;
    const papers = await documentsOfDeal(company.database, deal.id);
    expect(papers.map(({ number, ordinal }) => [number, ordinal]).toSorted()).toEqual([
      [await numberOf(withdrawn.id), 1],
      [await numberOf(withdrawn.id), 2],
      [await numberOf(contract.id), 1],
      [expect.stringMatching(/^P-\d+-1-1$/), 1],
    ]);
  });
});
