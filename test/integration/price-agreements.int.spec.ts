import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import {
  addAgreement,
  confirmAgreement,
  endAgreement,
  type NewAgreement,
} from '../../src/commands/catalogue/agreements.ts';
import { openDeal } from '../../src/commands/deal/deal.ts';
import { dealFacts } from '../../src/commands/gather/deal-facts.ts';
import { cloneQuote, renewQuote } from '../../src/commands/quote/reoffer.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import { planFrom } from '../../src/commands/subscription/quote-from.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { readAgreement } from '../../src/queries/catalogue/agreements.ts';
import { productsBySku } from '../../src/queries/catalogue/search.ts';
import { readAccount } from '../../src/queries/directory/accounts.ts';
import { listDeals } from '../../src/queries/deals/list.ts';
import { line } from '../domain/offers.ts';
import { content, granted, type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
let seat: string;
beforeAll(async () => {
  company = await testCompany();
  const [row] = await company.rows<{ id: string }>(`select id from product where sku = 'SEAT'`);
  seat = row?.id as string;
});
beforeEach(async () => {
  await company.startOver();
  await company.rows('truncate price_agreement, subscription cascade');
  await company.rows(`update product set requires = '{}'`);
});
afterAll(() => company?.close());

const asked = (actor: TestCompany['people']['admin']) => ({ actor, commandId: 'test' });

async function agree(given: Partial<NewAgreement> = {}, confirmed = true): Promise<string> {
  const { database, people, account } = company;
  const id = granted(
    await addAgreement(database, asked(people.legal), {
      accountId: account,
      productId: seat,
      name: 'Frame',
      currency: 'USD',
      unitPrice: '80',
      validFrom: '2027-01-01',
      validTo: '2028-12-31',
      upTo: '100',
      contract: 'MSA',
      ...given,
    }),
  );
  if (confirmed) granted(await confirmAgreement(database, asked(people.finance), { id, version: 1 }));
  return id;
}

const seats = (quantity: string, agreement: string): Partial<QuoteContent> => ({
  lines: [line('SEAT', quantity, { agreement })],
});
const submitted = async (given: Partial<QuoteContent>) => {
  const deal = await company.deal(given);
  await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
  return deal;
};
const read = async (id: string) => {
  const found = await readAgreement(company.database, company.people.legal, id);
  if (!found) throw new Error('the agreement is gone');
  return found;
};
const use = async (id: string) => {
  const { used, askedFor, left } = await read(id);
  return { used, askedFor, left };
};

const bytes = Buffer.from('%PDF signed');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const file = { sha256, mediaType: 'application/pdf', bytes };

/** The contract of a submitted quote that nobody had to approve, up to its signed copy. */
async function contracted(quoteId: string) {
  const { legal } = company.people;
  const contract = await company.give(legal, 'DraftContract', quoteId);
  await company.printed((contract.snapshot.context as ContractContext).documentId);
  await company.give(legal, 'IssueContract', contract.id);
  await company.give(legal, 'RecordSignedCopy', contract.id, { file, signedOn: '2027-01-05' });
  return contract.id;
}
const sign = (contract: string) => company.try(company.people.secondLegal, 'ConfirmSignedCopy', contract, { sha256 });
const signed = async (given: Partial<QuoteContent>) => {
  const deal = await submitted(given);
  granted(await sign(await contracted(deal.quoteId)));
  return deal;
};

describe('the volume of a price agreement', () => {
  it('is used by signed quotes, and asked for by submitted ones while they may still be signed', async () => {
    const frame = await agree();
    expect(await use(frame)).toEqual({ used: '0', askedFor: '0', left: '100' });
    await company.deal(seats('90', frame));
    const { quoteId } = await submitted(seats('30.5', frame));
    expect(await use(frame)).toEqual({ used: '0', askedFor: '30.5', left: '100' });
    await company.give(company.people.rep, 'ReviseQuote', quoteId, { reason: 'Fewer' });
    expect(await use(frame)).toMatchObject({ askedFor: '0' });
    await company.give(company.people.rep, 'EditQuote', quoteId, { content: content('0', seats('20', frame)) });
    await company.give(company.people.rep, 'SubmitQuote', quoteId, { comment: '' });
    granted(await sign(await contracted(quoteId)));
    expect(await use(frame)).toEqual({ used: '20', askedFor: '0', left: '80' });
  });

  it('of which signed deals left too little is refused in every other deal, and is not offered once it is used up', async () => {
    const { rep, legal } = company.people;
    const frame = await agree();
    const waiting = await submitted(seats('50', frame));
    const draft = await company.deal(seats('41', frame));
    await signed(seats('60', frame));
    const refused = await company.refusal(rep, 'SubmitQuote', draft.quoteId, { comment: '' });
    expect(refused.errors).toEqual([
      {
        pointer: '/lines/0/agreement',
        message: 'Frame covers 100 units at most, of which other deals have used 60.',
      },
    ]);
    expect(await company.refusal(legal, 'DraftContract', waiting.quoteId)).toMatchObject({
      code: 'rule',
      detail: expect.stringContaining('have used 60: 40 are left, and this quote takes 50'),
    });
    await company.give(rep, 'EditQuote', draft.quoteId, { content: content('0', seats('40', frame)) });
    const found = () =>
      productsBySku(company.database, { priceBook: 'us', skus: ['SEAT'], account: company.account, on: '2027-02-01' });
    expect((await found())[0]?.agreement).toMatchObject({ id: frame, left: '40' });
    await signed(seats('40', frame));
    expect((await found())[0]?.agreement).toBeNull();
  });

  it('is never exceeded by two deals that are signed at the same moment', async () => {
    const frame = await agree();
    const contracts: string[] = [];
    for (const quantity of ['60', '60', '30']) {
      const { quoteId } = await submitted(seats(quantity, frame));
      contracts.push(await contracted(quoteId));
    }
    const answers = await Promise.all(contracts.map(sign));
    const refusals = answers.filter(isRefusal);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ code: 'rule', detail: expect.stringContaining('Frame covers 100 units') });
    expect(await use(frame)).toEqual({ used: '90', askedFor: '60', left: '10' });
  });

  it('is without end where none was agreed', async () => {
    const frame = await agree({ upTo: null });
    await signed(seats('60', frame));
    expect(await use(frame)).toEqual({ used: '60', askedFor: '0', left: null });
  });

  it('is found by the index of the agreement alone', async () => {
    await company.database.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      const plan = await tx.query<{ 'QUERY PLAN': string }>(
        `explain select sum(units) from agreement_use where agreement_id = '01900000-0000-7000-8000-000000000000'`,
      );
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('agreement_use_pkey');
    });
  });
});

