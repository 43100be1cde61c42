import { expect } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { canonical, sha256 } from '../../src/store/chain.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { eventually } from './effects.ts';
import { messageIdIn } from './mail-server.ts';
import type { Acked, Story } from './story.ts';

/** What a told story leaves in the chain of its deal: no fact less, none twice, none in another order. */
const factsOfStory = `
  DealOpened QuoteDrafted QuoteEdited QuoteSubmitted ReviewStarted ApprovalRequested
  StepApproved StepApproved StepApproved ApprovalGranted QuoteApproved
  ProposalRequested QuoteAccepted ContractDrafted ContractIssued SignedCopyRecorded
  ContractSigned QuoteSigned OrderReceived OrderAccepted
  ${'InvoiceDrafted '.repeat(4)} ${'InvoiceIssued InvoiceSettled '.repeat(4)}`
  .trim()
  .split(/\s+/);

/** The last fact of each machine of such a story, and the state it is in. */
const endsOfStory = [
  'approval granted by ApprovalGranted',
  'contract signed by ContractSigned',
  ...Array<string>(4).fill('invoice settled by InvoiceSettled'),
  'order accepted by OrderAccepted',
  'quote signed by QuoteSigned',
];

/**
 * Nothing lost, nothing doubled: holds of whole stories however often the product was killed while they were told.
 * `letters` are those that a mail server took, when there was one.
 */
export async function expectInvariants(databaseUrl: string, stories: Story[], letters?: string[]): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2 });
  try {
    for (const story of stories) {
      await expectHistory(database, story);
      await expectDecisions(database, story);
      await expectPapers(database, story);
      await expectInvoices(database, story);
      for (const acked of story.acked) await expectVisible(database, acked);
      for (const refused of story.refused) await expectNothing(database, refused);
    }
    await expectGaplessNumbers(database);
    await expectEffectsOnce(database);
    if (letters) await expectLettersOnce(database, letters);
    expect(await verifyFacts(database)).toMatchObject({ verified: true, firstBad: null });
  } finally {
    await database.close();
  }
}

/** All that follows was carried out: waited for while the product still runs. */
export async function effectsAreDone(databaseUrl: string, limit = 60_000): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2 });
  try {
    await eventually(
      () => database.query(`select id, verb, status, attempts, last_error from outbox where status <> 'done'`),
      (open) => open.length === 0,
      limit,
    );
  } finally {
    await database.close();
  }
}

/** What happened is a path through the machines, each step of it a fact, and no version is left out. */
async function expectHistory(database: Database, { dealId, quoteId }: Story): Promise<void> {
  const facts = await database.query<{ type: string }>(
    `select type from fact where subject_kind = 'deal' and subject_id = $1 order by seq`,
    [dealId],
  );
  expect(facts.map(({ type }) => type)).toEqual(factsOfStory);
  const machines = await database.query<{ told: string }>(
    `select workflow || ' ' || state || ' by ' || (select type from fact where instance_id = i.id order by seq desc limit 1)
       as told from instance i where deal_id = $1 order by told`,
    [dealId],
  );
  expect(machines.map(({ told }) => told)).toEqual(endsOfStory);
  const versions = await database.query<{ version: number }>(
    'select version from quote_version where quote_id = $1 order by version',
    [quoteId],
  );
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
}

/** Each seat was filled once, by who asked to, and nobody decided who did not ask. */
async function expectDecisions(database: Database, { dealId, acked }: Story): Promise<void> {
  const decisions = await database.query<{ made: string }>(
    `select d.step_id || ' by ' || d.person_id as made from decision d join approval_step s on s.id = d.step_id
     where s.deal_id = $1 and d.terms_hash = (select terms_hash from approval_request where id = s.approval_id)`,
    [dealId],
  );
  const asked = acked.filter(({ path }) => path.endsWith('/decision'));
  expect(decisions.map(({ made }) => made).toSorted()).toEqual(
    asked.map(({ path, by }) => `${path.split('/')[3]} by ${by}`).toSorted(),
  );
  const filled = await database.query(
    `select s.approval_id, d.step_id, d.seat from decision d join approval_step s on s.id = d.step_id
     where s.deal_id = $1 group by 1, 2, 3 having count(*) > 1`,
    [dealId],
  );
  expect(filled).toEqual([]);
}

