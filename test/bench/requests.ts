import { asker } from './ask.ts';
import { content, type Desk, openQuote } from './desk.ts';
import { prepareApprovals } from './approvals.ts';
import { type FigureRow, percentile, rounded, sampled } from './figures.ts';
import type { BenchServer } from './servers.ts';
import { recorded } from './statements.ts';

/** How many statements one request of each kind takes, and how long. */
export async function benchRequests(desk: Desk, { port }: BenchServer): Promise<FigureRow[]> {
  const { ask, close } = asker(port, 1);
  const [approval] = await prepareApprovals(desk, 1);
  if (!approval) throw new Error('no approval was prepared');
  const { quoteId } = await openQuote(desk, desk.database, content(25, 10));
  const body = content(25, 11);
  let version = 1;
  const edit = () =>
    ask('PUT', `/api/quotes/${quoteId}`, desk.tokenOf('rita.rep'), {
      body,
      headers: { 'if-match': `"v${version++}"` },
    });
  const read = (key: string, path: string) => () => ask('GET', path, desk.tokenOf(key));
  const decisions = approval.steps.map(({ id, by }, index) => async () => {
    await ask('POST', `/api/approval-steps/${id}/decision`, desk.tokenOf(by), {
      body: { decision: 'approve' },
      headers: { 'idempotency-key': `${index}-${id}`, 'if-match': `"v${index + 1}"` },
    });
  });
  const kinds: [string, () => Promise<unknown>][] = [
    ['who am I', read('rita.rep', '/api/me')],
    ['home of a rep', read('rita.rep', '/api/home')],
    ['deal page, rep', read('rita.rep', `/api/deals/${approval.dealId}`)],
    ['deal page, manager', read('mona.manager', `/api/deals/${approval.dealId}`)],
    ['timeline', read('rita.rep', `/api/deals/${approval.dealId}/timeline`)],
    ['quote of 5 lines', read('rita.rep', `/api/quotes/${approval.quoteId}`)],
    ['edit 25 lines', edit],
    ['approval page', read('mona.manager', `/api/approvals/${approval.approvalId}`)],
    ['inbox', read('mona.manager', '/api/approvals?mine=true')],
  ];
  const rows: FigureRow[] = [];
  for (const [request, work] of kinds) {
    const sample = await sampled(20, work);
    const { statements } = await recorded(work);
    rows.push({ request, statements: statements.length, p50Ms: rounded(percentile(sample, 0.5)) });
  }
  for (const [index, work] of decisions.entries()) {
    const started = performance.now();
    const { statements } = await recorded(work);
    const ms = rounded(performance.now() - started);
    rows.push({ request: `decision ${index + 1} of 2 (once)`, statements: statements.length, p50Ms: ms });
  }
  close();
  return rows;
}
