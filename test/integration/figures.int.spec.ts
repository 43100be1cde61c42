import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { addDays, lastDayOf } from '../../src/domain/calendar.ts';
import type { Money, QuoteContent } from '../../src/domain/offer.ts';
import type { reofferedSchema } from '../../src/http/schemas/deal-desk/quotes.ts';
import { askUntilKnown } from '../support/asking.ts';
import type { Player } from '../support/cast.ts';
import { everyReading, type Reading, readAs } from './every-reading.ts';
import { type OpenDesk, openDesk, perUnit, type Sold, sell } from './figures-desk.ts';
import { given, type Shown, throughTheDesk } from './figures-story.ts';

/** A platform at $7,000 a month, $48,000 once, 10 seats for 177 of 365 days, and $99,999.99 sold at $79,996.00. */
const catalogue: Sold[] = [
  { sku: 'CASE-PLATFORM', charge: 'recurring', pricePeriod: 'month', model: perUnit('7000'), unitCost: '1400' },
  { sku: 'CASE-SETUP', charge: 'one-time', pricePeriod: null, model: perUnit('48000'), unitCost: '24000' },
  { sku: 'CASE-SEAT', charge: 'recurring', pricePeriod: 'year', model: perUnit('228'), unitCost: '60' },
  { sku: 'CASE-PLANT', charge: 'one-time', pricePeriod: null, model: perUnit('99999.99'), unitCost: '30000' },
];

const content: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2026-01-01',
  termMonths: 24,
  paymentTerms: 'net60',
  billing: 'quarterly',
  validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  headerDiscount: { percent: '0.05' },
  nonStandard: {},
  lines: [
    { id: 'platform', product: 'CASE-PLATFORM', quantity: '1' },
    { id: 'setup', product: 'CASE-SETUP', quantity: '1' },
    { id: 'seats', product: 'CASE-SEAT', quantity: '10', start: '2027-07-08' },
    { id: 'plant', product: 'CASE-PLANT', quantity: '1', discount: { targetPrice: '79996.00' } },
  ],
};

// Worked out by hand from the definitions of the measures: each amount rounded once, the header discount of
// 5 % × 297,101.64 = 14,855.08 spread by largest remainder.
const lines = [
  { id: 'platform', list: '168000.00', net: '159600.00' },
  { id: 'setup', list: '48000.00', net: '45600.00' },
  { id: 'seats', list: '1105.64', net: '1050.36' },
  { id: 'plant', list: '99999.99', net: '75996.20' },
];
const totals = {
  list: '317105.63',
  lineDiscount: '20003.99',
  headerDiscount: '14855.08',
  discountAmount: '34859.07',
  net: '282246.56',
  tcv: '282246.56',
  recurring: '160650.36',
  oneTime: '121596.20',
  mrr: '6650.00',
  arr: '79800.00',
  acv: '80325.18',
  targetAcv: '201921.38',
  firstYear: '201396.20',
  cost: '87890.96',
  marginAmount: '194355.60',
};
const ratios = { discount: '0.10992890', effectiveDiscount: '0.10992889', margin: '0.68860219' };

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const printedAs = (amount: string): string =>
  `$${amount.replace(/\B(?=(\d{3})+\.)/g, ',').replace(/(?<=\.\d\d)0+$/, '')}`;
const measures = {
  ...Object.fromEntries(Object.entries(totals).map(([name, amount]) => [name, usd(amount)])),
  ...ratios,
  lines: lines.map(({ id, list, net }) => expect.objectContaining({ id, list: usd(list), net: usd(net) })),
};

const withoutLines = ({ lines: _, ...whole }: NonNullable<Shown['quote']['measures']>) => whole;

type Outcome = z.output<typeof reofferedSchema>;
const pricePeriodOf = (sku: string) => catalogue.find((product) => product.sku === sku)?.pricePeriod ?? null;

let desk: OpenDesk;
let shown: Record<'contract' | 'orderForm', Shown>;
beforeAll(async () => {
  desk = await openDesk();
  const { cast } = desk;
  for (const each of catalogue) await sell(desk, each, 'Cases', { usd: 'USD' });
  const running = { product: 'CASE-SEAT', quantity: '40', unitPrice: '228', pricePeriod: 'year', discount: '0' };
  await given(desk, {
    as: cast.inRole('finance')[0] as Player,
    method: 'POST',
    path: '/api/subscriptions',
    body: {
      accountId: cast.accountId,
      currency: 'USD',
      start: '2026-01-01',
      end: '2027-12-31',
      lines: [running],
    },
  });
  const [contract, orderForm] = await Promise.all([
    throughTheDesk(desk, content, 'negotiated-contract'),
    throughTheDesk(desk, content, 'order-form-online-terms'),
  ]);
  shown = { contract, orderForm };
}, 120_000);
afterAll(() => desk?.close());

