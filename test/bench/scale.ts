/** The same questions of the same people at two sizes, turn by turn: what is looked up by an index costs the same in both. */
import { visibleTo } from '../../src/live/audience.ts';
import type { Database } from '../../src/store/database.ts';
import { type Ask, asker } from './ask.ts';
import { type FigureRow, percentile, rounded } from './figures.ts';
import type { Place } from './place.ts';
import { plansOf } from './plans.ts';
import { recorded } from './statements.ts';
import { decideAll } from './transitions.ts';

const [rep, manager, all] = ['rita.rep', 'mona.manager', 'carl.cfo'];
const asks = (title: string, people: readonly string[], path: string): [string, string, string][] =>
  people.map((key) => [`${title}, ${key.split('.')[1]}`, key, path]);

const questions = [
  ...asks('home', [rep, manager, all], '/api/home'),
  ...asks('inbox', [manager], '/api/approvals?mine=true'),
  ...asks('inbox counts', [manager], '/api/inbox'),
  ...asks('approvals', [manager, all], '/api/approvals'),
  ...asks('deals', [rep, manager, all], '/api/deals?count=true'),
  ...asks('deals by value', [rep, manager, all], '/api/deals?sort=tcv'),
  ...asks('deals by account', [rep, manager, all], '/api/deals?sort=account'),
  ...asks('deals by close date', [rep, manager, all], '/api/deals?sort=close'),
  ...asks('deals with a common word', [rep, manager, all], '/api/deals?q=rotterdam'),
  ...asks('deals with a rare word', [rep, manager, all], '/api/deals?q=sites%2099'),
  ...asks('deals of a region', [rep, manager, all], '/api/deals?region=APAC&stage=signed'),
  ...asks('search of a common word', [rep, manager, all], '/api/search?q=rotterdam'),
  ...asks('search of an account', [rep, manager, all], '/api/search?q=quayside%20steel%20407'),
  ...asks('search of a number', [rep, manager, all], '/api/search?q=D-9120'),
  ...asks('quotes with a product', [rep, manager, all], '/api/quotes?q=ANA-PRED'),
  ...asks('quotes with a rare product', [rep, manager, all], '/api/quotes?q=CON-SAT'),
  ...asks('orders', [rep, all], '/api/orders'),
  ...asks('invoices by due date', [all], '/api/invoices?sort=due'),
] as const;

const rounds = 7;

export async function benchScale(places: readonly Place[]): Promise<FigureRow[]> {
  const clients = places.map(({ server }) => asker(server.port, 1));
  const rows: FigureRow[] = [];
  for (const [question, key, path] of questions) {
    const runs = places.map(({ desk }, index) => {
      const { ask } = clients[index] as { ask: Ask };
      return () => ask('GET', path, desk.tokenOf(key));
    });
    const figures = row(question, places, await turnByTurn(runs));
    // The plans of the largest alone: a small table is rightly read whole.
    const { statements } = await recorded(runs.at(-1) as () => Promise<unknown>);
    rows.push({ ...figures, ...(await plansOf((places.at(-1) as Place).desk, statements)) });
  }
  rows.push(row('decision on a step, manager', places, await turnByTurn(decisions(places, clients))));
  rows.push(row('telling a manager of 100 changes', places, await turnByTurn(await deliveries(places))));
  for (const { close } of clients) close();
  return rows;
}

const decisions = (places: readonly Place[], clients: readonly { ask: Ask }[]) =>
  places.map(({ desk, supply }, index) => async () => {
    const next = supply.pop();
    if (!next) throw new Error('no approval is left');
    await decideAll((clients[index] as { ask: Ask }).ask, desk, { ...next, steps: next.steps.slice(0, 1) });
  });

/** Who may know is asked of the database anew for each delivery. */
const deliveries = (places: readonly Place[]) =>
  Promise.all(
    places.map(async ({ desk }) => {
      const events = await recentChanges(desk.database);
      const actor = desk.company.actor(manager);
      return () => visibleTo(desk.database, actor, events);
    }),
  );

async function recentChanges(database: Database) {
  const deals = await database.query<{ id: string }>('select id from deal order by moved_at desc, id limit 100');
  const event = { position: null, kind: 'deal', personId: null, version: null, state: null };
  return deals.map(({ id }) => ({ ...event, subjectId: id, dealId: id }));
}

/** Milliseconds of each run of each place; the machine's other work disturbs them alike. */
async function turnByTurn(runs: readonly (() => Promise<unknown>)[]): Promise<number[][]> {
  const taken: number[][] = runs.map(() => []);
  for (let round = -2; round < rounds; round++) {
    for (const [index, run] of runs.entries()) {
      const started = performance.now();
      await run();
      if (round >= 0) taken[index]?.push(performance.now() - started);
    }
  }
  return taken;
}

function row(question: string, places: readonly Place[], taken: readonly number[][]): FigureRow {
  const figures = places.flatMap(({ deals }, index): [string, number][] => {
    const sample = taken[index] as number[];
    const size = deals.toLocaleString('en-US');
    return [
      [`${size} bestMs`, rounded(Math.min(...sample))],
      [`${size} p50Ms`, rounded(percentile(sample, 0.5))],
    ];
  });
  const [small, large] = taken.map((sample) => Math.min(...sample));
  const times: FigureRow = small === undefined || large === undefined ? {} : { times: rounded(large / small, 2) };
  return { question, ...Object.fromEntries(figures), ...times };
}
