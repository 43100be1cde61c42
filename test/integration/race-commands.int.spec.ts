import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newSecret } from '../../src/commands/session/secrets.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { askUntilKnown, type Request } from '../support/asking.ts';
import type { Cast, Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import type { Reply } from '../support/http.ts';
import { recordFigures } from '../support/long-figures.ts';
import { type Product, startProduct } from '../support/product.ts';
import {
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

/** How many ask at once; of two processes, turn by turn. */
const sizes = process.env.LONG_RUN === 'true' ? [2, 4, 8, 16, 32, 64] : [3];
const most = Math.max(...sizes);
/** Its size alone asks for one of the deal desk. */
const deskAlone = () => offered({ headerDiscount: { percent: '0.05' }, nonStandard: {} });

let fresh: FreshDatabase;
let database: Database;
let cast: Cast;
let products: Product[];
/** As many of the deal desk as ask at once at most. */
let desk: Player[];
let stories = 0;
let races = 0;

beforeAll(async () => {
  const own = await castDatabase();
  [fresh, cast] = [own, own.cast];
  database = await openDatabase(fresh.url, { poolSize: 2 });
  desk = await Promise.all(Array.from({ length: most }, (_, number) => hired(`Dora ${number}`, 'deal-desk')));
  const settings = { DATABASE_URL: fresh.url, ROLE: 'api' };
  products = await Promise.all([startProduct(settings), startProduct(settings)]);
}, 120_000);
afterAll(async () => {
  for (const product of products) {
    expect(product.said.filter(({ level = 0 }) => level >= 50)).toEqual([]);
    await product.end();
  }
  recordFigures('Races, two API processes', [
    { name: 'races', value: races },
    { name: 'at once, at most', value: most },
    ...(await broken()),
  ]);
  await database.close();
  await fresh.drop();
});
afterEach(async () => {
  expect((await broken()).filter(({ value }) => value > 0)).toEqual([]);
  expect(await verifyFacts(database)).toMatchObject({ verified: true });
}, 60_000);

/** What no race may leave: two decisions of one seat, a gap in versions, an approval of terms that nobody saw. */
async function broken(): Promise<{ name: string; value: number; promised: number }[]> {
  const checks = {
    'seats decided twice': 'select 1 from decision group by step_id, seat having count(*) > 1',
    'gaps in the versions of a quote':
      'select 1 from quote_version group by quote_id having max(version) <> count(*) or min(version) <> 1',
    'decisions on other terms than were seen': `select 1 from decision d join approval_step s on s.id = d.step_id
      join approval_request r on r.id = s.approval_id
      join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version
      where v.terms_hash <> d.terms_hash or d.terms_hash <> d.seen ->> 'termsHash'`,
    'versions approved without a decision on their terms': `select 1 from fact f where f.type = 'QuoteApproved'
      and not exists (select from decision d join approval_step s on s.id = d.step_id
        where s.deal_id::text = f.subject_id and d.terms_hash = f.data ->> 'termsHash')`,
    'gaps in a chain of facts': `select 1 from fact group by subject_kind, subject_id
      having max(seq) - min(seq) + 1 <> count(*)`,
  };
  const found = Object.entries(checks).map(async ([name, sql]) => ({
    name,
    value: (await database.query(sql)).length,
    promised: 0,
  }));
  return Promise.all(found);
}

async function hired(name: string, role: string): Promise<Player> {
  const { secret, hash } = newSecret();
  const id = await database.transaction(async (tx) => {
    const [person] = await tx.query<{ id: string }>('insert into person (email, name) values ($1, $2) returning id', [
      `${name.replaceAll(' ', '-').toLowerCase()}@crowd.example`,
      name,
    ]);
    await tx.query('insert into person_role (person_id, role) values ($1, $2)', [person?.id, role]);
    await tx.query(`insert into api_token (token_hash, person_id, name) values ($1, $2, 'race')`, [hash, person?.id]);
    return person?.id as string;
  });
  return { id, name, roles: [role], token: secret };
}

/** All at the same moment, each repeated until its outcome is known. */
function race(requests: Request[]): Promise<Reply[]> {
  races += 1;
  return Promise.all(requests.map((request, index) => askUntilKnown(urlOf(index), request)));
}
const urlOf = (index: number): string => (products[index % products.length] as Product).url;
const ask = (request: Request): Promise<Reply> => askUntilKnown(urlOf(0), request);

const counted = (answers: Reply[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : `${status} ${body.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};
const successes = (answers: Reply[]): Reply[] => answers.filter(({ status }) => status < 300);
/** So many requests, each by its number. */
const each = (count: number, one: (number: number) => Request): Request[] =>
  Array.from({ length: count }, (_, number) => ({ ...one(number), key: `race-${races}-${number}` }));

async function submitted(content = deskAlone()): Promise<{ story: Story; seat: Seat }> {
  const story = newStory(urlOf(0), cast, `Race ${++stories}`, content);
  await tell(story, [openDeal, openQuote, submitQuote]);
  return { story, seat: (await nextSeat(story)) as Seat };
}

const decision = ({ stepId, etag }: Seat, as: Player, body: object = { decision: 'approve' }): Request => ({
  as,
  method: 'POST',
  path: `/api/approval-steps/${stepId}/decision`,
  body: { comment: 'As discussed.', ...body },
  ifMatch: etag,
});
const post = (as: Player, path: string, body: object, ifMatch?: string): Request => ({
  as,
  method: 'POST',
  path,
  body,
  ...(ifMatch && { ifMatch }),
});
const etagOf = async (story: Story, path: string): Promise<string> =>
  (await read(story, path)).headers.get('etag') as string;
const dora = (number: number): Player => desk[number % desk.length] as Player;

const factsOf = async ({ dealId }: Story, ...types: string[]): Promise<string[]> => {
  const rows = await database.query<{ type: string }>(
    `select type from fact where subject_kind = 'deal' and subject_id = $1 and type = any($2) order by seq`,
    [dealId, types],
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

describe.each(sizes)('%d at the same moment', (size) => {
  it('approve one seat: one does, the others are told who and when', async () => {
    const { story, seat } = await submitted();
    const answers = await race(each(size, (number) => decision(seat, dora(number))));
    expect(counted(answers)).toEqual({ 200: 1, '409 already-decided': size - 1 });
    const { body } = (await newestApproval(story)) as Reply;
    const [made] = (body.steps as unknown as Step[]).find(({ id }) => id === seat.stepId)?.decisions ?? [];
    for (const { status, body: told } of answers)
      if (status === 409) expect(told).toMatchObject({ by: made?.by.name, at: made?.at });
    expect(await factsOf(story, 'StepApproved')).toHaveLength(1);
  }, 60_000);

  it('approve and reject one seat: it ends in one of them', async () => {
    const { story, seat } = await submitted();
    const kinds = ['approve', 'reject'];
    const answers = await race(each(size, (number) => decision(seat, dora(number), { decision: kinds[number % 2] })));
    expect(counted(answers)).toEqual({ 200: 1, '409 already-decided': size - 1 });
    const approved = answers.findIndex(({ status }) => status === 200) % 2 === 0;
    expect(await statesOf(story)).toEqual(
      approved ? ['approval granted', 'quote usable'] : ['approval rejected', 'quote rejected'],
    );
  }, 60_000);

  it('recall the quote and give it its last approval: it ends in one of them', async () => {
    const { story, seat } = await submitted();
    const quote = `/api/quotes/${story.quoteId}`;
    const etag = await etagOf(story, quote);
    const answers = await race(
      each(size, (number) =>
        number % 2 === 0
          ? decision(seat, dora(number))
          : post(cast.rep, `${quote}/recall`, { reason: 'Better.' }, etag),
      ),
    );
    expect(successes(answers)).toHaveLength(1);
    const approved = answers.findIndex(({ status }) => status === 200) % 2 === 0;
    expect(await statesOf(story)).toEqual(
      approved ? ['approval granted', 'quote usable'] : ['approval cancelled', 'quote recalled'],
    );
  }, 60_000);

  it('hand the step on and approve it: who has it then decides it, and nobody after', async () => {
    const { story, seat } = await submitted();
    const path = `/api/approval-steps/${seat.stepId}/reassignment`;
    const to = dora(size).id;
    const answers = await race(
      each(size, (number) =>
        number % 2 === 0
          ? decision(seat, dora(number))
          : post(cast.inRole('deal-desk')[0] as Player, path, { to, reason: 'Knows them.' }, seat.etag),
      ),
    );
    const told = await factsOf(story, 'StepApproved', 'StepReassigned');
    expect(told.filter((type) => type === 'StepReassigned').length).toBeLessThanOrEqual(1);
    expect(told.indexOf('StepReassigned')).toBeLessThanOrEqual(0);
    expect(successes(answers)).toHaveLength(told.length);
    await decideAll({ ...story, cast: { ...cast, players: [...cast.players, ...desk] } });
    expect(await factsOf(story, 'StepApproved')).toHaveLength(1);
  }, 60_000);

  it('decide two steps side by side: the next stage opens once', async () => {
    // Deal desk (size) and legal (customer paper) together, then the VP (25 %).
    const lines = [{ id: 'core', product: 'PLT-CORE', quantity: '100' }];
    const { story } = await submitted(offered({ headerDiscount: { percent: '0.25' }, lines }));
    const approval = (await newestApproval(story)) as Reply;
    const open = (approval.body.steps as unknown as Step[]).filter(({ status }) => status === 'open');
    expect(open).toHaveLength(2);
    const etag = approval.headers.get('etag') as string;
    const everybody = [...desk, ...cast.players];
    const answers = await race(
      each(Math.max(size, 2), (number) => {
        const { id, candidates } = open[number % 2] as Step;
        const able = everybody.filter((one) => candidates.some((asked) => asked.id === one.id));
        return decision(
          { approvalId: '', stepId: id, by: cast.rep, etag },
          able[(number >> 1) % able.length] as Player,
        );
      }),
    );
    expect(successes(answers)).toHaveLength(2);
    const opened = await database.query(
      `select from fact where subject_id = $1 and type = 'StepApproved' and jsonb_array_length(data -> 'opened') > 0`,
      [story.dealId],
    );
    expect(opened).toHaveLength(1);
  }, 60_000);

  it('approve a version while its rep takes it back and changes it: never what they did not see', async () => {
    const { story, seat } = await submitted();
    const { termsHash } = ((await newestApproval(story)) as Reply).body;
    const quote = `/api/quotes/${story.quoteId}`;
    const change = async () => {
      for (const [command, method, body] of [
        ['/recall', 'POST', { reason: 'Cheaper.' }],
        ['/revision', 'POST', { reason: 'Cheaper.' }],
        ['', 'PUT', { ...deskAlone(), headerDiscount: { percent: '0.50' } }],
        ['/submission', 'POST', { comment: 'Now.' }],
      ] as const) {
        const ifMatch = await etagOf(story, quote);
        await ask({
          as: cast.rep,
          method,
          path: quote + command,
          body,
          ifMatch,
          key: `${story.name}${command}`.replaceAll(' ', '-'),
        });
      }
    };
    const approvals = race(each(size, (number) => decision(seat, dora(number), { decision: 'approve', termsHash })));
    const [answers] = await Promise.all([approvals, change()]);
    expect(successes(answers).length).toBeLessThanOrEqual(1);
    // What was approved can be revised; what was not cannot become usable.
    const isUsable = (await statesOf(story)).includes('quote usable');
    expect(isUsable && successes(answers).length === 0).toBe(false);
  }, 60_000);

  it('send one request with one key: one effect, and one answer to all', async () => {
    const { story, seat } = await submitted();
    const one = decision(seat, dora(0));
    const answers = await race(each(size, () => one).map((request) => ({ ...request, key: `same-${seat.stepId}` })));
    expect(counted(answers)).toEqual({ 200: size });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await factsOf(story, 'StepApproved')).toHaveLength(1);
  }, 60_000);

  it('ask for more time, and grant and refuse it: one asks, one decides', async () => {
    const { story, seat } = await submitted();
    await decide(story, seat);
    const quote = `/api/quotes/${story.quoteId}`;
    const until = new Date(Date.now() + 45 * 86_400_000).toISOString().slice(0, 10);
    const etag = await etagOf(story, quote);
    const asks = await race(
      each(size, () => post(cast.rep, `${quote}/extension`, { until, reason: 'Their board.' }, etag)),
    );
    expect(successes(asks)).toHaveLength(1);
    const [extension] = await database.query<{ id: string }>('select id from quote_extension where quote_id = $1', [
      story.quoteId,
    ]);
    const now = await etagOf(story, quote);
    const kinds = ['grant', 'refuse'];
    const decisions = await race(
      each(size, (number) =>
        post(
          dora(number),
          `${quote}/extension/decision`,
          { extensionId: extension?.id, decision: kinds[number % 2], comment: 'Said so.' },
          now,
        ),
      ),
    );
    expect(successes(decisions)).toHaveLength(1);
    expect(await factsOf(story, 'ExtensionAsked', 'ValidityExtended', 'ExtensionRefused')).toHaveLength(2);
  }, 60_000);

  it('stop a clock, and let it go on: each happens once', async () => {
    const { story, seat } = await submitted();
    const holds = await race(each(size, (number) => decision(seat, dora(number), { decision: 'hold' })));
    expect(successes(holds)).toHaveLength(1);
    const etag = await etagOf(story, `/api/approvals/${seat.approvalId}`);
    const path = `/api/approval-steps/${seat.stepId}/resumption`;
    const resumptions = await race(each(size, (number) => post(dora(number), path, {}, etag)));
    expect(successes(resumptions)).toHaveLength(1);
    expect(await factsOf(story, 'StepHeld', 'StepResumed')).toEqual(['StepHeld', 'StepResumed']);
  }, 60_000);

  it('nudge: those who are asked hear it once', async () => {
    const { story, seat } = await submitted();
    const path = `/api/approval-steps/${seat.stepId}/nudge`;
    const answers = await race(each(size, () => post(cast.rep, path, { comment: 'Today?' })));
    expect(counted(answers)).toEqual({ 200: 1, '422 rule': size - 1 });
    expect(await factsOf(story, 'StepNudged')).toHaveLength(1);
  }, 60_000);

  it('take a request to the desk, and resolve it: one has it, and resolves it once', async () => {
    const { story } = await submitted();
    const [admin] = cast.inRole('desk-admin') as [Player];
    const levels = { name: `race-${size}`, title: 'Race', firstResponseMinutes: 60, resolutionMinutes: 240 };
    await ask({ ...post(admin, '/api/desk-request-types', levels), key: `type-${size}` });
    const wanted = { dealId: story.dealId, type: `race-${size}`, subject: 'Ramp', message: 'Can we?' };
    const asked = await ask({ ...post(cast.rep, '/api/desk-requests', wanted), key: `desk-${size}` });
    const address = `/api/desk-requests/${asked.body.id}`;
    const etag = await etagOf(story, address);
    const takes = await race(each(size, (number) => post(dora(number), `${address}/take`, {}, etag)));
    expect(counted(takes)).toEqual({ 200: 1, '412 stale': size - 1 });
    const owner = dora(takes.findIndex(({ status }) => status === 200));
    const now = await etagOf(story, address);
    const resolutions = await race(each(size, () => post(owner, `${address}/resolution`, { message: 'Yes.' }, now)));
    expect(successes(resolutions)).toHaveLength(1);
  }, 60_000);

  it('decide in somebody’s place while that is taken back: before it, or not at all', async () => {
    const { story, seat } = await submitted();
    const [holder, deputy] = [dora(0), await hired(`Deputy ${size}`, 'sales-manager')];
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const set = { to: deputy.id, firstDay: day(-1), lastDay: day(3), reason: 'Ski week' };
    const made = await ask({ ...post(holder, '/api/delegations', set), key: `delegation-${size}` });
    expect(made.status).toBe(201);
    const revocation = `/api/delegations/${made.body.id}/revocation`;
    const answers = await race(
      each(size, (number) =>
        number % 2 === 0
          ? decision(seat, deputy, { decision: 'approve', onBehalfOf: holder.id })
          : post(holder, revocation, {}, '"v1"'),
      ),
    );
    expect(answers.filter(({ status }, number) => number % 2 === 0 && status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }, number) => number % 2 === 1 && status < 300)).toHaveLength(1);
    const late = await submitted();
    const refused = await ask({
      ...decision(late.seat, deputy, { decision: 'approve', onBehalfOf: holder.id }),
      key: `late-${size}`,
    });
    expect([403, 404]).toContain(refused.status);
    expect(await factsOf(story, 'StepApproved')).toHaveLength(
      successes(answers.filter((_, number) => number % 2 === 0)).length,
    );
  }, 60_000);

  it('start one import: it is carried out once', async () => {
    const [admin] = cast.inRole('desk-admin') as [Player];
    const uploaded = await fetch(`${urlOf(0)}/api/imports?name=race.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/octet-stream' },
      body: `SKU,Name,Family,Charge,Unit\nR-${size},Race ${size},hardware,one-time,piece\n`,
    });
    const { id } = (await uploaded.json()) as { id: string };
    const mapping = { steps: [{ import: 'products' }] };
    const starts = await race(each(size, () => post(admin, `/api/imports/${id}/start`, { mapping })));
    expect(counted(starts)).toEqual({ 202: 1, '409 not-available': size - 1 });
    expect(await database.query('select from outbox where key like $1', [`import-${id}-%`])).toHaveLength(1);
  }, 60_000);

  it('keep a view by one name, and change it: there is one, as one of them left it', async () => {
    const view = { list: 'deals', name: `Race ${size}`, filters: {}, shared: 'nobody' };
    const kept = await race(each(size, () => post(cast.rep, '/api/saved-views', view)));
    expect(successes(kept)).toHaveLength(1);
    expect(kept.filter(({ status }) => status >= 500)).toEqual([]);
    const path = `/api/saved-views/${successes(kept)[0]?.body.id}`;
    const changes = await race(
      each(size, (number) => ({
        as: cast.rep,
        method: 'PATCH',
        path,
        body: { name: `Mine ${size} ${number}` },
        ifMatch: '"v1"',
      })),
    );
    expect(counted(changes)).toEqual({ 200: 1, '412 stale': size - 1 });
  }, 60_000);
});
