import type { Outcome, StepOutcome } from '../../imports/run/outcome.ts';
import type { FoundProblem } from '../../imports/run/problems.ts';

/** What a run came to, for a person. */
export function outcomeText(
  { state, problems, steps }: Outcome,
  report: readonly FoundProblem[],
  { runId, seconds }: { runId: string; seconds: string },
): string {
  const lines = steps.flatMap(stepLines);
  const bad = report.map(({ file, line, pointer, message }) => `${file}:${line} ${pointer}: ${message}`);
  const more = problems > report.length ? [`… and ${problems - report.length} more: run ${runId}`] : [];
  return [...lines, ...bad, ...more, verdicts[state](problems, seconds)].join('\n');
}

const verdicts: Record<Outcome['state'], (problems: number, seconds: string) => string> = {
  applied: (_, seconds) => `Done in ${seconds} s.`,
  checked: (_, seconds) =>
    `Nothing was changed: this was a dry run (${seconds} s). Without --dry-run it would be done.`,
  refused: (problems) => `Nothing was changed: ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
};

function stepLines({ kind, rows, added, changed, unchanged, problems, sums, repricing }: StepOutcome): string[] {
  const bad = problems > 0 ? `, ${problems} problems` : '';
  return [
    `${kind}: ${rows} rows: ${added} added, ${changed} changed, ${unchanged} as they were${bad}`,
    ...(sums ?? []).map(
      ({ currency, orders, lines, amount, cost, list }) =>
        `  ${orders} orders, ${lines} lines in ${currency}: amount ${amount}, list ${list}, cost ${cost ?? 'not known'}`,
    ),
    ...(repricing
      ? [
          `  priced again: ${repricing.lines} lines, largest difference ${repricing.largest}${repricing.largestLine === null ? '' : ` (line ${repricing.largestLine})`}, ` +
            `${repricing.byACent} by a cent or more; ${repricing.differ} differ once rounded, ${repricing.differUnrounded} before rounding`,
        ]
      : []),
  ];
}
