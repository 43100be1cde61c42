import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addAttachment } from '../../src/commands/deal/deal.ts';
import { preview } from '../../src/commands/preview.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { paperFile } from '../../src/demo/paper-file.ts';
import { add, exact } from '../../src/domain/exact.ts';
import { moneyOf } from '../../src/domain/money.ts';
import type { CostSheetRow, Evidence, QuoteContent } from '../../src/domain/offer.ts';
import { decisionCard } from '../../src/queries/decision-card.ts';
import { quotePackage } from '../../src/queries/quotes/package.ts';
import { packagesBeside } from '../../src/queries/quotes/packages.ts';
import { line, quote } from '../domain/offers.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

const source = `
policy: deal-desk
currency: USD
inputs:
  tcv: {type: money}
  customTerms: {type: set}
  packageQuotes: {type: integer}
fallback: {role: cfo}
tables:
  - name: paper
    columns: [customTerms]
    otherwise: standard
    outcomes:
      letter: {evidence: written selection, because: "Bring the word that we are selected"}
      legal: {require: {role: legal}, because: "Legal reads other paper"}
    rows:
      - {id: P1, when: ['"customerPaper"'], then: [letter, legal]}
  - name: size
    columns: [tcv]
    otherwise: standard
    outcomes:
      finance: {require: {role: finance}, because: "Finance sees what comes to 50000"}
    rows:
      - {id: S1, when: ['>= 50000'], then: finance}
`;
const paper = { nonStandard: { customerPaper: { details: 'Their frame agreement' } } };

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany(source);
});
beforeEach(() => company.startOver());
afterAll(() => company?.close());

const file = paperFile(['You are selected.']);

async function attached(deal: TestDeal): Promise<Evidence> {
  const input = { name: 'Selection.pdf', file };
  const { id } = granted(await addAttachment(company.database, company.people.rep, deal.id, input));
  return { for: 'written selection', attachment: id, name: input.name, sha256: file.sha256 };
}

const submit = (deal: TestDeal) => company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
const refused = (deal: TestDeal) =>
  company.refusal(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
const edit = (deal: TestDeal, given: Partial<QuoteContent>) =>
  company.give(company.people.rep, 'EditQuote', deal.quoteId, { content: content('0.05', given) });

async function previewed(deal: TestDeal, of: QuoteContent) {
  const about = { dealId: deal.id, quoteId: deal.quoteId, ownerId: company.people.rep.id };
  const answer = await preview(company.database, company.people.rep, about, of);
  if (isRefusal(answer)) throw new Error(answer.detail);
  return answer;
}

describe('evidence that a rule asks for', () => {
  it('stops submission by name until a file of the deal shows it, and shows prices meanwhile', async () => {
    const deal = await company.deal(paper);
    const { measures, lacking } = await previewed(deal, content('0.05', paper));
    expect([measures.tcv > 0n, lacking.map(({ pointer }) => pointer)]).toEqual([true, ['#evidence/written selection']]);
    expect(await refused(deal)).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '#evidence/written selection', message: 'Attach the evidence: written selection.' }],
    });
    await edit(deal, { ...paper, evidence: [await attached(deal)] });
    expect((await submit(deal)).state).toBe('inReview');
  });

  it('is refused when it is a file of another deal, or another file than it says', async () => {
    const [deal, other] = [await company.deal(paper), await company.deal(paper)];
    await edit(deal, { ...paper, evidence: [await attached(other)] });
    expect(await refused(deal)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/evidence/0/attachment' }] });
    for (const other of [{ sha256: '0'.repeat(64) }, { name: 'Signed by the CFO.pdf' }]) {
      await edit(deal, { ...paper, evidence: [{ ...(await attached(deal)), ...other }] });
      expect(await refused(deal)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/evidence/0/attachment' }] });
    }
  });

  it('is in the terms that are bound, by its digest, and on the card of who approves', async () => {
    const deal = await company.deal(paper);
    const evidence = [await attached(deal)];
    await edit(deal, { ...paper, evidence });
    await submit(deal);
    const [version] = await company.rows<{ terms: { content: QuoteContent } }>(
      'select terms from quote_version where quote_id = $1',
      [deal.quoteId],
    );
    expect(version?.terms.content.evidence).toEqual(evidence);
    const [step] = await company.rows<{ id: string }>('select id from approval_step where deal_id = $1', [deal.id]);
    const card = await company.database.transaction((tx) =>
      decisionCard(tx, step?.id as string, company.people.legal.id),
    );
    expect(card.asks.evidence).toEqual(evidence);
  });
});

