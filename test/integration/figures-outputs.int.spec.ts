import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeView } from '../../src/documents/view-models/change.ts';
import { date, money, percent } from '../../src/documents/view-models/figures.ts';
import { type MeasureName, measureDefinitions } from '../../src/domain/measures/definitions.ts';
import type { Currency, Money, QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import type { Player } from '../support/cast.ts';
import { eventually } from '../support/effects.ts';
import { newStory, nextSeat, type Seat, type Story, submitQuote } from '../support/story.ts';
import { readAs } from './every-reading.ts';
import { type OpenDesk, openDesk, perUnit, type Sold, sell } from './figures-desk.ts';
import { given, letterAbout, printed, type Shown } from './figures-story.ts';

/** The same version wherever its figures are told, for every structure an offer can have. */

const tiers = (...steps: [upTo: string | null, unitPrice: string][]) =>
  steps.map(([upTo, unitPrice]) => ({ upTo, unitPrice }));
const sold = (sku: string, charge: Sold['charge'], pricePeriod: Sold['pricePeriod'], model: Sold['model']): Sold => ({
  sku: `OUT-${sku}`,
  charge,
  pricePeriod,
  model,
  unitCost: '0.01',
});
const catalogue: Sold[] = [
  sold('SEAT', 'recurring', 'year', perUnit('228')),
  sold('MONTH', 'recurring', 'month', perUnit('100')),
  sold('SETUP', 'one-time', null, { kind: 'flat', amount: '48000' }),
  sold('CALL', 'usage', 'month', { kind: 'graduated', tiers: tiers(['10000', '0.05'], [null, '0.03']) }),
  sold('VIEW', 'recurring', 'month', { kind: 'volume', tiers: tiers(['100', '6'], [null, '4.5']) }),
  sold('TAG', 'one-time', null, { kind: 'package', size: '50', unitPrice: '180' }),
  sold('CARE', 'recurring', 'year', { kind: 'percentOf', percent: '0.18', of: 'net', families: ['Outputs'] }),
  { ...sold('BOX', 'recurring', 'year', perUnit('1200')), components: [{ product: 'OUT-SEAT', quantity: '2' }] },
];
const books: Record<string, Currency> = { usd: 'USD', gbp: 'GBP' };

const base: Omit<QuoteContent, 'lines'> = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 36,
  paymentTerms: 'net60',
  billing: 'quarterly',
  validUntil: new Date(Date.now() + 25 * 86_400_000).toISOString().slice(0, 10),
  headerDiscount: { percent: '0.22' },
  nonStandard: {},
};
const line = (product: string, quantity: string, more: Partial<QuoteLine> = {}): QuoteLine => ({
  id: `l-${product}-${quantity}`,
  product: `OUT-${product}`,
  quantity,
  ...more,
});
const offer = (lines: QuoteLine[], more: Partial<QuoteContent> = {}): QuoteContent => ({ ...base, lines, ...more });
const year = (at: number) => `${2027 + at}-01-01`;
const ramp = [
  { from: year(1), quantity: '150' },
  { from: year(2), quantity: '200' },
];

const offers: Record<string, QuoteContent> = {
  'use with tiers, commitment, overage and minimum': offer([
    line('CALL', '12000', { usage: { commitment: '10000', overage: '0.04' } }),
    line('CALL', '500', { usage: { minimum: '99.99' } }),
    line('VIEW', '101'),
  ]),
  'packages, a bundle and a share of other lines': offer([line('TAG', '120'), line('BOX', '5'), line('CARE', '1')]),
  'a ramp, time free, units free and a yearly rise': offer([
    line('SEAT', '100', { ramp }),
    line('MONTH', '7', { freeMonths: 1 }),
    line('BOX', '3', { uplift: '0.035', discount: { percent: '0.1' } }),
    line('MONTH', '12', { freeUnits: '2' }),
    line('SETUP', '1'),
  ]),
  'payments of their own with a milestone': offer([line('SEAT', '33'), line('SETUP', '1')], {
    billing: 'custom',
    paymentSchedule: [
      { on: '2027-01-01', percent: '0.3' },
      { on: '2028-03-01', percent: '0.7', milestone: 'Go-live' },
    ],
    nonStandard: { customPaymentSchedule: { details: 'As the plant goes live.' } },
  }),
  'what may still be chosen': offer([
    line('SEAT', '17'),
    line('SETUP', '1', { optional: true }),
    line('BOX', '1', { alternative: 'size' }),
    line('BOX', '2', { alternative: 'size' }),
  ]),
  'an option of what a share is taken of, with money off the total': offer(
    [line('SEAT', '17'), line('CARE', '1'), line('BOX', '2', { optional: true })],
    { furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '579.25' } }] },
  ),
  'an option under a total that was agreed': offer([line('SEAT', '17'), line('SETUP', '1', { optional: true })], {
    headerDiscount: { targetPrice: '9000' },
  }),
  'pounds by months and days': offer([line('SEAT', '10', { start: '2027-07-08' }), line('MONTH', '3')], {
    priceBook: 'gbp',
    currency: 'GBP',
    termMonths: 12,
  }),
  'what partners, rebates and freight take': offer([line('SEAT', '50'), line('SETUP', '1')], {
    partnerMargin: '0.125',
    rebate: '0.02',
    freight: '1234.56',
    furtherHeaderDiscounts: [{ name: 'Launch', discount: { amount: '579.25' } }],
  }),
};