const each = ['contract', 'orderForm'] as const;

describe.each(each)('the figures of one version, closed by %s', (way) => {
  it('are those worked out by hand, in preview, quote, versions and the approver’s card', () => {
    const { preview, quote, card, dealPage } = shown[way];
    expect([quote.measures, card.measures, dealPage.quotes[0]?.measures]).toEqual(
      Array(3).fill(expect.objectContaining(measures)),
    );
    expect(preview.measures).toEqual(quote.measures && withoutLines(quote.measures));
    expect(preview.figures).toEqual(quote.figures);
    expect(preview.figures).toEqual(
      lines.map(({ id, list, net }) => expect.objectContaining({ id, list: usd(list), net: usd(net) })),
    );
  });

  it('are the same in the list of deals and in the inbox', () => {
    const { dealRow, approvalRow } = shown[way];
    const inShort = { tcv: usd(totals.tcv), discount: ratios.discount, margin: ratios.margin };
    expect(dealRow).toMatchObject({ ...inShort, acv: usd(totals.acv) });
    // The manager's inbox: their role sees the margin in bands.
    expect(approvalRow).toMatchObject({ ...inShort, margin: '60–70 %' });
  });

  it('stand in the letter that asks for the decision', () => {
    const { letter, dealPage } = shown[way];
    for (const text of [printedAs(totals.tcv), '10.99%', '68.86%', dealPage.account.name, dealPage.number]) {
      expect(letter).toContain(text);
    }
  });

  it.each(['proposal', 'paper'] as const)('stand on the %s, beside both parties, without cost and margin', (paper) => {
    const { dealPage, quote } = shown[way];
    const text = shown[way][paper];
    const amounts = [
      ...lines.flatMap(({ list, net }) => [list, net]),
      totals.list,
      totals.discountAmount,
      totals.net,
      totals.recurring,
      totals.oneTime,
      totals.firstYear,
      ...(quote.assessment?.schedule ?? []).map(({ amount }) => amount.amount),
    ];
    expect(amounts.filter((amount) => !text.includes(printedAs(amount)))).toEqual([]);
    for (const said of ['10.99%', '177 of 365 days', dealPage.account.name, dealPage.seller.name, dealPage.number]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain(printedAs(totals.cost));
    expect(text).not.toContain(printedAs(totals.marginAmount));
  });

  it('are billed in quarters that sum to the net: as scheduled, ordered and invoiced', () => {
    const { quote, preview, order } = shown[way];
    const scheduled = quote.assessment?.schedule ?? [];
    expect(order.schedule).toEqual(scheduled);
    expect(preview.assessment.schedule).toEqual(scheduled.map(({ parts, ...invoice }) => invoice));
    expect(scheduled.map(({ amount }) => amount.amount)).toEqual([
      '141546.20',
      ...Array(5).fill('19950.00'),
      '20454.64',
      '20495.72', // 10 seats join for 86/31 of three months
    ]);
    expect(order.invoices.map(({ amount }) => amount)).toEqual(scheduled.map(({ amount }) => amount));
    expect(cents(order.invoices.map(({ amount }) => amount.amount))).toBe(cents([totals.net]));
    expect(order.total).toEqual(usd(totals.net));
    expect(order.lines.map(({ id, list, net }) => ({ id, list: list.amount, net: net.amount }))).toEqual(lines);
  });

  it('are the terms that were approved: one hash in quote, request, contract, order and audit', async () => {
    const { quote, card, contract, order, facts } = shown[way];
    const hash = quote.termsHash;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect([card.termsHash, contract.termsHash, order.termsHash]).toEqual([hash, hash, hash]);
    const audited = facts.filter(({ data }) => typeof data.termsHash === 'string');
    expect(audited.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['QuoteSubmitted', 'ContractDrafted', 'OrderReceived']),
    );
    expect(new Set(audited.map(({ data }) => data.termsHash))).toEqual(new Set([hash]));
    expect(await desk.storedTerms(quote.id)).toMatchObject({
      totals: { list: usd(totals.list), net: usd(totals.net) },
      lines: lines.map(({ id, list, net }) => ({ id, list: usd(list), net: usd(net) })),
      customer: { name: contract.account.name },
      seller: { name: order.seller.name },
    });
    expect(shown[way].proposal).toContain(hash);
    expect(shown[way].paper).toContain(hash);
  });
});

