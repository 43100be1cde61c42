import { spawnSync } from 'node:child_process';

/* Everything that can be said about a change in under a minute. Every step runs, so one run names all that is wrong. */

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** @type {[name: string, command: string, ...args: string[]][]} */
const steps = [
  ['types', 'tsc', '--noEmit'],
  ['format', 'biome', 'format', '--colors=off'],
  ['lint', 'oxlint', '--quiet'],
  ['purity of workflows and domain', 'node', 'scripts/purity.mjs'],
  ['boundaries', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'workflows', 'test', 'scripts'],
  ['unused code', 'knip'],
  ['lock file', 'npm', 'ci', '--dry-run', '--loglevel=error'],
  ['pure tests', 'node', ...jest, '--selectProjects', 'pure', '--silent'],
];

const failed = [];
for (const [name, command, ...args] of steps) {
  const started = Date.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status === 0) continue;
  failed.push(name);
  console.log(`${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}`.trim());
}
console.log(failed.length === 0 ? 'Everything is in order' : `Not in order: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
