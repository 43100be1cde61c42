import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { watchDeal } from '../../src/commands/onlookers.ts';
import { notify } from '../../src/effects/verbs/notify.ts';
import type { Tools } from '../../src/effects/verb.ts';
import { listNotifications } from '../../src/queries/notifications.ts';
import type { Effects } from '../../workflows/effects.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
beforeEach(() => company.startOver());
afterAll(() => company?.close());

/** Carries out what was asked to be told, as the worker does. */
async function deliver(): Promise<void> {
  const rows = await company.rows<{ key: string; payload: Effects['notify'] }>(
    `update outbox set status = 'done' where verb = 'notify' and status = 'pending' returning key, payload`,
  );
  for (const job of rows) {
    const write = await notify.perform({ ...job, signal: AbortSignal.timeout(5_000) }, {} as Tools);
    await company.database.transaction(write);
  }
}

const told = async (who: Actor) =>
  (await listNotifications(company.database, who, { limit: 50 })).items.map(({ title }) => title).reverse();

describe('who watches a deal', () => {
  it('is told of its moves in order, and of none any more once they stopped', async () => {
    const { rep, desk } = company.people;
    const deal = await company.deal();
    await watchDeal(company.database, desk, deal.id, true);
    await watchDeal(company.database, desk, deal.id, true);
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await company.give(rep, 'AcceptQuote', deal.quoteId, {
      contactId: company.contact,
      acceptedOn: '2027-01-05',
      note: '',
    });
    await deliver();
    expect(await told(desk)).toEqual(['A deal you watch is approved', 'The customer accepted on a deal you watch']);

    await watchDeal(company.database, desk, deal.id, false);
    await company.give(company.people.legal, 'DraftContract', deal.quoteId);
    company.at('2027-03-05T12:00:00Z');
    await company.give('installation', 'LapseQuote', deal.quoteId, { lapsedVersion: 1 });
    await deliver();
    expect(await told(desk)).toHaveLength(2);
  });

  it('hears once of what also reaches them in a part of their own', async () => {
    const { rep } = company.people;
    const deal = await company.deal();
    await watchDeal(company.database, rep, deal.id, true);
    await watchDeal(company.database, company.people.vp, deal.id, true);
    await company.give(company.people.rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    company.at('2027-03-05T12:00:00Z');
    await company.give('installation', 'LapseQuote', deal.quoteId, { lapsedVersion: 1 });
    await deliver();
    expect(await told(rep)).toEqual(['The quote lapsed']);
    expect(await told(company.people.vp)).toEqual([
      'A deal you watch is approved',
      'A quote on a deal you watch lapsed',
    ]);
  });

  it('is told nothing once they lost sight of it, though it was on its way', async () => {
    const { rep } = company.people;
    const mate = await company.hire('Teammate', ['rep'], company.people.manager.id);
    const deal = await company.deal();
    await company.rows(`insert into team (name) values ('West') on conflict do nothing`);
    await company.rows(`update person set team_id = (select id from team) where id = $1`, [mate.id]);
    await company.rows(`update deal set team_id = (select id from team) where id = $1`, [deal.id]);
    await watchDeal(company.database, mate, deal.id, true);
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await company.rows('update person set team_id = null where id = $1', [mate.id]);
    await deliver();
    expect(await told(mate)).toEqual([]);
  });

  it('must see the deal to begin with', async () => {
    const deal = await company.deal();
    expect(await watchDeal(company.database, company.people.otherRep, deal.id, true)).toMatchObject({
      code: 'not-found',
    });
    expect(await company.count('deal_watch')).toBe(0);
  });
});

describe('a notification', () => {
  it('of a deal that one lost sight of says no more than that there was something', async () => {
    const { rep, otherRep } = company.people;
    const deal = await company.deal();
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    company.at('2027-03-05T12:00:00Z');
    await company.give('installation', 'LapseQuote', deal.quoteId, { lapsedVersion: 1 });
    await deliver();
    const before = await listNotifications(company.database, rep, { limit: 5 });
    expect(before.items).toMatchObject([{ deal: { name: 'Acme seats' }, link: `/deals/${deal.id}` }]);
    await company.rows('update deal set owner_id = $1 where id = $2', [otherRep.id, deal.id]);
    const after = await listNotifications(company.database, rep, { limit: 5 });
    expect(after.items).toMatchObject([{ deal: null, body: '', link: '/notifications' }]);
    expect(JSON.stringify(after)).not.toContain(deal.id);
  });
});