describe('an agreement that has not begun', () => {
  const upcoming = { validFrom: '2027-03-01' };

  it('is withdrawn by a second person, on the record, and never counts', async () => {
    const { database, people } = company;
    const frame = await agree(upcoming);
    expect(await read(frame)).toMatchObject({ state: 'upcoming', available: [] });
    const withdraw = (actor: TestCompany['people']['admin']) =>
      endAgreement(database, asked(actor), { id: frame, version: 2 }, { reason: 'Written twice' });
    expect(await withdraw(people.legal)).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('second'),
    });
    expect(granted(await withdraw(people.secondLegal))).toBe(frame);
    expect(await read(frame)).toMatchObject({
      state: 'withdrawn',
      validFrom: '2027-03-01',
      validTo: '2028-12-31',
      endReason: 'Written twice',
      available: [],
    });
    const [fact] = await company.rows(`select type, data, by from fact order by id desc limit 1`);
    expect(fact).toMatchObject({
      type: 'PriceAgreementWithdrawn',
      data: { agreementId: frame, reason: 'Written twice' },
      by: people.secondLegal.id,
    });
    const { quoteId } = await company.deal();
    const input = { content: content('0', { ...seats('1', frame), start: '2027-03-01' }) };
    expect(await company.refusal(people.rep, 'EditQuote', quoteId, input)).toMatchObject({
      errors: [{ pointer: '/lines/0/agreement' }],
    });
    company.at('2027-03-02T12:00:00Z');
    expect(await read(frame)).toMatchObject({ state: 'withdrawn' });
  });

  it('may also be given another last day, by one person, as one that runs', async () => {
    const { database, people } = company;
    const frame = await agree(upcoming);
    const end = { on: '2027-06-30', reason: 'Shorter' };
    granted(await endAgreement(database, asked(people.legal), { id: frame, version: 2 }, end));
    expect(await read(frame)).toMatchObject({ state: 'upcoming', validTo: '2027-06-30' });
  });
});