describe('cost and margin', () => {
  const mostSeen = () => desk.cast.inRole('auditor')[0] as Player;
  const walk = async (reader: Player) => {
    const { story, dealPage } = shown.contract;
    const approvalId = dealPage.approvals[0]?.id ?? '';
    const { steps } = await given<{ steps: { id: string }[] }>(desk, {
      as: mostSeen(),
      method: 'GET',
      path: `/api/approvals/${approvalId}`,
    });
    const readings = await everyReading(desk, mostSeen(), {
      '/api/deals/{id}': story.dealId,
      '/api/quotes/{id}': story.quoteId,
      '/api/quotes/{id}/versions/{version}': '1',
      '/api/quotes/{id}/difference?': '?from=1&to=1',
      '/api/approvals/{id}': approvalId,
      '/api/approval-steps/{id}': steps[0]?.id ?? '',
      '/api/contracts/{id}': story.contractId,
      '/api/orders/{id}': story.orderId,
      '/api/documents/{id}': story.proposalId,
      '/api/deals/{id}/attachments/{attachment}': attachmentId,
      '/api/policies/{policy}': 'deal-desk',
      '/api/quotes/{id}/versions/{version}/derivation?': '?measure=margin',
      '/api/quotes/{id}/versions/{version}/file?': '?bom=false',
      '/api/calendars/{id}': nobodys,
      '/api/price-agreements/{id}': nobodys,
      '/api/compensation-plans/{id}': nobodys,
      '/api/saved-views/{id}': nobodys,
      '/api/delegations/{id}': nobodys,
      '/api/imports/{id}': nobodys,
      '/api/desk-requests/{id}': nobodys,
      '/api/desk-request-types/{name}': 'nobodys',
      '/api/exports/data/{kind}': 'unit-costs',
      '/api/policies/{policy}/versions/{version}': '1',
    });
    const answers: (Reading & Awaited<ReturnType<typeof readAs>>)[] = [];
    // One after the other: so much at once is more than a server takes of anybody.
    for (const reading of readings) answers.push({ ...reading, ...(await readAs(desk, reader, reading.path)) });
    const previewed = await readAs(desk, reader, `/api/quotes/${story.quoteId}/preview`, {
      method: 'POST',
      body: JSON.stringify(content),
    });
    return [...answers, { operation: 'previewQuote', path: '', ...previewed }];
  };
  const telling = (answers: Awaited<ReturnType<typeof walk>>) =>
    answers.filter(({ body }) => confidentialFigures.test(body)).map(({ operation }) => operation);

  // Nothing there has figures of a deal.
  const nobodys = '00000000-0000-4000-8000-000000000000';
  let attachmentId: string;
  let confidentialFigures: RegExp;
  beforeAll(async () => {
    const { dealPage, quote } = shown.contract;
    const headers = { authorization: `Bearer ${desk.cast.rep.token}`, 'content-type': 'application/octet-stream' };
    const path = `${desk.url}/api/deals/${dealPage.id}/attachments?name=note.txt`;
    const kept = await fetch(path, { method: 'POST', headers, body: 'a note' });
    attachmentId = ((await kept.json()) as { id: string }).id;
    confidentialFigures = anyOf(figuresOf(quote.measures as NonNullable<typeof quote.measures>));
  });

  it('are found by the walk through everything that can be read, where they may be seen', async () => {
    expect(telling(await walk(desk.cast.inRole('finance')[0] as Player))).toEqual(
      expect.arrayContaining([
        'listDeals',
        'readDeal',
        'readQuote',
        'readApproval',
        'readSeenCards',
        'listQuoteVersions',
      ]),
    );
  });

  it.each([
    ['rep', 'the rep whose deal it is'],
    ['sales-manager', 'the manager, who sees bands'],
    ['legal', 'legal, who sees every deal'],
  ])('stand in nothing that can be read by %s: %s', async (role) => {
    const reader = role === 'rep' ? desk.cast.rep : (desk.cast.inRole(role)[0] as Player);
    const answers = await walk(reader);

    expect(telling(answers)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(25);
  });

  it('stand in no letter to them', async () => {
    const list = await (await fetch(`${desk.url}/dev/mail`)).text();
    const letters = [...list.matchAll(/<td>([^<]+)<\/td><td><a href="([^"]+)"/g)].map(([, to, path]) => ({ to, path }));
    const withheld = letters.filter(({ to }) => /\.(rep|manager|legal)@/.test(to as string));
    const texts = await Promise.all(withheld.map(async ({ path }) => (await fetch(desk.url + path)).text()));

    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => confidentialFigures.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('Margin: 60–70 %'))).toHaveLength(2); // the manager is asked twice
  });

  it('neither sort nor narrow a list for who may not see them: order and cursors would tell', async () => {
    for (const by of ['sort=margin', 'sort=margin:desc', 'margin=0.2..0.3', 'margin=..0.5']) {
      for (const reader of [desk.cast.rep, desk.cast.inRole('sales-manager')[0] as Player]) {
        expect(await readAs(desk, reader, `/api/deals?${by}`)).toMatchObject({ status: 403 });
      }
      expect((await readAs(desk, mostSeen(), `/api/deals?${by}`)).status).toBe(200);
    }
  });

  it('of a quote cannot be tried out of a policy by who may not see them', async () => {
    const path = '/api/policies/deal-desk/versions/1/evaluation';
    const ask = (as: Player, body: object) => readAs(desk, as, path, { method: 'POST', body: JSON.stringify(body) });
    const counsel = desk.cast.inRole('legal')[0] as Player;

    expect((await ask(counsel, { quoteId: shown.contract.story.quoteId })).status).toBe(403);
    expect((await ask(counsel, { input: { margin: '0.2' } })).status).toBe(200);
    expect((await ask(mostSeen(), { quoteId: shown.contract.story.quoteId })).status).toBe(200);
  });

  it('are shown to a role from the moment somebody with the right says so, which is a fact', async () => {
    const [clerk, counsel] = ['finance', 'legal'].map((role) => desk.cast.inRole(role)[0] as Player) as [
      Player,
      Player,
    ];
    const set = (as: Player, sight: object) =>
      readAs(desk, as, '/api/confidentiality/legal', { method: 'PUT', body: JSON.stringify(sight) });
    const quote = `/api/quotes/${shown.contract.story.quoteId}`;

    expect((await set(counsel, { cost: 'visible', margin: 'visible' })).status).toBe(403);
    expect((await set(clerk, { cost: 'hidden', margin: 'visible' })).status).toBe(422);
    expect((await set(clerk, { cost: 'visible', margin: 'visible' })).status).toBe(204);
    expect((await readAs(desk, counsel, quote)).body).toMatch(confidentialFigures);
    expect((await set(clerk, { cost: 'hidden', margin: 'hidden' })).status).toBe(204);
    expect((await readAs(desk, counsel, quote)).body).not.toMatch(confidentialFigures);
    expect((await readAs(desk, clerk, '/api/facts?subjectKind=installation')).body).toContain('ConfidentialitySet');
  });
});