describe('the cost sheet of custom work', () => {
  const days = { what: 'Engineer days', quantity: '10', unitCost: '600' };
  const withSheet = (costSheet: CostSheetRow[]) => ({
    nonStandard: { customWork: { details: 'Connector', line: 'setup', costSheet } },
  });
  const kept = async (deal: TestDeal) => {
    const [row] = await company.rows<{ content: QuoteContent; measures: { cost: { amount: string } } }>(
      'select content, measures from quote_version where quote_id = $1',
      [deal.quoteId],
    );
    return [row?.content.nonStandard.customWork?.costSheet, row?.measures.cost.amount];
  };

  it('keeps the costs that its writer was not shown, and counts them in the margin', async () => {
    const deal = await company.deal(withSheet([days]));
    // 100 seats at 20 a year for three years, and ten days.
    expect(await kept(deal)).toEqual([[days], '12000.00']);
    const shown = { ...days, quantity: '20', unitCost: 'hidden' };
    const { measures } = await previewed(deal, content('0.05', withSheet([shown])));
    expect(measures.cost).toBe(18_000_00n);
    await edit(deal, withSheet([shown]));
    expect(await kept(deal)).toEqual([[{ ...days, quantity: '20' }], '18000.00']);
  });

  it('is refused without the cost of what is new', async () => {
    const deal = await company.deal(withSheet([days]));
    const unknown = { ...days, what: 'Tests', unitCost: 'hidden' };
    expect(
      await company.refusal(company.people.rep, 'EditQuote', deal.quoteId, {
        content: content('0.05', withSheet([unknown])),
      }),
    ).toMatchObject({ code: 'invalid', errors: [{ pointer: '/nonStandard/customWork/costSheet/0/unitCost' }] });
  });
});

describe('quotes of one package', () => {
  const small = (given: Partial<QuoteContent> = {}) => quote([line('SEAT', '100', { id: 'seats' })], given);

  async function worth(of: QuoteContent, deal: TestDeal) {
    const { evaluation, measures } = await previewed(deal, of);
    return { rules: evaluation.findings.map(({ rule, raisedBy }) => [rule, raisedBy]), tcv: measures.tcv };
  }

  it('are judged on their sum, whatever deal of the customer they are of', async () => {
    const [one, other] = [await company.deal(small()), await company.deal(small())];
    const alone = await worth(small({ package: 'spring' }), one);
    expect(alone.rules).toEqual([]);
    await company.give(company.people.rep, 'EditQuote', other.quoteId, {
      content: quote([line('SEAT', '5000', { id: 'seats' })], { package: 'spring' }),
    });
    const together = await worth(small({ package: 'spring' }), one);
    expect(together).toEqual({ rules: [['S1', 'package']], tcv: alone.tcv });
    expect((await worth(small({ package: 'autumn' }), one)).rules).toEqual([]);
    expect((await worth(small(), one)).rules).toEqual([]);
  });

  it('count no longer when they are withdrawn', async () => {
    const [one, other] = [await company.deal(small()), await company.deal()];
    await company.give(company.people.rep, 'EditQuote', other.quoteId, {
      content: quote([line('SEAT', '5000', { id: 'seats' })], { package: 'spring' }),
    });
    expect((await worth(small({ package: 'spring' }), one)).rules).toHaveLength(1);
    await company.give(company.people.rep, 'WithdrawQuote', other.quoteId, { reason: 'over' });
    expect((await worth(small({ package: 'spring' }), one)).rules).toEqual([]);
  });

  it('are named to whoever writes another quote of the customer and may see them', async () => {
    const [one, other] = [await company.deal(small()), await company.deal(small({ package: 'spring' }))];
    const about = { dealId: one.id, quoteId: one.quoteId };
    const named = (by: TestCompany['people']['rep']) => packagesBeside(company.database, by, about);
    expect(await named(company.people.rep)).toEqual(['spring']);
    expect(await named(company.people.otherRep)).toEqual([]);
    expect(
      await packagesBeside(company.database, company.people.rep, { dealId: other.id, quoteId: other.quoteId }),
    ).toEqual([]);
  });

  const sums = (by: TestCompany['people']['rep'], deal: TestDeal) =>
    quotePackage(company.database, by, { dealId: deal.id, quoteId: deal.quoteId });

  it('are shown to each other with what each counts and the sum that is judged', async () => {
    const one = await company.deal(small({ package: 'spring' }));
    const other = await company.deal(small({ package: 'spring' }));
    const [number] = await company.rows<{ number: string }>(
      `select 'Q-' || number || '-1' as number from deal where id = $1`,
      [other.id],
    );
    const { own, ownExact, others, ...rest } = await sums(company.people.rep, one);
    const counted = exact(own?.amount ?? 'none');
    expect(exact(ownExact ?? 'none')).toEqual(counted);
    expect(others).toMatchObject([
      { id: other.quoteId, number: number?.number, state: 'draft', version: 1, tcv: own, exactTcv: ownExact },
    ]);
    const twice = moneyOf(add(counted, counted), 'USD');
    expect(rest).toEqual({ name: 'spring', unseen: 0, ownVersion: 1, tcv: twice });
  });

  it('of deals that the reader may not see are counted and not named, and the sum that would tell of them is kept back', async () => {
    const mine = await company.deal(small({ package: 'spring' }), company.people.otherRep);
    await company.deal(small({ package: 'spring' }));
    const read = await sums(company.people.otherRep, mine);
    expect(read).toMatchObject({ name: 'spring', others: [], unseen: 1, tcv: null });
    expect(read.own).not.toBeNull();
  });

  it('are none for a quote that is in no package', async () => {
    const alone = await company.deal(small());
    expect(await sums(company.people.rep, alone)).toMatchObject({ name: null, others: [], unseen: 0 });
  });
});
