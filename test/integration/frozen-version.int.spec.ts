import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { everything } from '../../src/domain/confidentiality.ts';
import { storedDerivation } from '../../src/queries/quotes/derivation.ts';
import { quotePage } from '../../src/queries/quotes/quote.ts';
import { line } from '../domain/offers.ts';
import { type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

const source = `
policy: deal-desk
currency: USD
inputs:
  closeDays: {type: integer, worse: higher}
fallback: {role: cfo}
tables:
  - name: closing
    columns: [closeDays]
    otherwise: standard
    outcomes:
      soon: {warn: true, because: "It closes soon"}
    rows:
      - {id: C1, when: ['<= 30'], then: soon}
`;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany(source);
});
afterAll(() => company?.close());

const lines = [line('SEAT', '100'), line('SETUP', '1', { optional: true })];

/** Closes 27 days after its submission. */
let deal: TestDeal;
beforeEach(async () => {
  await company.startOver();
  deal = await company.deal({ lines });
  await closesOn('2027-02-01');
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
});

const closesOn = (day: string) =>
  company.rows('update deal set customer_close_date = $2 where id = $1', [deal.id, day]);

const derivation = (measure: 'tcv' | 'closeDays') =>
  storedDerivation(company.database, deal.quoteId, 1, { measure }, everything);

describe('a submitted version', () => {
  it('keeps the days until its deal closes as rules read them, whatever the deal says later', async () => {
    const [version] = await company.rows<{ reads: unknown }>(
      `select jsonb_path_query(assessment, '$.evaluation.findings[*].reads[*] ? (@.input == "closeDays")') as reads
       from quote_version where quote_id = $1`,
      [deal.quoteId],
    );
    expect(version?.reads).toMatchObject({ actual: '27' });
    company.at('2027-01-20T12:00:00Z');
    await closesOn('2027-06-30');
    expect((await derivation('closeDays'))?.steps).toMatchObject([{ value: '27', of: '2027-01-05 – 2027-02-01' }]);
  });

  it('that was submitted before these days were kept says that they are not known', async () => {
    await submittedWith("assessment = assessment - 'closing'");
    expect((await derivation('closeDays'))?.steps).toMatchObject([{ name: 'closeDays', value: null }]);
  });

  it('tells how its figures came about by the rules it was priced by', async () => {
    expect(await derivation('tcv')).toMatchObject({ earlierRules: false });
    expect((await quotePage(company.database, company.people.rep, deal.quoteId))?.earlierRules).toBe(false);
    await company.give(company.people.rep, 'RequestProposal', deal.quoteId);
    expect(await company.count('document', 'quote_id = $1', [deal.quoteId])).toBe(1);
  });

  it.each([
    ['a line', "terms = jsonb_set(terms, '{lines,0,net,amount}', '\"0.01\"')"],
    ['an option', "terms = jsonb_set(terms, '{options,0,adds,amount}', '\"0.01\"')"],
    ['a last day', "terms = jsonb_set(terms, '{lines,0,to}', '\"2027-01-31\"')"],
    ['an invoice', "assessment = jsonb_set(assessment, '{schedule,0,amount,amount}', '\"0.01\"')"],
  ])(
    'says so where rules of pricing were mended since, and makes no paper of other prices than were approved: %s',
    async (_, change) => {
      await submittedWith(change);
      expect(await derivation('tcv')).toMatchObject({ earlierRules: true });
      const page = await quotePage(company.database, company.people.rep, deal.quoteId);
      expect(page?.earlierRules).toBe(true);
      for (const [by, command] of [
        [company.people.rep, 'RequestProposal'],
        [company.people.legal, 'DraftContract'],
      ] as const)
        expect(await company.refusal(by, command, deal.quoteId)).toMatchObject({
          code: 'rule',
          detail: expect.stringMatching(/priced by earlier rules.*Make a new version/),
        });
      expect(await company.count('document', 'quote_id = $1', [deal.quoteId])).toBe(0);
    },
  );

  it('prints no contract again that is of earlier rules', async () => {
    const contract = await company.give(company.people.legal, 'DraftContract', deal.quoteId);
    await submittedWith("terms = jsonb_set(terms, '{lines,0,net,amount}', '\"0.01\"')");
    expect(await company.refusal(company.people.legal, 'RegenerateContract', contract.id)).toMatchObject({
      detail: expect.stringContaining('priced by earlier rules'),
    });
  });
});

/** As if something had come to other amounts when it was submitted: what is frozen cannot be changed but so. */
const submittedWith = (change: string) =>
  company.database.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query(`update quote_version set ${change} where quote_id = $1`, [deal.quoteId]);
  });
