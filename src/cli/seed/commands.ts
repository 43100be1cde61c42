import type { Command } from 'commander';
import { give } from '../answer.ts';

/** Registers `countersign seed`: a small company to try and to test with. */
export function seedCommands(program: Command): void {
  program
    .command('seed')
    .description('make a small company with a user in every role and one deal that waits for approval')
    .option('--approvers <n>', 'people any of whom may approve the deal', '3')
    .option('--json', 'answer as JSON', false)
    .action(async ({ approvers, json }: { approvers: string; json: boolean }) => {
      const { seed } = await import('./seed.ts');
      give(await seed(approvers), json);
    });
}
