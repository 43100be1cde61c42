import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mailView } from '../../src/effects/mail-view.ts';
import { messageIdOf } from '../../src/effects/letter.ts';
import { jobById, listJobs } from '../../src/queries/jobs.ts';
import { mailById, newestMail } from '../../src/queries/mail.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';
import type { Effects } from '../../workflows/effects.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Company, eventually, follow, oneDeal, startTestEffects, testConfig } from '../support/effects.ts';
import { type MailServer, messageIdIn, startMailServer } from '../support/mail-server.ts';

describe('mail', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const dead = async (limit: number) => (await listJobs(database, { limit, status: 'dead' })).items;
  let company: Company;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openDatabase(fresh.url);
    company = await oneDeal(database);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await database.close();
    await fresh.drop();
  });

  const start = async (smtpUrl?: string) => {
    const timings = { ...testConfig('').timings, maxAttempts: 50 };
    const effects = await startTestEffects({ config: testConfig(fresh.url, { smtpUrl, timings }), database });
    closing.push(effects.close);
    return effects;
  };
  const letter = (more: Partial<Effects['mail']> = {}): { verb: 'mail'; payload: Effects['mail'] } => {
    const { manager, dealId } = company;
    return { verb: 'mail', payload: { template: 'approval-asked', personId: manager, dealId, ...more } };
  };
  const settled = (id: string) =>
    eventually(
      () => jobById(database, id),
      (job) => job?.status === 'done' || job?.status === 'dead',
    );

  it('is kept and can be read when there is no mail server', async () => {
    await start();
    const id = await follow(database, letter(), 'fact-1/mail/manager');
    expect(await settled(id)).toMatchObject({ status: 'done' });
    const [kept] = await newestMail(database, 10);
    expect(kept).toMatchObject({
      recipient: 'manager@seller.example',
      subject: 'approval-asked: Acme renewal',
      status: 'kept',
    });
    expect(await mailById(database, kept!.id)).toMatchObject({
      html: `Mina Manager http://desk.example/deals/${company.dealId}`,
      plain: `http://desk.example/deals/${company.dealId}`,
      messageId: messageIdOf('fact-1/mail/manager', 'http://desk.example'),
      sentAt: null,
    });
  });

  it('is not written to who was deactivated since', async () => {
    await start();
    await database.query('update person set active = false where id = $1', [company.manager]);
    const id = await follow(database, letter(), 'fact-1/mail/manager');
    expect(await settled(id)).toMatchObject({ status: 'done' });
    expect(await newestMail(database, 10)).toEqual([]);
  });

  it('is sent once when the server comes back, though it failed before', async () => {
    const port = await freePort();
    await start(`smtp://127.0.0.1:${port}`);
    const id = await follow(database, letter(), 'fact-1/mail/manager');
    const waiting = await eventually(
      () => jobById(database, id),
      (job) => (job?.attempts ?? 0) > 1 && job?.status === 'failing',
    );
    expect(waiting?.lastError).toMatch(/ECONNREFUSED/);
    expect(await newestMail(database, 10)).toEqual([]);

    const server = await catcher(port);
    expect(await settled(id)).toMatchObject({ status: 'done', lastError: null });
    expect(server.letters).toHaveLength(1);
    expect(server.letters[0]).toContain(`Message-ID: ${messageIdOf('fact-1/mail/manager', 'http://desk.example')}`);
    expect(server.letters[0]).toMatch(/^To: Mina Manager <manager@seller\.example>/m);
    expect(await newestMail(database, 10)).toMatchObject([{ status: 'sent' }]);
  });

  it('carries the same Message-ID when the server took it and the answer was lost', async () => {
    const server = await catcher();
    server.afterTaking = [new Error('connection lost')];
    await start(server.url);
    const id = await follow(database, letter(), 'fact-2/mail/manager');
    expect(await settled(id)).toMatchObject({ status: 'done' });
    const ids = server.letters.map(messageIdIn);
    expect(ids).toHaveLength(2);
    expect(new Set(ids)).toEqual(new Set([messageIdOf('fact-2/mail/manager', 'http://desk.example')]));
    expect(await newestMail(database, 10)).toHaveLength(1);
  });

  it('is a dead letter at once when the server refuses the recipient for good', async () => {
    const server = await catcher();
    server.refuse = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    await start(server.url);
    const id = await follow(database, letter());
    expect(await settled(id)).toMatchObject({ status: 'dead', attempts: 1 });
    expect((await dead(1))[0]?.lastError).toContain('no such mailbox');
  });

  it('is a dead letter at once when its template or its person does not exist', async () => {
    await start();
    const template = await follow(database, letter({ template: 'no-such' }));
    const person = await follow(database, letter({ personId: company.dealId }));
    expect(await settled(template)).toMatchObject({ status: 'dead', lastError: 'no mail template no-such' });
    expect(await settled(person)).toMatchObject({ status: 'dead', lastError: expect.stringContaining('no person') });
  });

  it('tells who did what to which quote', async () => {
    const { manager, rep, dealId, quoteId } = company;
    const details = { actorId: rep, quoteId, link: '/quotes/1', comment: 'Please look.', outcome: 'approved' as const };
    const { payload } = letter({ personId: manager, view: details });
    const { address, view } = await mailView(database, payload, 'http://desk.example');
    const [deal] = await database.query<{ number: string }>('select number from deal where id = $1', [dealId]);
    expect(address).toBe('manager@seller.example');
    expect(view).toEqual({
      recipientName: 'Mina Manager',
      headline: '',
      actorName: 'Rosa Rep',
      dealName: 'Acme renewal',
      dealNumber: `D-${deal!.number}`,
      accountName: 'Acme',
      quoteNumber: `Q-${deal!.number}-1`,
      link: 'http://desk.example/quotes/1',
      facts: [],
      change: null,
      comment: 'Please look.',
      reason: '',
      outcome: 'approved',
    });
  });

  it('says who submitted the quote, also where who approved before is why it is sent now', async () => {
    const { manager, rep, quoteId } = company;
    await database.query(
      `update quote_version set submitted_by = $2, submitted_at = clock(), terms_hash = 'abc' where quote_id = $1`,
      [quoteId, rep],
    );
    const approved = { actorId: manager, onBehalfOf: rep, quoteId, quoteVersion: 1 };
    const named = async (template: Effects['mail']['template']) =>
      (await mailView(database, letter({ template, view: approved }).payload, 'http://desk.example')).view.actorName;
    expect(await named('approval-asked')).toBe('Rosa Rep');
    expect(await named('approval-decided')).toBe('Mina Manager for Rosa Rep');
  });

  async function catcher(port?: number): Promise<MailServer> {
    const server = await startMailServer(port);
    closing.push(server.stop);
    return server;
  }
});