/** Every figure of cost and margin that is long enough to be told from any other number. */
function figuresOf(measures: NonNullable<Shown['quote']['measures']>): string[] {
  const amountOf = (amount: unknown) => (amount as Money).amount;
  return [measures, ...measures.lines]
    .flatMap(({ cost, marginAmount, margin }) => [amountOf(cost), amountOf(marginAmount), margin])
    .filter((figure) => figure.replace(/\D/g, '').length > 5);
}

/** The figures as written or printed: with and without separators, as a ratio or in percent. */
function anyOf(figures: string[]): RegExp {
  const forms = figures.flatMap((figure) => {
    const percent = /^0\.\d{8}$/.test(figure) ? [`${Number(figure) * 100}`.slice(0, 5)] : [];
    return [figure, printedAs(figure).slice(1), ...percent];
  });
  return new RegExp(`(?<![\\w.,])(${forms.map((form) => form.replaceAll('.', '\\.')).join('|')})(?![\\w])`);
}

describe('a signed quote as a model for others', () => {
  const quoteIdOf = () => shown.contract.quote.id;
  const post = <Body>(as: Player, path: string, body?: object) =>
    askUntilKnown<Body>(desk.url, { as, method: 'POST', path, body });
  const read = <Body>(path: string) => given<Body>(desk, { as: desk.cast.rep, method: 'GET', path });
  // A rep of another team.
  const stranger = () => desk.cast.players.find(({ name }) => name.startsWith('Rita ')) as Player;

  it('is renewed in a deal of its own: what recurs, from the day after its term, decided by nobody yet', async () => {
    const path = `/api/quotes/${quoteIdOf()}/renewal`;
    const { status, body } = await post<Outcome>(desk.cast.rep, path);
    expect(status).toBe(201);
    const renewed = await read<Shown['quote']>(`/api/quotes/${body.id}`);
    const deal = await read<Shown['dealPage']>(`/api/deals/${body.dealId}`);
    const term = { start: addDays(lastDayOf(content.start, content.termMonths), 1), termMonths: content.termMonths };
    const recurring = content.lines.filter(({ product }) => pricePeriodOf(product) !== null);
    expect(deal).toMatchObject({ kind: 'renewal', paper: 'renewal-order', approvals: [], contracts: [] });
    expect(deal.account).toEqual(shown.contract.dealPage.account);
    expect(renewed).toMatchObject({ state: 'draft', assessment: null, termsHash: null, submittedBy: null });
    expect(renewed.content).toMatchObject(term);
    expect(renewed.content.lines.map(({ product }) => product)).toEqual(recurring.map(({ product }) => product));
    expect(body.leftOut.length).toBeGreaterThanOrEqual(content.lines.length - recurring.length);
  });

  it('is cloned into a draft of the same deal, whose approvals count nothing there', async () => {
    const { status, body } = await post<Outcome>(desk.cast.rep, `/api/quotes/${quoteIdOf()}/clone`, { version: 1 });
    expect(status).toBe(201);
    const cloned = await read<Shown['quote']>(`/api/quotes/${body.id}`);
    expect(cloned).toMatchObject({ state: 'draft', version: 1, assessment: null, termsHash: null, submittedBy: null });
    expect(cloned.deal).toEqual(shown.contract.quote.deal);
    expect(body.leftOut).toEqual([]);
    const unknown = await post(desk.cast.rep, `/api/quotes/${quoteIdOf()}/clone`, { version: 99 });
    expect(unknown.status).toBe(404);
  });

  it('is found by product and customer, and only by those who may see its deal', async () => {
    const product = content.lines[0]?.product as string;
    const found = await read<{ items: { id: string }[] }>(`/api/quotes?q=${product}`);
    expect(found.items.map(({ id }) => id)).toContain(quoteIdOf());
    const as = stranger();
    const hidden = await given<{ items: { id: string }[] }>(desk, {
      as,
      method: 'GET',
      path: `/api/quotes?q=${product}`,
    });
    expect(hidden.items.map(({ id }) => id)).not.toContain(quoteIdOf());
    expect((await post(as, `/api/quotes/${quoteIdOf()}/renewal`)).status).toBe(404);
    expect((await post(as, `/api/quotes/${quoteIdOf()}/clone`, {})).status).toBe(404);
  });

  it('that is not signed is not renewed', async () => {
    const draft = (await post<Outcome>(desk.cast.rep, `/api/quotes/${quoteIdOf()}/clone`, {})).body;
    expect((await post(desk.cast.rep, `/api/quotes/${draft.id}/renewal`)).status).toBe(409);
  });
});

