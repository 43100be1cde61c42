import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newSecret } from '../../src/commands/session/secrets.ts';
import { packageFindings } from '../../src/domain/package-sight.ts';
import { mailView } from '../../src/effects/mail-view.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { line, quote } from '../domain/offers.ts';
import { type TestCompany, type TestDeal, testCompany } from '../support/company.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';

const source = `
policy: deal-desk
currency: USD
inputs:
  tcv: {type: money}
fallback: {role: cfo}
tables:
  - name: size
    columns: [tcv]
    otherwise: standard
    outcomes:
      manager: {require: {role: sales-manager}, because: "Managers see what is large"}
    rows:
      - {id: S1, when: ['>= 50000'], then: manager}
`;
const reason = 'Managers see what is large';

let company: TestCompany;
let api: Api;
beforeAll(async () => {
  company = await testCompany(source);
  api = await startApi({ fresh: { url: company.url, drop: async () => {} }, routes: dealDeskRoutes });
});
afterAll(async () => {
  await api?.close();
  await company?.close();
});

const seats = (quantity: string) =>
  quote([line('SEAT', quantity, { id: 'seats' })], { package: 'spring', validUntil: '2027-03-31' });

/** A hundred seats of the other rep's, whose package a rep's quote makes large that the other rep may not see. */
let deal: TestDeal;
let approval: string;
let hired = 0;
let readers: Record<'otherRep' | 'manager' | 'secondManager', Person>;
beforeEach(async () => {
  await company.startOver();
  api.database.clock.offsetMs = company.database.clock.offsetMs;
  const { people } = company;
  // Asked like the manager, and above nobody.
  const secondManager = await company.hire(`Second${++hired}`, ['sales-manager']);
  readers = {
    otherRep: await signedIn(people.otherRep.id),
    manager: await signedIn(people.manager.id),
    secondManager: await signedIn(secondManager.id),
  };
  await company.deal(seats('4321'));
  deal = await company.deal(seats('100'), people.otherRep);
  await company.give(people.otherRep, 'SubmitQuote', deal.quoteId, { comment: 'please' });
  const [request] = await company.rows<{ id: string }>('select id from approval_request where quote_id = $1', [
    deal.quoteId,
  ]);
  approval = request?.id as string;
});

async function signedIn(id: string): Promise<Person> {
  const { secret, hash } = newSecret();
  await company.rows("insert into api_token (token_hash, person_id, name) values ($1, $2, 'test')", [hash, id]);
  return { id, token: secret };
}

async function read(as: Person, path: string, body?: unknown): Promise<Json> {
  const answer = await api.ask(body === undefined ? 'GET' : 'POST', path, { as, body });
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return answer.body;
}

const whole = {
  rule: 'S1',
  table: 'size',
  row: 'S1',
  input: 'tcv',
  actual: '442100.00',
  limit: '>= 50000',
  outcome: 'manager',
  because: reason,
  kind: 'require',
  blocks: false,
  raisedBy: 'package',
  reads: [{ input: 'tcv', actual: '442100.00', limit: '>= 50000' }],
};
const withoutNumbers = { ...whole, input: null, actual: null, limit: null, reads: [] };
/** What the package comes to, and what the hidden quote does. */
const secret = /442[,.]?100|432[,.]?100/;

describe('a finding that the sum of a package raises', () => {
  const places: [string, (of: { quoteId: string; approval: string }) => string, object?][] = [
    ['the preview', ({ quoteId }) => `/api/quotes/${quoteId}/preview`, seats('100')],
    ['the quote', ({ quoteId }) => `/api/quotes/${quoteId}`, undefined],
    ['its version', ({ quoteId }) => `/api/quotes/${quoteId}/versions/1`, undefined],
    ['the approval', ({ approval: id }) => `/api/approvals/${id}`, undefined],
  ];

  it.each(places)('says what it asks in %s, and no number to who may not see every quote', async (_, of, body) => {
    const path = of({ quoteId: deal.quoteId, approval });
    const told = await read(readers.otherRep, path, body);
    expect(packageFindings(told)).toEqual([withoutNumbers]);
    expect(JSON.stringify(told)).not.toMatch(secret);
    expect(packageFindings(await read(readers.manager, path, body))).toEqual([whole]);
  });

  it('is so on the card of an approver who may not see every quote, also when it is shown again', async () => {
    const { steps, card } = await read(readers.secondManager, `/api/approvals/${approval}`);
    expect(card?.because).toEqual([withoutNumbers]);
    const stepId = (steps as unknown as { id: string }[])[0]?.id;
    const decision = { stepId, decision: 'approve', comment: '' };
    await company.give(company.people.manager, 'DecideStep', approval, decision);
    const seen = `/api/approvals/${approval}/seen`;
    expect((await read(readers.manager, seen)).items).toMatchObject([{ card: { because: [whole] } }]);
    const again = await read(readers.otherRep, seen);
    expect(again.items).toMatchObject([{ card: { because: [withoutNumbers] } }]);
    expect(JSON.stringify(again)).not.toMatch(secret);
  });

  it('tells its reason in letters and lists, and no number', async () => {
    const { otherRep, secondManager } = readers;
    const view = { quoteId: deal.quoteId, quoteVersion: 1, link: `/approvals/${approval}` };
    const mail = { template: 'approval-asked', personId: secondManager.id, dealId: deal.id, view } as const;
    const letter = await mailView(company.database, mail, 'https://desk.example');
    expect(letter.view.facts).toContainEqual({ label: 'The whole package', value: reason });
    expect(JSON.stringify(letter)).not.toMatch(secret);
    for (const path of [`/api/approvals`, `/api/deals/${deal.id}`, `/api/deals/${deal.id}/timeline`]) {
      expect(JSON.stringify(await read(otherRep, path))).not.toMatch(secret);
    }
  });

  it('agrees with the view of the package, which keeps the sum back', async () => {
    const view = `/api/quotes/${deal.quoteId}/package`;
    expect(await read(readers.otherRep, view)).toMatchObject({ others: [], unseen: 1, tcv: null });
    expect(await read(readers.manager, view)).toMatchObject({ unseen: 0, tcv: { amount: '442100.00' } });
  });

  it('opens how it came about, down to each quote, and only to who sees every quote', async () => {
    const asked = (measure: string) => `/api/quotes/${deal.quoteId}/preview?explain=${measure}&whose=package`;
    const told = async (as: Person, measure: string) => (await read(as, asked(measure), seats('100'))).derivation;
    const { others } = await read(readers.manager, `/api/quotes/${deal.quoteId}/package`);
    const [{ id, version, number }] = others as unknown as [{ id: string; version: number; number: string }];
    const steps = ((await told(readers.manager, 'tcv')) as unknown as { steps: Json[] }).steps;
    expect(steps).toMatchObject([
      { name: 'tcv', operation: 'sum', value: '442100.00', currency: 'USD' },
      { depth: 1, of: 'this quote', value: '10000.00', called: 'USD' },
      { depth: 1, of: number, value: '432100.00', called: 'USD', quote: { id, version } },
    ]);
    const theirs = `/api/quotes/${id}/versions/${version}/derivation?measure=tcv&called=USD`;
    expect(await read(readers.manager, theirs)).toMatchObject({ steps: expect.arrayContaining([expect.anything()]) });
    expect((await api.ask('GET', theirs, { as: readers.otherRep })).status).toBe(404);
    for (const measure of ['tcv', 'discount', 'acv'])
      expect(await told(readers.otherRep, measure)).toEqual({ measure, line: null, steps: null, waterfall: null });
  });
});
