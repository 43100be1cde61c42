import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { give } from '../answer.ts';

const readme = fileURLToPath(new URL('../../../workflows/README.md', import.meta.url));

/** Registers `countersign workflow …`. */
export function workflowCommands(program: Command): void {
  const workflow = program.command('workflow').description('what may happen to a deal');
  workflow
    .command('diagram')
    .description('write the diagrams of all machines and the map of facts')
    .option('--out <file>', 'where to write', readme)
    .option('--check', 'write nothing; 1 when the file is not current', false)
    .option('--json', 'answer as JSON', false)
    .action(async (options: { out: string; check: boolean; json: boolean }) => {
      const { checkDiagrams, writeDiagrams } = await import('./diagram.ts');
      give(options.check ? checkDiagrams(options.out) : writeDiagrams(options.out), options.json);
    });
}
