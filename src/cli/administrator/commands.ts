import type { Command } from 'commander';
import { give } from '../answer.ts';

/** Registers `countersign administrator …`: a new installation needs somebody who can add the others. */
export function administratorCommands(program: Command): void {
  program
    .command('administrator')
    .description('who administers people')
    .command('add')
    .description('add a person who can add people and give roles; prints a password')
    .argument('<email>', 'address to sign in with')
    .requiredOption('--name <name>', 'name')
    .option('--json', 'answer as JSON', false)
    .action(async (email: string, { name, json }: { name: string; json: boolean }) => {
      const { addWithPassword } = await import('./add.ts');
      give(await addWithPassword(email, name), json);
    });
}
