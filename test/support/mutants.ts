import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { project } from '../../jest.config.ts';

const folder = 'artefacts/mutation';
const report = `${folder}/report.json`;

/** What became of the faults put into one file. */
export interface Mutated {
  file: string;
  /** How many were put in. */
  mutants: number;
  /** Those that no test noticed, as `58:12 EqualityOperator → a >= b`. */
  survivors: string[];
}

/** The part that is read of Stryker's report. */
interface Report {
  files: Record<string, { mutants: Mutant[] }>;
}

interface Mutant {
  mutatorName: string;
  replacement?: string;
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'RuntimeError' | 'CompileError' | 'Pending';
  location: { start: { line: number; column: number } };
}

/**
 * Puts one small fault after the other into the files (`<` for `<=`, a condition that always holds, a call left out) and
 * runs the suites that reach it: a fault that no assertion notices has survived. Words are left as they are, and what is
 * worked out once while a file is loaded. The program's own report is left in `artefacts/mutation`.
 * @param files paths from the project's folder
 * @param suites names of pure suites in `test`, without `.spec.ts`
 * @throws Error when the suites fail without any fault, or the program does
 */
export async function mutate(files: readonly string[], suites: readonly string[]): Promise<Mutated[]> {
  mkdirSync(folder, { recursive: true });
  const settings = `${folder}/settings.json`;
  writeFileSync(settings, JSON.stringify(settingsOf(files, suites), null, 2));
  const log = openSync(`${folder}/stryker.log`, 'w');
  const { LONG_RUN: _, ...env } = process.env;
  const program = spawn(
    process.execPath,
    [resolve('node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', settings],
    {
      // Properties are shown as few examples as in `npm run check`: every fault is tried anew.
      env: { ...env, QUICK_RUN: 'true' },
      stdio: ['ignore', log, log],
    },
  );
  const [code] = await once(program, 'exit');
  closeSync(log);
  if (code !== 0) throw new Error(`Stryker ended with ${code}: see ${folder}/stryker.log`);
  const { files: found } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return files.map((file) => mutatedOf(file, found[file]?.mutants ?? []));
}

const settingsOf = (files: readonly string[], suites: readonly string[]) => ({
  mutate: files,
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    // The suites are named: looking for those that reach a file would read every file again for every fault.
    enableFindRelatedTests: false,
    config: project(
      'pure',
      suites.map((suite) => `${suite}.spec.ts`),
      // Stryker lays this over `jest.config.ts`, whose projects would run every suite once more each.
      {
        projects: [],
        roots: ['<rootDir>/src/domain', '<rootDir>/test/domain'],
        setupFiles: ['<rootDir>/test/support/same-draws.ts'],
        watchman: false,
      },
    ),
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: availableParallelism(),
  // TypeScript 7 has no API yet to read and rewrite it by.
  tsconfigFile: 'none',
  tempDirName: `${folder}/sandbox`,
  ignorePatterns: ['/data', '/dist', '/artefacts'],
  // What loops without end is a fault that was noticed; what only waits for the machine is not.
  timeoutMS: 20_000,
  reporters: ['json', 'html', 'progress-append-only'],
  jsonReporter: { fileName: report },
  htmlReporter: { fileName: `${folder}/report.html` },
});

function mutatedOf(file: string, all: readonly Mutant[]): Mutated {
  const mutants = all.filter(({ status }) => status !== 'Ignored');
  const noticed = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError']);
  const survivors = mutants
    .filter(({ status }) => !noticed.has(status))
    .map(({ mutatorName, replacement = '', location: { start } }) =>
      `${start.line}:${start.column} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ')}`.trim(),
    );
  return { file, mutants: mutants.length, survivors };
}
