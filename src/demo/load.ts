import { loadPapers } from '../documents/templates.ts';
import { type Printer, startPrinter } from '../documents/printer/printer.ts';
import { installation } from '../commands/change.ts';
import { addRequestType } from '../commands/desk-request/types.ts';
import { printPaper } from '../effects/verbs/render-document.ts';
import { type Database, joined, type Tx } from '../store/database.ts';
import { appendFacts } from '../store/facts.ts';
import { addAccounts } from './accounts.ts';
import { addAgreements } from './agreements.ts';
import { addCatalogue } from './catalogue.ts';
import { clockText, daysInMs, historyClock } from './clock.ts';
import { addCompany } from './company.ts';
import { addPlans } from './compensation.ts';
import { administrator, demoPassword, emailOf, people } from './data/people.ts';
import { accounts } from './data/accounts.ts';
import { moreAccounts } from './data/more-accounts.ts';
import { stories } from './data/stories.ts';
import { playStories } from './history.ts';
import { agreed } from './agreed.ts';
import { requestTypes } from './data/request-types.ts';
import { addOffices } from './offices.ts';
import { passTime } from './passing-time.ts';
import { demoPolicy, putInForce } from './policy.ts';
import { seededRandom } from './random.ts';
import { publishDemoRates } from './rates.ts';
import type { Story, World } from './story.ts';
import { addSubscriptions, beginExpansion } from './subscriptions.ts';
import { ordinaryDeals } from './trade/ordinary.ts';
import { waitingForDesk } from './trade/waiting.ts';

export interface DemoSignIns {
  /** The same for everybody. */
  password: string;
  /** The addresses speak: first name and role. */
  emails: string[];
  /** What waits for whom, the busiest first: steps of approvals by address. */
  waiting: { email: string; title: string; steps: number }[];
}

export interface DemoOptions {
  log(message: string): void;
  /** Told how much is done, from 0 to 1. */
  progress?(share: number): void;
  /** One of its own, ended afterwards, when left out. */
  printer?: Pick<Printer, 'print'>;
  /** How many deals there are beside those that are told one by one; tests are content with a sample. */
  drawn?: Drawn;
}

interface Drawn {
  /** False: without those that are told one by one. */
  told?: boolean;
  /** In the rush of the quarter, waiting for the desk. */
  waiting: number;
  /** Of the ordinary trade. */
  ordinary: number;
}

const allDrawn: Drawn = { waiting: 44, ordinary: 191 };

/** `empty`: may be loaded; `other`: somebody's own data, hands off. */
export type DemoState = 'empty' | 'loaded' | 'other';

export async function demoState({ query }: Pick<Database, 'query'>): Promise<DemoState> {
  const [found] = await query<{ loaded: boolean; used: boolean }>(
    `select exists (select from fact where subject_kind = 'installation' and type = 'DemoLoaded') as loaded,
       exists (select from deal) or exists (select from person) as used`,
  );
  if (found?.loaded) return 'loaded';
  return found?.used ? 'other' : 'empty';
}

const signIns = async ({ query }: Pick<Database, 'query'>): Promise<DemoSignIns> => ({
  password: demoPassword,
  emails: [...people, administrator].map(({ key }) => emailOf(key)),
  waiting: await query(
    `select p.email, p.title, count(distinct c.step_id)::int as steps
     from approval_candidate c join person p on p.id = c.person_id
     where c.open group by p.id order by steps desc, p.email`,
  ),
});

/** Days before today on which the company begins to use the program. */
const historyDays = 560;
const seed = 20_261_122;

/**
 * Loads the demo company with its history, unless it is there. Everything happens in one transaction, in which only the
 * clock moves: a load that is killed leaves nothing behind, and of two at the same time one waits and finds it done.
 * Undefined: the database holds people or deals of its own, and nothing was loaded. Whoever calls this has made sure
 * that the program does not run in production mode.
 */
