import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { overview } from '../../workflows/overview.ts';
import { type Answer, CannotRun, give } from './answer.ts';

const readme = fileURLToPath(new URL('../../workflows/README.md', import.meta.url));

/** Registers `countersign workflow …`. */
export function workflowCommands(program: Command): void {
  const workflow = program.command('workflow').description('what may happen to a deal');
  workflow
    .command('diagram')
    .description('write the diagrams of all machines and the map of facts')
    .option('--out <file>', 'where to write', readme)
    .option('--check', 'write nothing; 1 when the file is not current', false)
    .option('--json', 'answer as JSON', false)
    .action((options: { out: string; check: boolean; json: boolean }) => {
      give(options.check ? check(options.out) : write(options.out), options.json);
    });
}

function write(path: string): Answer {
  attempt(() => writeFileSync(path, overview()));
  return { json: { file: path, current: true }, text: `Written: ${path}`, found: false };
}

function check(path: string): Answer {
  const current = attempt(() => readFileSync(path, 'utf8')) === overview();
  const text = current ? 'The diagrams are current.' : `Not current: ${path}. Run countersign workflow diagram.`;
  return { json: { file: path, current }, text, found: !current };
}

function attempt<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw new CannotRun((error as Error).message);
  }
}