const renewed = { name: 'a renewal', way: 'renewal', prices: 'kept', raise: '0.04' } as const;
const extended = {
  name: 'an expansion that ends with it',
  way: 'expansion',
  start: '2027-07-08',
  prices: 'kept',
} as const;

interface Output {
  story: Story;
  quote: Shown['quote'];
  card: Shown['card'];
  preview: Shown['preview'];
  letter: string;
  paper: string;
  file: string;
  deals: string;
  /** What the policy says when asked whether each measure is what is shown. */
  judged: string[];
}

let desk: OpenDesk;
const outputs = new Map<string, Output>();

beforeAll(async () => {
  desk = await openDesk();
  const { cast } = desk;
  for (const each of catalogue) await sell(desk, each, 'Outputs', books);
  for (const [name, content] of Object.entries(offers)) {
    outputs.set(name, await everywhere(name, async (story) => openedWith(story, content)));
  }
  const running = await write<{ id: string }>(cast.inRole('finance')[0] as Player, 'POST', '/api/subscriptions', {
    accountId: cast.accountId,
    currency: 'USD',
    start: '2026-01-01',
    end: '2027-12-31',
    lines: [
      { product: 'OUT-SEAT', quantity: '40', unitPrice: '205.2', pricePeriod: 'year', discount: '0.1' },
      { product: 'OUT-MONTH', quantity: '3', unitPrice: '100', pricePeriod: 'month', discount: '0' },
    ],
  });
  for (const { name, ...asked } of [renewed, extended]) {
    const quantities = asked.way === 'expansion' ? { quantities: ['10', '0'] } : {};
    const open = (story: Story) =>
      write<{ id: string; dealId: string }>(cast.rep, 'POST', `/api/subscriptions/${running.id}/quotes`, {
        ...asked,
        ...quantities,
      }).then(async ({ id, dealId }) => {
        Object.assign(story, { quoteId: id, dealId });
        const { content, etagVersion } = await read<Shown['quote']>(cast.rep, `/api/quotes/${id}`);
        const more = { headerDiscount: base.headerDiscount, validUntil: base.validUntil };
        await write(cast.rep, 'PUT', `/api/quotes/${id}`, { ...content, ...more }, `"v${etagVersion}"`);
        story.content = { ...content, ...more };
        story.name = (await read<Shown['dealPage']>(cast.rep, `/api/deals/${dealId}`)).name;
      });
    outputs.set(name, await everywhere(name, open));
  }
}, 400_000);
afterAll(() => desk?.close());

const write = <Body>(as: Player, method: 'POST' | 'PUT', path: string, body: object, ifMatch?: string) =>
  given<Body>(desk, { as, method, path, body, ...(ifMatch && { ifMatch }) });
const read = <Body>(as: Player, path: string) => given<Body>(desk, { as, method: 'GET', path });

async function openedWith(story: Story, content: QuoteContent): Promise<void> {
  const { accountId, sellerId, rep } = story.cast;
  const deal = { kind: 'new', routeToMarket: 'direct', wayToClose: 'negotiated-contract' };
  story.dealId = (
    await write<{ id: string }>(rep, 'POST', '/api/deals', { name: story.name, accountId, sellerId, ...deal })
  ).id;
  story.quoteId = (await write<{ id: string }>(rep, 'POST', `/api/deals/${story.dealId}/quotes`, content)).id;
}

