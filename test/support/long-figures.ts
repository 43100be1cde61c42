import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** One measured number of a long test. */
export interface Figure {
  /** What was measured, as a row says it: `longest outage`. */
  name: string;
  value: number;
  /** `ms`, `s`, `%`, `MB` …; unset for a count. */
  unit?: string;
  /** The most (or, said so in the name, the least) that was promised, in the same unit. */
  promised?: number;
}

const folder = 'artefacts';
const gathered = `${folder}/long-figures.jsonl`;
/** What a long run leaves for other programs: `{ suites: [{ about, figures }], tests: [{ file, title, seconds }] }`. */
export const figuresFile = `${folder}/long-figures.json`;

/**
 * Hands in what a long test measured: it is printed in one table at the end of `npm run test:long` and kept in
 * `artefacts/long-figures.json`. `about` heads the rows, such as `Kills, jobs in Redis`; handing in twice under one
 * heading adds rows. Outside a long run (`LONG_RUN` unset) nothing is written, so that a short form of the same test may
 * call it too.
 *
 *     recordFigures('Kills, jobs in Redis', [
 *       { name: 'kills', value: 50 },
 *       { name: 'longest outage', value: 4_120, unit: 'ms', promised: 60_000 },
 *     ]);
 */
export function recordFigures(about: string, figures: Figure[]): void {
  if (process.env.LONG_RUN !== 'true') return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(gathered, `${JSON.stringify({ about, figures: figures.map(rounded) })}\n`);
}

/** Nobody measures fractions of a millisecond here. */
const rounded = (figure: Figure): Figure =>
  figure.unit === 'ms' ? { ...figure, value: Math.round(figure.value) } : figure;

/** Median and longest of measured times in ms, as two rows. @throws when nothing was measured */
export function medianAndLongest(what: string, times: number[], promised?: number): Figure[] {
  const sorted = times.toSorted((a, b) => a - b);
  const [median, longest] = [sorted[sorted.length >> 1], sorted.at(-1)];
  if (median === undefined || longest === undefined) throw new Error(`${what}: nothing was measured`);
  return [
    { name: `${what}, median`, value: median, unit: 'ms' },
    { name: `${what}, longest`, value: longest, unit: 'ms', ...(promised && { promised }) },
  ];
}

/** The part of jest's results that says which test took how long, in ms. */
interface Results {
  testResults: { testFilePath: string; testResults: { fullName: string; duration?: number | null }[] }[];
}

/** Jest's reporter of a long run: begins with no figures, ends with all of them, in a table and in a file. */
export default class LongFigures {
  onRunStart(): void {
    rmSync(gathered, { force: true });
  }

  onRunComplete(_: unknown, { testResults }: Results): void {
    const suites = existsSync(gathered) ? gatheredBy(readFileSync(gathered, 'utf8')) : [];
    const tests = testResults.flatMap(({ testFilePath, testResults: each }) =>
      each.map(({ fullName, duration }) => ({
        file: testFilePath.split('/test/').at(-1),
        title: fullName,
        seconds: Math.round((duration ?? 0) / 1_000),
      })),
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(figuresFile, `${JSON.stringify({ suites, tests }, null, 2)}\n`);
    rmSync(gathered, { force: true });
    if (suites.length > 0) process.stdout.write(`\n${tableOf(suites)}\n`);
  }
}

interface Suite {
  about: string;
  figures: Figure[];
}

function gatheredBy(lines: string): Suite[] {
  const byHeading = new Map<string, Figure[]>();
  for (const line of lines.trim().split('\n')) {
    const { about, figures } = JSON.parse(line) as Suite;
    byHeading.set(about, [...(byHeading.get(about) ?? []), ...figures]);
  }
  return [...byHeading].map(([about, figures]) => ({ about, figures }));
}

function tableOf(suites: Suite[]): string {
  const width = Math.max(...suites.flatMap(({ figures }) => figures.map(({ name }) => name.length)));
  return suites
    .map(({ about, figures }) => [about, ...figures.map((figure) => rowOf(figure, width))].join('\n'))
    .join('\n\n');
}

function rowOf({ name, value, unit = '', promised }: Figure, width: number): string {
  const said = (number: number) => number.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const limit = promised === undefined ? '' : `   promised ${said(promised)} ${unit}`;
  return `  ${name.padEnd(width)}  ${said(value).padStart(10)} ${unit.padEnd(2)}${limit}`.trimEnd();
}
