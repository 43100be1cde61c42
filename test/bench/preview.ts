import { asker } from './ask.ts';
import { content, type Desk, openQuote } from './desk.ts';
import { type FigureRow, percentile, rounded, sampled } from './figures.ts';
import type { BenchServer } from './servers.ts';
import { recorded } from './statements.ts';

/** What a keystroke in the editor costs: pricing, risk, policy and route of a whole quote through HTTP. */
export async function benchPreview(desk: Desk, { port }: BenchServer): Promise<FigureRow[]> {
  const { ask, close } = asker(port, 1);
  const { quoteId } = await openQuote(desk, desk.database, content(1, 1));
  const rows: FigureRow[] = [];
  for (const lines of [25, 200, 1_000]) {
    const body = content(lines, 3);
    const preview = () => ask('POST', `/api/quotes/${quoteId}/preview`, desk.tokenOf('rita.rep'), { body });
    const sample = await sampled(15, preview);
    const { statements } = await recorded(preview);
    rows.push({
      lines,
      statements: statements.length,
      p50Ms: rounded(percentile(sample, 0.5)),
      maxMs: rounded(Math.max(...sample)),
    });
  }
  close();
  return rows;
}
