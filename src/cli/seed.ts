import type { Command } from 'commander';
import { seedCompany } from '../demo/seed.ts';
import { CannotRun, give } from './answer.ts';
import { onInstallation } from './installation.ts';

/** Registers `countersign seed`: a small company to try and to test with. */
export function seedCommands(program: Command): void {
  program
    .command('seed')
    .description('make a small company with a user in every role and one deal that waits for approval')
    .option('--approvers <n>', 'people any of whom may approve the deal', '3')
    .option('--json', 'answer as JSON', false)
    .action(async ({ approvers, json }: { approvers: string; json: boolean }) => {
      const wanted = /^\d{1,4}$/.test(approvers) ? Number(approvers) : 0;
      if (wanted < 1 || wanted > 1_000) throw new CannotRun('--approvers: must be a whole number from 1 to 1000');
      const seeded = await onInstallation(async (database, { publicUrl }) => ({
        baseUrl: publicUrl,
        ...(await seedCompany(database, { approvers: wanted })),
      }));
      const lines = Object.values(seeded.users).map(({ email }) => `  ${email}`);
      const text = `Deal ${seeded.dealId} waits for approval. Password ${seeded.users.rep.password} for\n${lines.join('\n')}`;
      give({ json: seeded, text, found: false }, json);
    });
}
