import { expect } from '@jest/globals';
import { createHash } from 'node:crypto';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { eventually } from './effects.ts';
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

/** Nothing lost, nothing doubled: holds of whole stories however often the product was killed while they were told. */
export async function expectInvariants(databaseUrl: string, stories: Story[]): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2 });
  try {
    for (const story of stories) {
      await expectHistory(database, story);
      await expectPapers(database, story);
      await expectInvoices(database, story);
      for (const acked of story.acked) await expectVisible(database, acked);
    }
    await expectGaplessNumbers(database);
    await expectEffectsOnce(database);
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

async function expectHistory(database: Database, { dealId, acked }: Story): Promise<void> {
  const facts = await database.query<{ type: string }>(
    `select type from fact where subject_kind = 'deal' and subject_id = $1 order by seq`,
    [dealId],
  );
  expect(facts.map(({ type }) => type)).toEqual(factsOfStory);
  const machines = await database.query<{ workflow: string; state: string }>(
    'select workflow, state from instance where deal_id = $1 order by workflow, state',
    [dealId],
  );
  expect(machines.map(({ workflow, state }) => `${workflow} ${state}`)).toEqual([
    'approval granted',
    'contract signed',
    ...Array<string>(4).fill('invoice settled'),
    'order accepted',
    'quote signed',
  ]);
  const decisions = await database.query<{ step_id: string }>(
    `select d.step_id from decision d join approval_step s on s.id = d.step_id where s.deal_id = $1`,
    [dealId],
  );
  const asked = acked.filter(({ path }) => path.endsWith('/decision')).map(({ path }) => path.split('/')[3]);
  expect(decisions.map((row) => row.step_id).toSorted()).toEqual(asked.toSorted());
}

/** One document for each paper that was asked for, its file whole, bound to the terms that were approved. */
async function expectPapers(database: Database, { dealId, quoteId }: Story): Promise<void> {
  const papers = await database.query<{ kind: string; status: string; hash: string; terms: string; bytes: Buffer }>(
    `select d.kind, d.status, d.sha256 as hash, d.terms_hash as terms, f.bytes
     from document d left join file f using (sha256) where d.deal_id = $1 order by d.kind`,
    [dealId],
  );
  expect(papers.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['contract ready', 'proposal ready']);
  const bound = await database.query<{ terms: string }>(
    `select terms_hash as terms from quote_version where quote_id = $1
     union select terms_hash from approval_request where quote_id = $1
     union select d.terms_hash from decision d join approval_step s on s.id = d.step_id where s.deal_id = $2
     union select terms_hash from contract where deal_id = $2 union select terms_hash from sales_order where deal_id = $2
     union select data ->> 'termsHash' from fact where subject_id = $2::text and type = 'QuoteApproved'`,
    [quoteId, dealId],
  );
  expect(bound).toHaveLength(1);
  for (const { bytes, hash, terms } of papers) {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(terms).toBe(bound[0]?.terms);
  }
}

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
async function expectVisible(database: Database, { key, status, body }: Acked): Promise<void> {
  const [kept] = await database.query<{ status: number; response: string }>(
    'select status, response from idempotency where key = $1',
    [key],
  );
  expect(kept?.status).toBe(status);
  expect(JSON.parse(kept?.response ?? 'null')).toEqual(body);
  const { id, version } = body as unknown as { id: string; version: number };
  const found = await database.query(
    'select from instance where id = $1 and version >= $2 union all select from deal where id = $1',
    [id, version],
  );
  expect(found).toHaveLength(1);
}

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