export async function loadDemo(database: Database, options: DemoOptions): Promise<DemoSignIns | undefined> {
  const state = await demoState(database);
  if (state === 'empty') await withPrinter(options, (printer) => loadOnce(database, printer, options));
  if (state !== 'other') return signIns(database);
  options.log('The database holds people or deals of its own: no demo data is loaded');
  return undefined;
}

async function withPrinter({ printer }: DemoOptions, work: (printer: Pick<Printer, 'print'>) => Promise<void>) {
  if (printer) return work(printer);
  const own = startPrinter({ concurrency: 2, timeoutMs: 60_000 });
  try {
    await work(own);
  } finally {
    await own.close();
  }
}

async function loadOnce(database: Database, printer: Pick<Printer, 'print'>, options: DemoOptions): Promise<void> {
  const started = performance.now();
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('demo', 0))");
    if ((await demoState(tx)) !== 'empty') return;
    options.log('Loading the demo company');
    // A paper that takes its time must not cost the whole load.
    await tx.query("select set_config('idle_in_transaction_session_timeout', '180000', true)");
    await planAsForMuch(tx);
    await load(joined(database, tx), tx, printer, options);
  });
  options.log(`The demo company is there after ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}

/**
 * Statements read a few rows by key, from tables that are empty when they are planned, grow, and keep what was overwritten
 * until the end: they are planned once, and never to read a whole table.
 */
async function planAsForMuch(tx: Tx): Promise<void> {
  const settings = {
    plan_cache_mode: 'force_generic_plan',
    enable_seqscan: 'off',
    enable_hashjoin: 'off',
    enable_mergejoin: 'off',
  };
  for (const [name, value] of Object.entries(settings))
    await tx.query('select set_config($1, $2, true)', [name, value]);
}

/** The deals that are told, those that wait for the desk in the rush of the quarter, and the ordinary trade around them. */
const everything = (present: number, { told = true, waiting, ordinary }: Drawn): readonly Story[] => [
  ...(told ? stories : []),
  ...waitingForDesk(seededRandom(seed + 1), present, waiting),
  ...ordinaryDeals(seededRandom(seed + 2), present, ordinary),
];

async function load(database: Database, tx: Tx, printer: Pick<Printer, 'print'>, options: DemoOptions) {
  const { progress, drawn = allDrawn } = options;
  const clock = await historyClock(tx);
  const random = seededRandom(seed);
  await clock.moveTo(clock.present - daysInMs(historyDays));
  const company = await addCompany(database);
  const admin = company.actor('ada.admin');
  await addOffices(database, company, clock.date(0));
  await addCatalogue(database, admin, clock.date(0));
  await publishDemoRates(database, { proposer: admin, publisher: company.actor('carl.cfo') }, clock.date(0));
  for (const type of requestTypes) agreed(await addRequestType(database, { actor: admin, commandId: 'demo' }, type));
  const note = 'First policy, agreed by sales, finance and legal.';
  await putInForce(database, await demoPolicy(), { uploader: admin, publisher: company.actor('carl.cfo'), note });
  await addPlans(database, company, clock.date(-historyDays));
  const customers = await addAccounts(database, company, clock, random, [...accounts, ...moreAccounts]);
  const signers = { enters: company.actor('lena.legal'), confirms: company.actor('fiona.finance') };
  const agreements = await addAgreements(database, signers, clock, customers);
  await addSubscriptions(database, signers.confirms, clock, customers);
  const all = everything(clock.present, drawn);
  progress?.(0.3);
  const papers = loadPapers();
  const world: World = {
    database,
    company,
    customers,
    agreements,
    clock,
    random,
    tx,
    print: (documentId) => printPaper(documentId, { database, papers, printer }),
  };
  await playStories(all, world, (done) => progress?.(0.3 + (0.7 * done) / all.length));
  await passTime(world, clock.present);
  if (drawn.told !== false) await beginExpansion(database, company, clock);
  await appendFacts(tx, installation, [
    { type: 'DemoLoaded', data: { deals: await countDeals(tx), seed }, by: null, at: await clockText(tx) },
  ]);
}

async function countDeals(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ deals: number }>('select count(*)::int as deals from deal');
  return row?.deals ?? 0;
}