describe('the published cases, asked of the API', () => {
  const preview = async (more: Partial<QuoteContent>) => {
    const { dealPage } = shown.contract;
    const path = `/api/quotes/${dealPage.quotes[0]?.id}/preview`;
    const body = { ...content, headerDiscount: undefined, paymentTerms: 'net30', ...more };
    // As a rep, who is shown no cost and no margin.
    return given<Shown['preview']>(desk, { as: desk.cast.rep, method: 'POST', path, body });
  };
  const [platform, setup, seats, plant] = content.lines;

  it('$7,000 a month is an ARR and ACV of $84,000, with $48,000 once a target ACV of $132,000', async () => {
    const { measures } = await preview({ lines: [platform, setup] as QuoteContent['lines'] });
    expect(measures).toMatchObject({
      mrr: usd('7000.00'),
      arr: usd('84000.00'),
      acv: usd('84000.00'),
      targetAcv: usd('132000.00'),
    });
  });

  it('10 seats for 177 of 365 days are $1,105.64', async () => {
    const { measures } = await preview({ lines: [seats] as QuoteContent['lines'] });
    expect(measures.net).toEqual(usd('1105.64'));
  });

  it('20.00399 % asks the VP by name, 20 % the manager', async () => {
    const over = await preview({ lines: [plant] as QuoteContent['lines'] });
    expect(over.measures).toMatchObject({ list: usd('99999.99'), net: usd('79996.00'), discount: '0.20003992' });
    const [finding] = over.assessment.findings;
    expect(finding).toMatchObject({ rule: 'DL2', actual: '0.20003992', limit: '(20%..35%]' });
    expect(over.assessment.steps.map(({ candidates }) => candidates.map(({ name }) => name))).toEqual([['Vera Novak']]);
    const exactly = await preview({ lines: [{ ...plant, discount: { percent: '0.2' } }] as QuoteContent['lines'] });
    expect(exactly.assessment.steps.map(({ candidates }) => candidates.map(({ name }) => name))).toEqual([
      ['Mark Sullivan'],
    ]);
  });
});

const cents = (amounts: string[]): bigint => amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
