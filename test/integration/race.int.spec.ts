import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { askOnce, askUntilKnown, isUnknown, type Request } from '../support/asking.ts';
import type { Cast, Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import type { Json, Reply } from '../support/http.ts';
import { type Product, startProduct } from '../support/product.ts';
import {
  acceptOrder,
  decide,
  decideAll,
  newestApproval,
  newStory,
  nextSeat,
  offered,
  openDeal,
  openQuote,
  read,
  type Seat,
  type Step,
  type Story,
  submitQuote,
  tell,
} from '../support/story.ts';

const seats = 64;
/** Its size alone asks for one of the deal desk. */
const deskAlone = () => offered({ headerDiscount: { percent: '0.05' }, nonStandard: {} });

let fresh: FreshDatabase;
let database: Database;
let cast: Cast;
let product: Product;
let stories = 0;

beforeAll(async () => {
  const own = await castDatabase();
  [fresh, cast] = [own, own.cast];
  database = await openDatabase(fresh.url, { poolSize: 2 });
  // Nothing here waits for effects.
  product = await startProduct({ DATABASE_URL: fresh.url, ROLE: 'api' });
}, 120_000);
afterAll(async () => {
  expect(product.said.filter(({ level = 0 }) => level >= 50)).toEqual([]);
  await product.end();
  await database.close();
  await fresh.drop();
});

const submitted = async (): Promise<{ story: Story; seat: Seat }> => {
  const story = newStory(product.url, cast, `Race ${++stories}`, deskAlone());
  await tell(story, [openDeal, openQuote, submitQuote]);
  return { story, seat: (await nextSeat(story)) as Seat };
};

const ask = (request: Request): Promise<Reply> => askUntilKnown(product.url, request);

const decision = ({ stepId, etag }: Seat, as: Player, kind = 'approve'): Request => ({
  as,
  method: 'POST',
  path: `/api/approval-steps/${stepId}/decision`,
  body: { decision: kind, comment: 'As discussed.' },
  key: `${stepId}-${as.id}-${kind}`,
  ifMatch: etag,
});

/** A command to the quote as it is now. */
async function toQuote(story: Story, command: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<Request> {
  const address = `/api/quotes/${story.quoteId}`;
  const now = await read(story, address);
  const path = command ? `${address}/${command}` : address;
  return {
    as: cast.rep,
    method,
    path,
    body,
    key: `${story.name}-${command}`.replaceAll(' ', '-'),
    ifMatch: now.headers.get('etag') as string,
  };
}

const factsOf = async ({ dealId }: Pick<Story, 'dealId'>): Promise<string[]> => {
  const rows = await database.query<{ type: string }>(
    `select type from fact where subject_kind = 'deal' and subject_id = $1 order by seq`,
    [dealId],
  );
  return rows.map(({ type }) => type);
};

const statesOf = async ({ dealId }: Story): Promise<string[]> => {
  const rows = await database.query<{ state: string }>(
    `select workflow || ' ' || state as state from instance where deal_id = $1 order by 1`,
    [dealId],
  );
  return rows.map(({ state }) => state);
};

interface Seeded {
  approvers: Player[];
  approvalId: string;
  stepId: string;
  dealId: string;
}

/** What `countersign seed` makes beside the company that is there. */
async function seeded(approvers: number): Promise<Seeded> {
  const cli = fileURLToPath(new URL('../../src/cli/countersign.ts', import.meta.url));
  const { PATH, HOME } = process.env;
  const options = { env: { PATH, HOME, DATABASE_URL: fresh.url } };
  const asked = [cli, 'seed', '--json', '--approvers', String(approvers)];
  const { stdout } = await promisify(execFile)(process.execPath, asked, options);
  return JSON.parse(stdout) as Seeded;
}

const counted = (answers: Reply[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : `${status} ${body.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

describe('at the same moment', () => {
  it(`of ${seats} approvers of one seat one decides, and every other is told who did and when`, async () => {
    const { approvers, approvalId, stepId, dealId } = await seeded(seats);
    expect(approvers).toHaveLength(seats);
    const read = () => ask({ as: approvers[0] as Player, path: `/api/approvals/${approvalId}` });
    const seat = { approvalId, stepId, by: approvers[0] as Player, etag: (await read()).headers.get('etag') as string };
    const answers = await Promise.all(approvers.map((person) => ask(decision(seat, person))));
    expect(counted(answers)).toEqual({ 200: 1, '409 already-decided': seats - 1 });
    const steps = (await read()).body.steps as unknown as Step[];
    const [made, ...others] = steps.find(({ id }) => id === stepId)?.decisions ?? [];
    expect(others).toEqual([]);
    expect(made?.by.id).toBe(approvers[answers.findIndex(({ status }) => status === 200)]?.id);
    for (const { status, body } of answers) {
      if (status === 409) expect(body).toMatchObject({ by: made?.by.name, at: made?.at });
    }
    expect((await factsOf({ dealId })).filter((type) => type === 'StepApproved')).toHaveLength(1);
  }, 90_000);

  it('an approval and a rejection of one seat end in one of them', async () => {
    const { story, seat } = await submitted();
    const [first, second] = cast.inRole('deal-desk') as [Player, Player];
    const answers = await Promise.all([ask(decision(seat, first)), ask(decision(seat, second, 'reject'))]);
    expect(counted(answers)).toEqual({ 200: 1, '409 already-decided': 1 });
    const approved = answers[0]?.status === 200;
    expect(await statesOf(story)).toEqual(
      approved ? ['approval granted', 'quote usable'] : ['approval rejected', 'quote rejected'],
    );
  });

  it('a recall and the last approval end in one of them', async () => {
    const { story, seat } = await submitted();
    const recall = await toQuote(story, 'recall', { reason: 'Another offer.' });
    const answers = await Promise.all([ask(decision(seat, seat.by)), ask(recall)]);
    const [approval, recalled] = answers as [Reply, Reply];
    expect([approval.status, recalled.status].filter((status) => status === 200)).toHaveLength(1);
    if (approval.status === 200) {
      // The quote was changed since the rep read it.
      expect(recalled).toMatchObject({ status: 412, body: { code: 'stale' } });
      expect(await statesOf(story)).toEqual(['approval granted', 'quote usable']);
    } else {
      expect(approval).toMatchObject({ status: 409, body: { code: 'not-available' } });
      expect(await statesOf(story)).toEqual(['approval cancelled', 'quote recalled']);
    }
  });

  it('no version is approved with terms that its approver did not see', async () => {
    const { story, seat } = await submitted();
    const { termsHash } = ((await newestApproval(story)) as Reply).body;
    // The rep takes the quote back, halves the price and submits again, while the desk decides on what it read.
    const cheaper = { ...deskAlone(), headerDiscount: { percent: '0.50' } };
    const change = async (): Promise<Reply[]> => [
      await ask(await toQuote(story, 'recall', { reason: 'A better price.' })),
      await ask(await toQuote(story, 'revision', { reason: 'A better price.' })),
      await ask(await toQuote(story, '', cheaper, 'PUT')),
      await ask(await toQuote(story, 'submission', { comment: 'Now or never.' })),
    ];
    const late = { ...decision(seat, seat.by), body: { decision: 'approve', comment: '', termsHash } };
    const [approval] = await Promise.all([ask(late), change()]);
    const bound = await database.query<{ version: number; same: boolean }>(
      `select v.version, v.terms_hash = d.terms_hash and d.terms_hash = d.seen ->> 'termsHash' as same
       from decision d join approval_step s on s.id = d.step_id join approval_request r on r.id = s.approval_id
         join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version
       where s.deal_id = $1`,
      [story.dealId],
    );
    expect(bound).toEqual(approval.status === 200 ? [{ version: 1, same: true }] : []);
    const usable = (await statesOf(story)).includes('quote usable');
    if (usable) expect(approval.status).toBe(200);
  });

  it('fifty requests with one key have one effect and one answer', async () => {
    const { seat } = await submitted();
    const request = decision(seat, seat.by);
    const first = await Promise.all(Array.from({ length: 50 }, () => askOnce(product.url, request)));
    for (const reply of first) {
      if (!isUnknown(reply)) expect(reply.status).toBe(200);
    }
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(request)));
    expect(counted(answers)).toEqual({ 200: 50 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const made = await database.query('select from decision where step_id = $1', [seat.stepId]);
    expect(made).toHaveLength(1);
  }, 60_000);

  it('fifty openings of a deal with one key open one', async () => {
    const name = 'Opened fifty times';
    const { accountId, sellerId } = cast;
    const body = { name, accountId, sellerId, kind: 'new', routeToMarket: 'direct', wayToClose: 'negotiated-contract' };
    const request: Request = { as: cast.rep, method: 'POST', path: '/api/deals', body, key: 'fifty' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(request)));
    expect(counted(answers)).toEqual({ 201: 50 });
    expect(new Set(answers.map(({ body: { id } }) => String(id))).size).toBe(1);
    expect(await database.query('select from deal where name = $1', [name])).toHaveLength(1);
  }, 60_000);

  it('a revision and the confirmation of the signed copy end in one of them', async () => {
    const { story } = await submitted();
    await decideAll(story);
    const contract = await signedCopyWaits(story);
    const revise = await toQuote(story, 'revision', { reason: 'One more discount.' });
    const answers = await Promise.all([ask(contract), ask(revise)]);
    const [signed, revised] = answers as [Reply, Reply];
    expect([signed.status, revised.status].filter((status) => status === 200)).toHaveLength(1);
    if (signed.status === 200) {
      expect(revised).toMatchObject({ status: 412 });
      expect(await statesOf(story)).toEqual(['approval granted', 'contract signed', 'order received', 'quote signed']);
      await acceptOrder(story);
    } else {
      expect([409, 412]).toContain(signed.status);
      expect(await statesOf(story)).toEqual(['approval granted', 'contract withdrawn', 'quote draft']);
    }
  });

  it('decisions of parallel steps open the next stage once', async () => {
    // Deal desk (size) and legal (customer paper) together, then the VP (25 %).
    const lines = [{ id: 'core', product: 'PLT-CORE', quantity: '100' }];
    const large = offered({ headerDiscount: { percent: '0.25' }, lines });
    const story = newStory(product.url, cast, `Race ${++stories}`, large);
    await tell(story, [openDeal, openQuote, submitQuote]);
    const approval = (await newestApproval(story)) as Reply;
    const etag = approval.headers.get('etag') as string;
    const steps = approval.body.steps as unknown as Step[];
    const open = steps.filter(({ status }) => status === 'open');
    expect(open).toHaveLength(2);
    const byOne = (step: Step): Request => {
      const as = cast.players.find(({ id }) => step.candidates.some((one) => one.id === id)) as Player;
      return decision({ approvalId: '', stepId: step.id, by: as, etag }, as);
    };
    const answers = await Promise.all(open.map((step) => ask(byOne(step))));
    expect(counted(answers)).toEqual({ 200: open.length });
    const opened = await database.query<{ opened: string[] }>(
      `select data -> 'opened' as opened from fact where subject_id = $1 and type = 'StepApproved'
         and jsonb_array_length(data -> 'opened') > 0`,
      [story.dealId],
    );
    expect(opened).toHaveLength(1);
    await decideAll(story);
    expect(await statesOf(story)).toEqual(['approval granted', 'quote usable']);
  });

  it('the audit trail verifies while it is written', async () => {
    const auditor = cast.inRole('auditor')[0] as Player;
    const { story, seat } = await submitted();
    let writing = true;
    const comments = (async () => {
      for (let number = 0; number < 40; number++) {
        const path = `/api/approval-steps/${seat.stepId}/comments`;
        const body = { comment: `Remark ${number}` };
        await ask({
          as: seat.by,
          method: 'POST',
          path,
          body,
          key: `${story.name}-remark-${number}`.replaceAll(' ', '-'),
        });
      }
      writing = false;
    })();
    const verdicts: Json[] = [];
    do {
      verdicts.push((await ask({ as: auditor, path: '/api/facts/verification' })).body);
    } while (writing);
    await comments;
    for (const verdict of verdicts) expect(verdict).toMatchObject({ verified: true, firstBad: null });
    await decide(story, (await nextSeat(story)) as Seat);
  }, 60_000);
});

it('leaves a history of paths, and a chain that verifies', async () => {
  expect(await verifyFacts(database)).toMatchObject({ verified: true });
});

/** Takes the deal to a signed copy that waits, past the printer. @returns its confirmation, as legal gives it. */
async function signedCopyWaits(story: Story): Promise<Request> {
  const [recorder, confirmer] = cast.inRole('legal') as [Player, Player];
  const body = { quoteId: story.quoteId };
  const drafted = await ask({
    as: recorder,
    method: 'POST',
    path: '/api/contracts',
    body,
    key: `${story.quoteId}-draft`,
  });
  const address = `/api/contracts/${drafted.body.id}`;
  await database.query(`update document set status = 'ready' where contract_id = $1`, [drafted.body.id]);
  const give = async (as: Player, command: string, given: unknown): Promise<Request> => {
    const { headers } = await ask({ as, path: address });
    const ifMatch = headers.get('etag') as string;
    return {
      as,
      method: 'POST',
      path: `${address}/${command}`,
      body: given,
      key: `${story.quoteId}-${command}`.slice(0, 90),
      ifMatch,
    };
  };
  const copy = new TextEncoder().encode('%PDF-1.7\n%%EOF\n');
  expect((await ask(await give(recorder, 'issue', {}))).status).toBe(200);
  const today = new Date().toISOString().slice(0, 10);
  expect((await ask(await give(recorder, `signed-copy?signedOn=${today}`, copy))).status).toBe(200);
  const { body: contract } = await ask({ as: confirmer, path: address });
  return give(confirmer, 'signed-copy/confirmation', { sha256: contract.signedCopy?.sha256 });
}
