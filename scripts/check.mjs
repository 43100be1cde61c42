import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/*
 * Everything that can be said about a change in under a minute. Every step runs, so one run names all that is wrong.
 * By QUICK_RUN a test that draws deals takes fewer of them.
 */

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
/** What the types were found to be, so that only what has changed is read again. */
const types = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/countersign/types.tsbuildinfo'];

/** @type {[name: string, command: string, ...args: string[]][]} The longest first: that one is not waited for alone. */
const steps = [
  ['pure tests', 'node', ...jest, '--selectProjects', 'pure', '--silent'],
  ['types', 'tsc', '--noEmit', ...types],
  ['lock file', 'npm', 'ci', '--dry-run', '--loglevel=error'],
  ['boundaries', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'workflows', 'test', 'scripts'],
  ['unused code', 'knip'],
  ['format', 'biome', 'format', '--colors=off'],
  ['lint', 'oxlint', '--quiet'],
  ['purity of workflows and domain', 'node', 'scripts/purity.mjs'],
];

/** Most of a step runs on one core, and waits for the disk. */
const atOnce = 2;

/** @type {string[]} */
const failed = [];
const waiting = [...steps];
await Promise.all(Array.from({ length: atOnce }, work));
console.log(failed.length === 0 ? 'Everything is in order' : `Not in order: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) await run(step);
}

/** @param {[name: string, command: string, ...args: string[]]} step */
async function run([name, command, ...args]) {
  const started = Date.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, QUICK_RUN: 'true' },
  });
  /** @type {Promise<{ code?: number | null, fault?: string }>} */
  const ended = new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ fault: message }));
    child.once('close', (code) => resolve({ code }));
  });
  const [said, complained, { code, fault = '' }] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code === 0) return;
  failed.push(name);
  console.log(`${said}${complained}${fault}`.trim());
}
