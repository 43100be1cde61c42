import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeScenario, discardScenario, keepScenario } from '../../src/commands/quote/scenarios.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { scenariosOf } from '../../src/queries/quotes/scenarios.ts';
import { authorsOf } from '../../src/store/quote-versions.ts';
import { content, granted, type TestCompany, type TestDeal, testCompany } from '../support/company.ts';

let company: TestCompany;
let deal: TestDeal;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(async () => {
  await company.startOver();
  deal = await company.deal(content('0.05'));
});
afterAll(() => company?.close());

const asked = () => ({ actor: company.people.rep, commandId: crypto.randomUUID() });
const of = () => ({ quoteId: deal.quoteId, dealId: deal.id });
const keep = (name: string, discount = '0.2') =>
  keepScenario(company.database, asked(), of(), { name, content: content(discount) });
const names = async () => (await scenariosOf(company.database, deal.quoteId)).map(({ name }) => name);
const facts = async () =>
  (
    await company.database.query<{ type: string }>(
      "select type from fact where subject_id = $1 and type like 'Scenario%' order by at, type",
      [deal.id],
    )
  ).map(({ type }) => type);

describe('scenarios of a quote', () => {
  it('are kept, written anew and thrown away, each with its fact', async () => {
    const id = granted(await keep('Three years'));
    const to = { name: 'Three years, prepaid', content: content('0.1') };
    granted(await changeScenario(company.database, asked(), of(), { id, version: 1 }, to));
    expect(await scenariosOf(company.database, deal.quoteId)).toMatchObject([{ id, ...to, version: 2 }]);
    granted(await discardScenario(company.database, asked(), of(), { id, version: 2 }));
    expect(await names()).toEqual([]);
    expect((await facts()).toSorted()).toEqual(['ScenarioChanged', 'ScenarioDiscarded', 'ScenarioKept']);
  });

  it('are saved in their content alone while they are written, and renamed with their content as it is', async () => {
    const id = granted(await keep('Three years'));
    const change = (version: number, to: object) =>
      changeScenario(company.database, asked(), of(), { id, version }, to);
    granted(await change(1, { content: content('0.1') }));
    granted(await change(2, { name: 'Prepaid' }));
    expect(await scenariosOf(company.database, deal.quoteId)).toMatchObject([
      { name: 'Prepaid', content: content('0.1'), version: 3 },
    ]);
    // Who writes on what was there before the other one wrote is told so, and nothing is lost.
    expect(await change(2, { content: content('0.3') })).toMatchObject({ code: 'stale' });
    const [last] = await company.database.query<{ data: object }>(
      "select data from fact where subject_id = $1 and type = 'ScenarioChanged' order by seq desc limit 1",
      [deal.id],
    );
    expect(last?.data).toMatchObject({ name: 'Prepaid', was: 'Three years' });
  });

  it('cannot take the name of another one', async () => {
    granted(await keep('Three years'));
    const id = granted(await keep('Prepaid'));
    const taken = { name: 'THREE years' };
    expect(await changeScenario(company.database, asked(), of(), { id, version: 1 }, taken)).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/name' }],
    });
    expect(await names()).toEqual(['Three years', 'Prepaid']);
  });

  it('have one name each, and are not written over by whoever read them before', async () => {
    const id = granted(await keep('Three years'));
    expect(await keep('three YEARS')).toMatchObject({ code: 'invalid', errors: [{ pointer: '/name' }] });
    const stale = { id, version: 2 };
    const to = { name: 'Other', content: content('0.1') };
    expect(await changeScenario(company.database, asked(), of(), stale, to)).toMatchObject({ code: 'stale' });
    expect(await discardScenario(company.database, asked(), of(), stale)).toMatchObject({ code: 'stale' });
    expect(await names()).toEqual(['Three years']);
  });

  it('of another quote are not found', async () => {
    const id = granted(await keep('Three years'));
    const other = await company.deal(content('0.05'));
    const elsewhere = { quoteId: other.quoteId, dealId: other.id };
    expect(await discardScenario(company.database, asked(), elsewhere, { id, version: 1 })).toMatchObject({
      code: 'not-found',
    });
  });

  it('are at most twelve', async () => {
    for (let place = 1; place <= 12; place++) granted(await keep(`Way ${place}`));
    expect(await keep('Way 13')).toMatchObject({ code: 'rule' });
  });

  it('make authors of the deal of who kept or changed one, also when it is gone and somebody else took it over', async () => {
    const { rep, desk, manager } = company.people;
    const by = (actor: typeof desk) => ({ ...asked(), actor });
    const { database } = company;
    const id = granted(await keepScenario(database, by(desk), of(), { name: 'Far cheaper', content: content('0.2') }));
    granted(await changeScenario(database, by(manager), of(), { id, version: 1 }, { content: content('0.29') }));
    await company.give(rep, 'EditQuote', deal.quoteId, { content: content('0.29') });
    granted(await discardScenario(database, by(rep), of(), { id, version: 2 }));
    expect(await authorsOf(database, deal.id)).toEqual([rep.id, desk.id, manager.id].toSorted());
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
    const [step] = await company.rows<{ id: string; approvalId: string }>(
      'select id, approval_id as "approvalId" from approval_step',
    );
    const decision = { stepId: step?.id, decision: 'approve', comment: '' };
    for (const author of [desk, manager])
      expect(await company.refusal(author, 'DecideStep', step?.approvalId as string, decision)).toMatchObject({
        code: 'sod_self_approval',
      });
  });

  it('are renamed to one name by one of two who do so at once', async () => {
    const ids = [granted(await keep('One')), granted(await keep('Two'))];
    const renamed = await Promise.all(
      ids.map((id) => changeScenario(company.database, asked(), of(), { id, version: 1 }, { name: 'Same' })),
    );
    expect(renamed.filter((answer) => ids.includes(answer as string))).toHaveLength(1);
    expect(renamed).toContainEqual(expect.objectContaining({ code: 'invalid', errors: [expect.anything()] }));
  });

  it('keep the costs that their writer was not shown: their own, and first those of the draft', async () => {
    const { desk, rep } = company.people;
    const work = (unitCost: string, quantity = '10') =>
      content('0.05', {
        nonStandard: {
          customWork: { details: 'Connector', line: 'setup', costSheet: [{ what: 'Days', quantity, unitCost }] },
        },
      });
    await company.give(rep, 'EditQuote', deal.quoteId, { content: work('600') });
    const contents = async () => (await scenariosOf(company.database, deal.quoteId)).map((kept) => kept.content);
    const { database } = company;
    const id = granted(await keepScenario(database, asked(), of(), { name: 'Later', content: work('hidden') }));
    expect(await contents()).toEqual([work('600')]);
    const dearer = { content: work('700') };
    granted(await changeScenario(database, { ...asked(), actor: desk }, of(), { id, version: 1 }, dearer));
    const more = { content: work('hidden', '20') };
    granted(await changeScenario(database, asked(), of(), { id, version: 2 }, more));
    expect(await contents()).toEqual([work('700', '20')]);

    // Work that only the scenario has comes into the draft with its cost.
    await company.give(rep, 'EditQuote', deal.quoteId, { content: content('0.05') });
    await company.give(rep, 'EditQuote', deal.quoteId, { content: work('hidden', '20') });
    const [version] = await company.rows<{ content: QuoteContent }>(
      'select content from quote_version where quote_id = $1',
      [deal.quoteId],
    );
    expect(version?.content.nonStandard).toEqual(work('700', '20').nonStandard);
  });

  it('change nothing of what is submitted: that is the draft', async () => {
    granted(await keep('Far cheaper', '0.9'));
    await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    const versions = await company.database.query<{ content: { lines: object[] } }>(
      'select content from quote_version where quote_id = $1',
      [deal.quoteId],
    );
    expect(versions.map((version) => version.content.lines)).toEqual([content('0.05').lines]);
  });
});
