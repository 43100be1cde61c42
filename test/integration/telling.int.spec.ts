import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/commands/actor.ts';
import { watchDeal } from '../../src/commands/onlookers.ts';
import { choosePreferences } from '../../src/commands/telling/channels.ts';
import { loadDigest } from '../../src/documents/templates.ts';
import { digestsDue } from '../../src/effects/digests.ts';
import { mailDigest } from '../../src/effects/verbs/mail-digest.ts';
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

describe('a preference', () => {
  const asked = (actor: Actor) => ({ actor, commandId: 'test' });
  const letters = async (who: Actor) =>
    (
      await company.rows<{ template: string }>(
        `select payload ->> 'template' as template from outbox where verb = 'mail' and payload ->> 'personId' = $1`,
        [who.id],
      )
    ).map(({ template }) => template);

  it('for mail brings a letter, also of what usually has none', async () => {
    const { rep, desk, vp } = company.people;
    const deal = await company.deal();
    for (const who of [desk, vp]) await watchDeal(company.database, who, deal.id, true);
    await choosePreferences(company.database, asked(desk), { kinds: { watching: 'mail' }, digest: {} });
    await choosePreferences(company.database, asked(vp), { kinds: { watching: 'off' }, digest: {} });
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
    await deliver();
    expect([await letters(desk), await told(desk)]).toEqual([['deal-news'], ['A deal you watch is approved']]);
    expect([await letters(vp), await told(vp)]).toEqual([[], []]);
  });

  it('against mail leaves the line in the product', async () => {
    const { rep, manager } = company.people;
    const deal = await company.deal({ headerDiscount: { percent: '0.15' } });
    await choosePreferences(company.database, asked(manager), { kinds: { 'decision-asked': 'product' }, digest: {} });
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'a strategic customer' });
    await deliver();
    expect([await letters(manager), await told(manager)]).toEqual([[], ['Your decision is asked']]);
  });

  it('cannot switch off what is asked of one', async () => {
    const { manager } = company.people;
    const off = { kinds: { 'decision-asked': 'off' as const }, digest: {} };
    expect(await choosePreferences(company.database, asked(manager), off)).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/kinds/decision-asked' }],
    });
  });
});

describe('the digest', () => {
  const day = (date: string, time: string) => company.at(`${date}T${time}:00Z`);
  /** What was asked for since, as "person's name, day". */
  const given = async () =>
    (
      await company.rows<{ name: string; day: string }>(
        `select p.name, o.payload ->> 'day' as day from outbox o join person p on p.id::text = o.payload ->> 'personId'
         where o.verb = 'mailDigest' and p.name in ('rep', 'manager') order by o.id`,
      )
    ).map((row) => `${row.name} ${row.day}`);
  const pass = async () => {
    await Promise.all([digestsDue(company.database), digestsDue(company.database)]);
  };
  const letter = async (who: Actor, on: string) => {
    const tools = {
      database: company.database,
      config: { publicUrl: 'http://desk.example' },
      transmit: null,
      templates: { digest: loadDigest() },
    } as unknown as Tools;
    const job = { key: `digest-${who.id}-${on}`, payload: { personId: who.id, day: on } };
    const write = await mailDigest.perform({ ...job, signal: AbortSignal.timeout(5_000) }, tools);
    await company.database.transaction(write);
    const [mail] = await company.rows<{ plain: string }>('select plain from mail where key = $1', [job.key]);
    return mail?.plain;
  };

  beforeEach(async () => {
    await company.rows('delete from digest');
    await company.rows('delete from digest_setting');
    await company.rows('delete from notification_preference');
    day('2027-01-07', '07:00');
    await pass();
  });

  it('comes once a business day at the hour that one chose, though two look at once, and never on a weekend', async () => {
    const { rep } = company.people;
    await choosePreferences(company.database, { actor: rep, commandId: 't' }, { kinds: {}, digest: { at: '09:30' } });
    await pass();
    day('2027-01-07', '08:01');
    await pass();
    expect(await given()).toEqual(['manager 2027-01-07']);
    day('2027-01-07', '09:31');
    await pass();
    await pass();
    day('2027-01-08', '10:00');
    await pass();
    day('2027-01-10', '23:00');
    await pass();
    expect((await given()).toSorted()).toEqual([
      'manager 2027-01-07',
      'manager 2027-01-08',
      'rep 2027-01-07',
      'rep 2027-01-08',
    ]);
  });

  it('comes once, for today, after nobody was there for days; one who wants none gets none', async () => {
    const { manager } = company.people;
    await choosePreferences(
      company.database,
      { actor: manager, commandId: 't' },
      { kinds: {}, digest: { wanted: false } },
    );
    day('2027-01-13', '11:00');
    await pass();
    expect(await given()).toEqual(['rep 2027-01-13']);
    await choosePreferences(
      company.database,
      { actor: company.people.rep, commandId: 't' },
      { kinds: {}, digest: { at: '15:00' } },
    );
    day('2027-01-13', '16:00');
    await pass();
    expect(await given()).toEqual(['rep 2027-01-13']);
  });

  it('says what waits, what is due and what changed, nothing of deals out of sight, and is not sent when it is empty', async () => {
    const { rep, manager, desk } = company.people;
    expect(await letter(manager, '2027-01-07')).toBeUndefined();
    const deal = await company.deal({ headerDiscount: { percent: '0.15' } });
    await watchDeal(company.database, desk, deal.id, true);
    await choosePreferences(
      company.database,
      { actor: desk, commandId: 't' },
      { kinds: { watching: 'digest' }, digest: {} },
    );
    await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: 'a strategic customer' });
    await deliver();
    const waits = await letter(manager, '2027-01-08');
    expect(waits).toContain('Acme seats: Acme · your decision');
    expect(waits).toContain('http://desk.example/approvals/');
    const changed = await letter(desk, '2027-01-08');
    expect(changed).toContain('What changed\n- A deal you watch was submitted: D-');
    await company.rows(`delete from person_role where person_id = $1`, [desk.id]);
    expect(await letter(desk, '2027-01-11')).toBeUndefined();
    await company.rows(`insert into person_role (person_id, role) values ($1, 'deal-desk')`, [desk.id]);
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
