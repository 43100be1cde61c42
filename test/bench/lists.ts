import { prepareApprovals } from './approvals.ts';
import { asker } from './ask.ts';
import type { Desk } from './desk.ts';
import { type FigureRow, percentile, rounded, sampled } from './figures.ts';
import type { BenchServer } from './servers.ts';
import { recorded, type Statement } from './statements.ts';

const deals = 10_000;

/** Lists as people open them, when the company has 10,000 deals of which every tenth waits for somebody. */
export async function benchLists(desk: Desk, { port }: BenchServer): Promise<FigureRow[]> {
  const { ask, close } = asker(port, 1);
  await prepareApprovals(desk, deals);
  await spread(desk);
  const lists: [string, string, string][] = [
    ['inbox of a manager', 'mona.manager', '/api/approvals?mine=true'],
    ['approvals a manager may see', 'mona.manager', '/api/approvals'],
    ['all approvals, CFO', 'carl.cfo', '/api/approvals'],
    ['deals of a rep', 'rita.rep', '/api/deals'],
    ['own deals of a rep', 'rita.rep', '/api/deals?mine=true'],
    ['deals of a manager', 'mona.manager', '/api/deals'],
    ['all deals, CFO', 'carl.cfo', '/api/deals'],
    ['all deals by value, CFO', 'carl.cfo', '/api/deals?sort=tcv'],
    ['search of all deals, CFO', 'carl.cfo', '/api/deals?q=sites%2099'],
  ];
  const rows: FigureRow[] = [];
  for (const [list, key, path] of lists) {
    const read = () => ask('GET', path, desk.tokenOf(key));
    const sample = await sampled(15, read);
    const { statements } = await recorded(read);
    rows.push({
      list,
      statements: statements.length,
      p50Ms: rounded(percentile(sample, 0.5)),
      maxMs: rounded(Math.max(...sample)),
      ...(await planOf(desk, statements)),
    });
  }
  close();
  return rows;
}

const reps = ['rita.rep', 'renate.rep', 'ruth.rep', 'raj.rep', 'ryan.rep', 'rosa.rep', 'ren.rep'];

/** Other owners, accounts, stages, values and times; nine of ten deals wait for nobody. */
async function spread({ database, company }: Desk): Promise<void> {
  await database.transaction(async (tx) => {
    const owners = reps.map((key) => company.actor(key).id);
    await tx.query(
      `update deal d set name = d.name || ' ' || d.number, account_id = a.id, owner_id = p.id, team_id = p.team_id,
         tcv = 10000 + d.number * 37 % 900000, moved_at = moved_at - make_interval(mins => d.number::int * 7),
         stage = case when d.number % 10 = 0 then d.stage else (array['draft', 'usable', 'signed', 'lost'])[1 + d.number % 4] end
       from (select id, row_number() over (order by id) as n, count(*) over () as all from account) a, person p
       where a.n = 1 + d.number % a.all and p.id = ($1::uuid[])[1 + d.number % $2]`,
      [owners, owners.length],
    );
    const quiet = 'd.number % 10 <> 0';
    await tx.query(`update deal d set waiting_on = '[]', waiting_since = null where ${quiet}`);
    await tx.query(
      `update approval_step s set status = 'cancelled', closed_at = d.moved_at from deal d where d.id = s.deal_id and ${quiet}`,
    );
    await tx.query(
      `update approval_step s set opened_at = d.moved_at from deal d where d.id = s.deal_id and s.opened_at is not null`,
    );
    await tx.query(
      `update approval_candidate c set open = false from approval_step s
       where s.id = c.step_id and c.open and s.status <> 'open'`,
    );
  });
  await database.query('vacuum analyze');
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const large = ['deal', 'approval_step', 'approval_candidate', 'approval_request', 'instance', 'quote_version', 'quote'];

/** The index that the list's own statement goes by, and the large tables that it reads from end to end. */
async function planOf({ database }: Desk, statements: readonly Statement[]): Promise<FigureRow> {
  const [list] = statements.filter(({ text }) => / order by .* limit /s.test(text));
  if (!list) throw new Error('the list has no statement of its own');
  const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (format json) ${list.text}`,
    list.values,
  );
  const nodes = flat((row as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
  const scans = nodes.filter(({ 'Relation Name': table }) => large.includes(table ?? ''));
  const whole = scans.filter((node) => node['Node Type'].includes('Seq Scan')).map((node) => node['Relation Name']);
  const indexes = new Set(nodes.flatMap((node) => node['Index Name'] ?? []));
  return {
    indexes: [...indexes].filter((name) => !name.endsWith('_pkey')).join(' ') || 'primary keys',
    readsWhole: whole.join(' ') || 'none',
  };
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];
