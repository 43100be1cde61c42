/**
 * Decisions through HTTP beside two raw programs on the same database: one that runs the very statements of a decision,
 * and one that does with two round trips what a transition cannot do without.
 */
import { randomUUID } from 'node:crypto';
import { namesOf, type PreparedApproval, prepareApprovals } from './approvals.ts';
import { type Ask, asker } from './ask.ts';
import type { Desk } from './desk.ts';
import { type FigureRow, percentile, rounded } from './figures.ts';
import { type BenchServer, productServer } from './servers.ts';
import { rawConnections } from './raw.ts';
import { recorded, retargeted, type Statement } from './statements.ts';
import { twoTrips } from './two-trips.ts';

const rounds = 4;
const warmUp = 100;
/** Approvals that one round takes, of each program. */
const load = [
  { clients: 1, approvals: 25 },
  { clients: 16, approvals: 120 },
];
const perProgram = rounds * load.reduce((sum, { approvals }) => sum + approvals, 0);
/** Approvals that are used up: by the product, by its repeated statements, to warm up and to learn from. */
const approvalsNeeded = 2 * perProgram + warmUp + 2;

export async function benchTransitions(desk: Desk, databaseUrl: string, observed: BenchServer): Promise<FigureRow[]> {
  const supply = await prepareApprovals(desk, approvalsNeeded);
  const take = (count: number): PreparedApproval[] => supply.splice(0, count);
  const first = take(1)[0] as PreparedApproval;
  // Once unseen, so that what a process asks only once is not counted.
  await decideAll(asker(observed.port, 1).ask, desk, take(1)[0] as PreparedApproval);
  const learnt = await learn(desk, first, observed.port);
  const statements = await learnt.forApprovals(take(perProgram));
  const product = await productServer(databaseUrl);
  const { ask, close } = asker(product.port, 16);
  const raw = await rawConnections(databaseUrl, 16);
  const toWarmUp = take(warmUp);
  // Those that the product has decided: a transition more leaves the others as they were prepared.
  const cases = toWarmUp.map(({ dealId, steps }) => ({ dealId, stepId: steps[0]?.id as string }));
  const results = new Map<string, { rates: number[]; latencies: number[] }>();
  const note = (clients: number, program: string, { rate, latencies }: Run) => {
    const kept = results.get(`${clients} ${program}`) ?? { rates: [], latencies: [] };
    results.set(`${clients} ${program}`, kept);
    kept.rates.push(rate);
    kept.latencies.push(...latencies);
  };
  try {
    await run(16, toWarmUp, (approval, done) => decideAll(ask, desk, approval, done));
    await run(16, cases, (one, done) => done(() => twoTrips(raw, one)));
    for (let round = 0; round < rounds; round++) {
      for (const { clients, approvals } of load) {
        note(
          clients,
          'product',
          await run(clients, take(approvals), (approval, done) => decideAll(ask, desk, approval, done)),
        );
        note(
          clients,
          'same statements',
          await run(clients, statements.splice(0, approvals), async (decisions, done) => {
            for (const decision of decisions) await done(() => raw.transaction(decision));
          }),
        );
        note(
          clients,
          'two round trips',
          await run(clients, repeated(cases, approvals * 2), (one, done) => done(() => twoTrips(raw, one))),
        );
      }
    }
  } finally {
    close();
    await raw.close();
    await product.close();
  }
  return load.flatMap(({ clients }) => table(clients, results).map((row) => ({ ...row, statements: learnt.count })));
}

type Done = (work: () => Promise<unknown>) => Promise<void>;

/** Decides both steps, each with a key of its own and the version that was read. */
export async function decideAll(
  ask: Ask,
  desk: Desk,
  { steps }: PreparedApproval,
  done: Done = async (work) => void (await work()),
) {
  for (const [index, step] of steps.entries()) {
    await done(() =>
      ask('POST', `/api/approval-steps/${step.id}/decision`, desk.tokenOf(step.by), {
        body: { decision: 'approve', comment: 'Fine with me.' },
        headers: { 'idempotency-key': randomUUID(), 'if-match': `"v${index + 1}"` },
      }),
    );
  }
}

/** Watches the two decisions on one approval, to repeat their statements for others. */
async function learn(desk: Desk, approval: PreparedApproval, port: number) {
  const { ask, close } = asker(port, 1);
  const decisions: Statement[][] = [];
  await decideAll(ask, desk, approval, async (work) => {
    const { statements } = await recorded(work);
    decisions.push(statements);
  });
  close();
  const made = await desk.database.query<{ id: string; key: string }>(
    `select d.id, i.key from decision d join idempotency i on i.person_id = d.person_id and i.created_at = d.decided_at
     where d.step_id = any($1) order by d.decided_at`,
    [approval.steps.map(({ id }) => id)],
  );
  const known = [...namesOf(approval), ...made.flatMap(({ id, key }) => [id, key])];
  return {
    count: decisions.map((statements) => statements.length).join(' and '),
    forApprovals: async (others: PreparedApproval[]) =>
      others.map((other) => {
        const fresh = [...namesOf(other), ...made.flatMap(() => [randomUUID(), randomUUID()])];
        const names = new Map(known.map((name, index) => [name, fresh[index] as string]));
        return decisions.map((statements) => retargeted(statements, names));
      }),
  };
}

/** So many, in turn: as long as there are more than clients, no two clients work on the same one. */
const repeated = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, index) => list[index % list.length] as T);

interface Run {
  rate: number;
  latencies: number[];
}

/** So many clients take from one list until it is empty; what is `done` is timed. */
async function run<T>(clients: number, work: readonly T[], each: (one: T, done: Done) => Promise<void>): Promise<Run> {
  const latencies: number[] = [];
  const left = work.values();
  const done: Done = async (timed) => {
    const started = performance.now();
    await timed();
    latencies.push(performance.now() - started);
  };
  const client = async () => {
    for (const one of left) await each(one, done);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return { rate: (latencies.length * 1000) / (performance.now() - started), latencies };
}

function table(clients: number, results: ReadonlyMap<string, { rates: number[]; latencies: number[] }>): FigureRow[] {
  const of = (program: string) => results.get(`${clients} ${program}`) as { rates: number[]; latencies: number[] };
  const product = of('product');
  return ['product', 'same statements', 'two round trips'].map((program) => {
    const { rates, latencies } = of(program);
    const ratios = rates.map((rate, round) => (product.rates[round] as number) / rate);
    return {
      clients,
      program,
      perSecond: Math.round(percentile(rates, 0.5)),
      p50Ms: rounded(percentile(latencies, 0.5), 2),
      p99Ms: rounded(percentile(latencies, 0.99), 2),
      productIsRatio: rounded(percentile(ratios, 0.5), 3),
      productP99Times: rounded(percentile(product.latencies, 0.99) / percentile(latencies, 0.99), 2),
    };
  });
}
