/** Latencies and tables. */

export type Figure = string | number | null;
export type FigureRow = Record<string, Figure>;

/** The value below which a share of the sample lies (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Milliseconds of `times` runs, one after another, after two that do not count. */
export async function sampled(times: number, run: () => Promise<unknown>): Promise<number[]> {
  const sample: number[] = [];
  for (let left = times + 2; left > 0; left--) {
    const started = performance.now();
    await run();
    if (left <= times) sample.push(performance.now() - started);
  }
  return sample;
}

export function printTable(title: string, rows: readonly FigureRow[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => (line[index] as string).length)));
  const lines = cells.map((line) => line.map((cell, index) => cell.padEnd(widths[index] as number)).join('  '));
  process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}`);
}