describe('an offer made from another one', () => {
  const contentOf = async (quoteId: string) =>
    (
      await company.rows<{ content: QuoteContent }>('select content from quote_version where quote_id = $1', [quoteId])
    )[0]?.content as QuoteContent;
  const plain = { lines: [line('SEAT', '40', { discount: { percent: '0.05' } })], termMonths: 12 };
  const note = {
    subject: 'SEAT SEAT',
    reason: expect.stringContaining('priced by the agreement Frame now: what was taken'),
  };
  const by = () => ({ by: company.people.rep, commandId: 'again' });

  it('is priced by the agreement that applies when it is a clone, as far as that is left', async () => {
    const { quoteId } = await company.deal(plain);
    const frame = await agree();
    const { answer, leftOut } = granted(await cloneQuote(company.database, { quoteId, ...by() }));
    expect(leftOut).toEqual([note]);
    expect((await contentOf(answer.instance.id)).lines).toEqual([line('SEAT', '40', { agreement: frame })]);
    await signed(seats('70', frame));
    const { leftOut: none } = granted(await cloneQuote(company.database, { quoteId, ...by(), commandId: 'third' }));
    expect(none).toEqual([]);
  });

  it('is priced by it when it renews a signed quote or a subscription', async () => {
    const { database, account } = company;
    const { quoteId } = await signed(plain);
    await agree({ validFrom: '2028-01-01', validTo: '2029-12-31' });
    const renewed = granted(await renewQuote(database, { quoteId, ...by() }));
    expect(renewed.leftOut).toContainEqual(note);
    await company.rows(
      `with s as (insert into subscription (account_id, currency, starts_on, ends_on)
         values ($1, 'USD', '2027-01-01', '2027-12-31') returning id)
       insert into subscription_line (subscription_id, line, product_id, quantity, unit_price, price_period)
       select s.id, 1, $2, 40, 95, 'year' from s`,
      [account, seat],
    );
    const [row] = await company.rows<{ id: string }>('select id from subscription');
    const planned = granted(await planFrom(database, row?.id as string, { way: 'renewal', prices: 'kept' }));
    expect(planned).toMatchObject({ total: { amount: '3200.00' }, leftOut: [note] });
  });

  it('is paid in the same shares where its amounts come to another total by now', async () => {
    const { quoteId } = await company.deal({
      lines: [line('SEAT', '10')],
      termMonths: 12,
      billing: 'custom',
      paymentSchedule: [
        { on: '2027-01-10', amount: '250.00' },
        { on: '2027-06-10', amount: '750.00' },
      ],
    });
    await agree();
    const { answer, leftOut } = granted(await cloneQuote(company.database, { quoteId, ...by() }));
    expect((await contentOf(answer.instance.id)).paymentSchedule).toEqual([
      { on: '2027-01-10', percent: '0.25' },
      { on: '2027-06-10', percent: '0.75' },
    ]);
    expect(leftOut).toContainEqual({
      subject: 'Payment schedule',
      reason: 'Its amounts came to 1000.00 USD; of the 800.00 USD that this comes to they are the same shares.',
    });
  });
});

