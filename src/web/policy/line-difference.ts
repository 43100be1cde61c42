export interface DifferenceLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  /** Line numbers, from 1; null on the side that lacks the line. */
  before: number | null;
  after: number | null;
}

/** Two texts line by line, by their longest common subsequence; what begins and ends alike is not compared. */
export function lineDifference(before: string, after: string): DifferenceLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const head = commonHead(a, b);
  const tail = commonTail(a, b, head);
  const lines: DifferenceLine[] = [];
  const same = (i: number, j: number) => lines.push({ kind: 'same', text: a[i] ?? '', before: i + 1, after: j + 1 });

  for (let i = 0; i < head; i++) same(i, i);
  const [endA, endB] = [a.length - tail, b.length - tail];
  const left = lengths(a.slice(head, endA), b.slice(head, endB));
  let [i, j] = [head, head];
  while (i < endA || j < endB) {
    if (i < endA && j < endB && a[i] === b[j]) same(i++, j++);
    else if (j >= endB || (i < endA && left(i + 1 - head, j - head) >= left(i - head, j + 1 - head)))
      lines.push({ kind: 'removed', text: a[i] ?? '', before: ++i, after: null });
    else lines.push({ kind: 'added', text: b[j] ?? '', before: null, after: ++j });
  }
  while (i < a.length) same(i++, j++);
  return lines;
}

/** Runs of lines around what changed, `context` unchanged lines on each side; the rest is left out. */
export function changedRuns(lines: readonly DifferenceLine[], context = 3): DifferenceLine[][] {
  const runs: DifferenceLine[][] = [];
  let last = -1;
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    const from = Math.max(last + 1, index - context);
    const until = Math.min(lines.length, index + context + 1);
    const slice = lines.slice(from, until);
    if (runs.length > 0 && from === last + 1) runs.at(-1)?.push(...slice);
    else runs.push(slice);
    last = until - 1;
  });
  return runs;
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function commonTail(a: readonly string[], b: readonly string[], head: number): number {
  let count = 0;
  while (count < a.length - head && count < b.length - head && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

// Length of the longest common subsequence of what is left from (i, j) on.
function lengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  return (i, j) => table[i * width + j] ?? 0;
}
