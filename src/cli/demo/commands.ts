import type { Command } from 'commander';
import { give } from '../answer.ts';

/** Registers `countersign demo …`. */
export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('the demo company')
    .command('reset')
    .description('throw everything away and load the demo company anew; stop the server first')
    .option('--json', 'answer as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const { reset } = await import('./reset.ts');
      give(await reset(), json);
    });
}