describe('what a product needs beside it', () => {
  const needs = (sku: string, ...skus: string[]) =>
    company.rows('update product set requires = $2 where sku = $1', [sku, skus]);
  const subscribed = async (start: string, end: string) => {
    const [row] = await company.rows<{ id: string }>(
      `with s as (insert into subscription (account_id, currency, starts_on, ends_on)
         values ($1, 'USD', $2, $3) returning id)
       insert into subscription_line (subscription_id, line, product_id, quantity, unit_price, price_period)
       select s.id, 1, $4, 40, 95, 'year' from s returning subscription_id as id`,
      [company.account, start, end, seat],
    );
    return row?.id as string;
  };

  it('keeps no renewal or expansion of a subscription back where it was charged once', async () => {
    await needs('SEAT', 'SETUP');
    const id = await subscribed('2027-01-01', '2027-12-31');
    const { database } = company;
    expect(await planFrom(database, id, { way: 'renewal', prices: 'kept' })).toMatchObject({
      lines: [{ product: 'SEAT' }],
    });
    const more = { way: 'expansion', start: '2027-06-01', prices: 'kept', quantities: ['5'] } as const;
    expect(await planFrom(database, id, more)).toMatchObject({ lines: [{ product: 'SEAT', quantity: '5' }] });
  });

  it('is asked of a customer who has neither, and no more once it was bought with a signed quote', async () => {
    await needs('SEAT', 'SETUP');
    const { rep } = company.people;
    const { quoteId } = await company.deal();
    const alone = { content: content('0', { lines: [line('SEAT', '10')], termMonths: 12 }) };
    expect(await company.refusal(rep, 'EditQuote', quoteId, alone)).toMatchObject({
      errors: [{ pointer: '/lines/0/product' }],
    });
    const bought = await signed({ lines: [line('SEAT', '10'), line('SETUP', '1')], termMonths: 12 });
    await company.give(rep, 'EditQuote', quoteId, alone);
    const [kept] = await company.rows<{ had: string[] }>(
      `select basis -> 'had' as had from quote_version where quote_id = $1`,
      [quoteId],
    );
    expect(kept?.had).toEqual(['SETUP']);
    granted(await renewQuote(company.database, { quoteId: bought.quoteId, by: rep, commandId: 'renewal' }));
  });

  it('is asked where it recurs and does not run on the first day, or goes with what is replaced', async () => {
    await company.rows(
      `insert into product (sku, name, family, charge, unit, price_period)
       values ('ADDON', 'Add-on', 'software', 'recurring', 'unit', 'year') on conflict do nothing`,
    );
    await company.rows(
      `insert into price (price_book_id, product_id, model)
       select 'us', id, '{"kind": "perUnit", "unitPrice": "10"}' from product where sku = 'ADDON' on conflict do nothing`,
    );
    await needs('ADDON', 'SEAT');
    const id = await subscribed('2027-01-01', '2027-12-31');
    const { rep } = company.people;
    const { quoteId } = await company.deal();
    const edit = (given: Partial<QuoteContent>) =>
      company.try(rep, 'EditQuote', quoteId, {
        content: content('0', { lines: [line('ADDON', '1')], termMonths: 12, ...given }),
      });
    expect(isRefusal(await edit({ start: '2027-02-01' }))).toBe(false);
    expect(isRefusal(await edit({ start: '2028-02-01' }))).toBe(true);
    const changing = (change: 'adds' | 'replaces') => ({ start: '2027-02-01', subscription: { id, change } });
    expect(isRefusal(await edit(changing('adds')))).toBe(false);
    expect(isRefusal(await edit(changing('replaces')))).toBe(true);
  });
});

describe('a deal for a lead user', () => {
  it('is found by its own index, and is told of in the list', async () => {
    const { rep } = company.people;
    const plain = await company.deal();
    const { id, quoteId } = await company.deal();
    const leadUser = { useCase: 'First plant', sponsor: 'COO' };
    await company.give(rep, 'EditQuote', quoteId, { content: content('0', { nonStandard: { leadUser } }) });
    const list = async (lead: boolean) => {
      const { items } = await listDeals(company.database, rep, {
        filters: { lead },
        sort: { by: 'moved', direction: 'desc' },
        limit: 10,
      });
      return items.map((deal) => [deal.id, deal.leadUser]);
    };
    expect(await list(true)).toEqual([[id, true]]);
    expect(await list(false)).toEqual([[plain.id, false]]);
    await company.give(rep, 'EditQuote', quoteId, { content: content('0') });
    expect(await list(true)).toEqual([]);
    await company.database.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      const plan = await tx.query<{ 'QUERY PLAN': string }>(
        'explain select id from deal d where (d.lead_user) order by moved_at desc, id desc limit 50',
      );
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('deal_lead_user');
    });
  });
});

describe('an account with a subscription', () => {
  it('is a customer since that began, though no deal of it was won here', async () => {
    const { database } = company;
    const { rep } = company.people;
    const [other] = await company.rows<{ id: string }>(
      `insert into account (name, region, country, segment, credit_class) values ('Newcomer', 'NA', 'US', 'mid', 'A')
       returning id`,
    );
    const id = other?.id as string;
    expect(await readAccount(database, id)).toMatchObject({ customerSince: null, subscribedSince: null });
    const start = (day: string) =>
      company.rows(
        `insert into subscription (account_id, currency, starts_on, ends_on) values ($1, 'USD', $2, '2029-12-31')`,
        [id, day],
      );
    await start('2027-02-01');
    expect(await readAccount(database, id)).toMatchObject({ subscribedSince: null });
    await start('2026-05-01');
    expect(await readAccount(database, id)).toMatchObject({ customerSince: null, subscribedSince: '2026-05-01' });
    const deal = granted(
      await openDeal(database, rep, {
        name: 'More',
        accountId: id,
        sellerId: company.seller,
        kind: 'expansion',
        paper: 'new-order',
        routeToMarket: 'direct',
        wayToClose: 'negotiated-contract',
      }),
    );
    expect(await database.transaction((tx) => dealFacts(tx, deal.id))).toMatchObject({ newCustomer: false });
  });
});