/** The draft as it is printed, and once it is submitted what everybody else is told of it. */
async function everywhere(name: string, open: (story: Story) => Promise<unknown>): Promise<Output> {
  const { cast } = desk;
  const story = newStory(desk.url, cast, `Outputs of ${name}`, offers[name]);
  await open(story);
  const path = `/api/quotes/${story.quoteId}`;
  const { etagVersion } = await read<Shown['quote']>(cast.rep, path);
  await write(cast.rep, 'POST', `${path}/proposal`, {}, `"v${etagVersion}"`);
  const paper = await printed(story, 'proposal');
  const analyst = cast.inRole('deal-desk')[0] as Player;
  const preview = (await write(analyst, 'POST', `${path}/preview`, story.content)) as Shown['preview'];
  await submitQuote(story);
  const seat = (await nextSeat(story)) as Seat;
  const { card } = await read<{ card: Shown['card'] }>(analyst, `/api/approvals/${seat.approvalId}`);
  const quote = await read<Shown['quote']>(analyst, path);
  return {
    story,
    quote,
    card,
    preview,
    letter: await eventually(
      () => letterAbout(desk, story.name).catch(() => ''),
      (text) => text !== '',
    ),
    paper,
    file: (await readAs(desk, analyst, `${path}/versions/1/file?bom=false`)).body,
    deals: (await readAs(desk, analyst, `/api/exports/deals?q=${encodeURIComponent(story.name)}&bom=false`)).body,
    judged: await judgedBy(quote),
  };
}

const policyMeasures = [
  'list',
  'lineDiscount',
  'headerDiscount',
  'discountAmount',
  'net',
  'freight',
  'pocketPrice',
  'proposedArr',
  'tcv',
  'acv',
  'arr',
  'exitArr',
  'firstYear',
  'recurring',
  'oneTime',
  'usageCommitment',
] as const;

/** A policy whose rows fire where an input is what is shown to half a cent, of the policy currency at its rate. */
async function judgedBy({ id, measures }: Shown['quote']): Promise<string[]> {
  const shown = measures as NonNullable<typeof measures>;
  const rate = Number(shown.tcvPolicy.amount) / Number(shown.tcv.amount);
  const near = (measure: (typeof policyMeasures)[number]) => {
    const value = Number(shown[measure].amount) * rate;
    return `[${(value - 0.02).toFixed(4)}..${(value + 0.02).toFixed(4)}]`;
  };
  const policy = {
    policy: 'outputs',
    currency: 'USD',
    inputs: Object.fromEntries(policyMeasures.map((name) => [name, { type: 'money', worse: 'higher' }])),
    fallback: { role: 'cfo' },
    tables: policyMeasures.map((name) => ({
      name: `${name} as shown`,
      hit: 'unique',
      columns: [name],
      otherwise: 'standard',
      outcomes: { same: { require: { role: 'cfo' }, stage: 1, because: name } },
      rows: [{ id: `${name}-1`, when: [near(name)], then: 'same' }],
    })),
  };
  const admin = desk.cast.inRole('desk-admin')[0] as Player;
  const uploaded = await write<{ version: number }>(admin, 'POST', '/api/policies/outputs/versions', {
    source: JSON.stringify(policy),
  });
  const tried = await write<{ findings: { because: string }[] }>(
    desk.cast.inRole('finance')[0] as Player,
    'POST',
    `/api/policies/outputs/versions/${uploaded.version}/evaluation`,
    { quoteId: id },
  );
  return tried.findings.map(({ because }) => because);
}

const plain = (text: string): string => text.replaceAll(/&nbsp;|\s+/g, ' ').replaceAll('&#39;', "'");
const amountsOf = (measures: object): [MeasureName, Money][] =>
  Object.entries(measures).filter(([name, value]) => name in measureDefinitions && isMoney(value)) as [
    MeasureName,
    Money,
  ][];
const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value;