/** One document for each paper that was asked for, its file whole, bound to the terms that were approved and showing so. */
async function expectPapers(database: Database, { dealId, quoteId }: Story): Promise<void> {
  const papers = await database.query<{ kind: string; status: string; hash: string; terms: string; bytes: Buffer }>(
    `select d.kind, d.status, d.sha256 as hash, d.terms_hash as terms, f.bytes
     from document d left join file f using (sha256) where d.deal_id = $1 order by d.kind`,
    [dealId],
  );
  expect(papers.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['contract ready', 'proposal ready']);
  const bound = await database.query<{ hash: string }>(
    `select terms_hash as hash from quote_version where quote_id = $1
     union select terms_hash from approval_request where quote_id = $1
     union select d.terms_hash from decision d join approval_step s on s.id = d.step_id where s.deal_id = $2
     union select terms_hash from contract where deal_id = $2 union select terms_hash from sales_order where deal_id = $2
     union select data ->> 'termsHash' from fact
       where subject_id = $2::text and type in ('QuoteSubmitted', 'QuoteApproved')`,
    [quoteId, dealId],
  );
  const approved = await database.query<{ terms: unknown }>('select terms from quote_version where quote_id = $1', [
    quoteId,
  ]);
  expect(bound.map(({ hash }) => hash)).toEqual(approved.map(({ terms }) => sha256(canonical(terms))));
  for (const { bytes, hash, terms } of papers) {
    expect(sha256(bytes)).toBe(hash);
    expect(terms).toBe(bound[0]?.hash);
    expect(textOf(bytes)).toContain(bound[0]?.hash);
  }
}

/** All that a paper says, without the blanks, which a long hash may be broken at. Fails on half a file. */
const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/\s/g, '');

async function expectInvoices(database: Database, { dealId }: Story): Promise<void> {
  const [sums] = await database.query<{ invoiced: boolean; orders: number }>(
    `select sum(i.amount) = max(o.total) as invoiced, count(distinct o.id)::int as orders
     from sales_order o join invoice i on i.order_id = o.id where o.deal_id = $1`,
    [dealId],
  );
  expect(sums).toEqual({ invoiced: true, orders: 1 });
}

async function expectGaplessNumbers(database: Database): Promise<void> {
  const rows = await database.query<{ number: string }>(
    'select number from invoice where number is not null order by seller_id, number::bigint',
  );
  expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
}

/** The write's answer is on record, and what it answered with is there. */
async function expectVisible(database: Database, { key, by, status, body }: Acked): Promise<void> {
  const [kept] = await answersTo(database, key, by);
  expect(kept?.status).toBe(status);
  expect(JSON.parse(kept?.response ?? 'null')).toEqual(body);
  const { id, version } = body as unknown as { id: string; version: number };
  const found = await database.query(
    'select from instance where id = $1 and version >= $2 union all select from deal where id = $1',
    [id, version],
  );
  expect(found).toHaveLength(1);
}

/** If anything is on record of it, then that it was refused; the history shows that nothing else came of it. */
async function expectNothing(database: Database, { key, by, status }: Acked): Promise<void> {
  expect([403, 404, 409, 412, 422]).toContain(status);
  for (const kept of await answersTo(database, key, by)) expect(kept.status).toBe(status);
}

const answersTo = (database: Database, key: string, by: string) =>
  database.query<{ status: number; response: string }>(
    'select status, response from idempotency where key = $1 and person_id = $2',
    [key, by],
  );

/** Each letter and notification that should follow is there once, and no other. */
async function expectEffectsOnce(database: Database): Promise<void> {
  const [letters] = await database.query<{ asked: string[]; written: string[]; ids: number }>(
    `select (select coalesce(array_agg(key order by key), '{}') from outbox where verb = 'mail') as asked,
       (select coalesce(array_agg(key order by key), '{}') from mail) as written,
       (select count(distinct message_id)::int from mail) as ids`,
  );
  expect(letters?.written).toEqual(letters?.asked);
  expect(letters?.ids).toBe(letters?.asked.length);
  const [told] = await database.query<{ asked: string[]; written: string[] }>(
    `select (select array_agg(key || '/' || person order by key || '/' || person) from outbox,
         jsonb_array_elements_text(payload -> 'people') as person where verb = 'notify') as asked,
       (select array_agg(key order by key) from notification) as written`,
  );
  expect(told?.written).toEqual(told?.asked);
}

/** The mail server took every letter that was written, if some of them twice, then each time under its one id. */
async function expectLettersOnce(database: Database, letters: string[]): Promise<void> {
  const written = await database.query<{ id: string; recipient: string }>(
    'select message_id as id, recipient from mail order by message_id',
  );
  const taken = new Set(letters.map((letter) => `${messageIdIn(letter)} ${/^To: .*<(.*)>/im.exec(letter)?.[1]}`));
  expect([...taken].toSorted()).toEqual(written.map(({ id, recipient }) => `${id} ${recipient}`));
}
