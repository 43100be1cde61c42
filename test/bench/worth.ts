import { readFileSync } from 'node:fs';
import { compilePolicyFile } from '../../src/commands/policy-file.ts';
import { assess } from '../../src/domain/assessment.ts';
import type { CompiledPolicy } from '../../src/domain/policy/compile.ts';
import { facts } from '../domain/offers.ts';
import { type FigureRow, percentile, rounded } from './figures.ts';
import { mixedQuote } from './mixed.ts';

const sizes = [125, 250, 500, 1_000];
const runs = 30;
const warmUp = 10;

/**
 * CPU time of judging a quote of mixed structure from its content alone: checked, priced, scheduled, measured,
 * risk-scored, put before the demo policy and routed. All sizes take turns in one run; `perLine` beside that of the
 * smallest says whether time grows with the lines.
 */
export function benchWorth(): FigureRow[] {
  const policy = demoPolicy();
  const quotes = sizes.map((lines) => ({ lines, ...mixedQuote(lines), sample: [] as number[], findings: 0 }));
  for (let run = 0; run < warmUp + runs; run += 1) {
    for (const each of quotes) {
      const before = process.cpuUsage();
      const answer = assess(each.content, {
        basis: each.basis,
        deal: facts,
        policy,
        directory: { people: [], limits: [] },
        parties: { ownerId: 'rep', submitterId: 'rep', editorIds: [] },
      });
      const { user, system } = process.cpuUsage(before);
      if ('problems' in answer) throw new Error(JSON.stringify(answer.problems.slice(0, 3)));
      each.findings = answer.evaluation.findings.length;
      if (run >= warmUp) each.sample.push((user + system) / 1_000);
    }
  }
  const perLine = quotes.map(({ lines, sample }) => percentile(sample, 0.5) / lines);
  return quotes.map(({ lines, sample, findings }, index) => ({
    lines,
    findings,
    cpuP50Ms: rounded(percentile(sample, 0.5)),
    cpuP95Ms: rounded(percentile(sample, 0.95)),
    perLineUs: rounded((perLine[index] as number) * 1_000),
    times: rounded((perLine[index] as number) / (perLine[0] as number), 2),
  }));
}

function demoPolicy(): CompiledPolicy {
  const file = new URL('../../templates/policies/demo.policy.yaml', import.meta.url);
  const policy = compilePolicyFile(readFileSync(file, 'utf8'));
  if ('problems' in policy) throw new Error(JSON.stringify(policy.problems));
  return policy.ok;
}