describe.each([...Object.keys(offers), renewed.name, extended.name])('of %s', (name) => {
  const output = () => outputs.get(name) as Output;
  const measures = () => output().quote.measures as NonNullable<Shown['quote']['measures']>;

  it('preview, quote and the approver’s card have the same measures, and policy reads the same', () => {
    const { preview, card, judged } = output();
    const { lines: _, ...whole } = measures();
    expect(preview.measures).toEqual(whole);
    expect(card.measures).toEqual(measures());
    expect(judged.toSorted()).toEqual([...policyMeasures].sort());
  });

  it('the file of the version has every measure and line, and that of the deals the same measures', () => {
    const { file, deals, quote, story } = output();
    const rows = file.split('\r\n');
    for (const [measure, { amount, currency }] of amountsOf(measures())) {
      expect(rows).toContain(`${measureDefinitions[measure].name},${amount},${currency}`);
    }
    for (const { product: sku, list, net } of measures().lines) {
      expect(
        rows.some((row) => row.includes(`,${sku},`) && row.includes(list.amount) && row.includes(net.amount)),
      ).toBe(true);
    }
    for (const { issueOn, dueOn, amount } of quote.assessment?.schedule ?? []) {
      expect(rows.some((row) => row.includes(`,${issueOn},${dueOn},`) && row.includes(`,${amount.amount},`))).toBe(
        true,
      );
    }
    const [heads, deal] = (parse(deals, { from_line: 5, relax_column_count: true }) as string[][]).filter(
      (row, index) => index === 0 || row.includes(story.name),
    ) as [string[], string[]];
    const missing = amountsOf(measures()).filter(
      ([measure, { amount }]) => deal[heads.indexOf(measureDefinitions[measure].name)] !== amount,
    );
    expect(missing).toEqual([]);
  });

  it('what may be chosen has one price: in preview and quote, on the card, in letter and file, on the proposal, and once it is chosen', async () => {
    const { quote, preview, card, letter, file, paper } = output();
    const analyst = desk.cast.inRole('deal-desk')[0] as Player;
    const choosable = quote.figures.filter(({ option }) => option !== null);
    const isOpen = ({ optional, alternative }: QuoteLine) => optional === true || alternative !== undefined;
    expect(choosable.map(({ id }) => id)).toEqual(quote.content.lines.filter(isOpen).map(({ id }) => id));
    expect(preview.figures).toEqual(quote.figures);
    expect(card.options).toMatchObject(
      choosable.map(({ id, list, net, option }) => ({ line: id, list, net, ...option })),
    );
    for (const { id, net, option } of choosable) {
      const adds = option?.adds as Money;
      expect(file.split('\r\n').some((row) => row.includes(`,${net.amount},${adds.amount},`))).toBe(true);
      expect(plain(paper)).toContain(plain(money(adds).text));
      expect(plain(letter)).toContain(
        /[1-9]/.test(adds.amount) ? plain(money(adds).text) : 'adds nothing to the total',
      );
      const lines = quote.content.lines.map((each) => (each.id === id ? { ...each, chosen: true } : each));
      const path = `/api/quotes/${quote.id}/preview`;
      const chosen = await write<Shown['preview']>(analyst, 'POST', path, { ...quote.content, lines });
      expect(chosen.figures.find((each) => each.id === id)?.net).toEqual(net);
      const cents = ({ amount }: Money) => BigInt(amount.replace('.', ''));
      expect(cents(chosen.measures.net) - cents(measures().net)).toBe(cents(adds));
    }
  });

  it('the letter to the approver has what the card begins with', () => {
    const letter = plain(output().letter);
    const { tcv, arr, exitArr, firstYear, usageCommitment, oneTime, discount } = measures();
    const told = [tcv, arr, exitArr, firstYear, usageCommitment, oneTime].filter(({ amount }) => /[1-9]/.test(amount));
    for (const amount of told) expect(letter).toContain(plain(money(amount).text));
    expect(letter).toContain(percent(discount ?? '').text);
  });

  it('the proposal prints the same totals, lines and payments', () => {
    const paper = plain(output().paper);
    const { list, discountAmount, net, recurring, oneTime, firstYear, acv, arr, exitArr, lines } = measures();
    const yearly = [acv, arr, exitArr].filter(({ amount }) => /[1-9]/.test(amount));
    const payments = (output().quote.assessment?.schedule ?? []).map(({ amount }) => amount);
    const amounts = [list, discountAmount, net, recurring, oneTime, firstYear, ...yearly, ...payments];
    const all = [...amounts, ...lines.flatMap((each) => [each.list, each.net])];
    expect(all.map((amount) => plain(money(amount).text)).filter((text) => !paper.includes(text))).toEqual([]);
  });
});

it.each([renewed.name, extended.name])(
  'the table of %s is the same on card, quote, in the letter and the file',
  (name) => {
    const { quote, card, letter, file } = outputs.get(name) as Output;
    expect(quote.change).not.toBeNull();
    expect(card.change).toEqual(quote.change);
    const table = quote.change as NonNullable<typeof quote.change>;
    for (const { label, now, proposed, difference } of changeView(table).rows) {
      expect(plain(letter)).toContain(plain(`${label}: ${now} / ${proposed} / ${difference}`));
    }
    for (const [label, { now, proposed, difference }] of [
      ['ARR', table.arr],
      ['MRR', table.mrr],
    ] as const) {
      expect(file).toContain(`${label},${now?.amount},${proposed?.amount},${difference?.amount}\r\n`);
    }
    expect(plain(letter)).toContain(date(table.end.proposed).text);
  },
);
