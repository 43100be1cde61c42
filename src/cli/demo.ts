import type { Command } from 'commander';
import { ResetRefused, resetDemo } from '../demo/reset.ts';
import { CannotRun, give } from './answer.ts';
import { atInstallation } from './installation.ts';

/** Registers `countersign demo …`. */
export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('the demo company')
    .command('reset')
    .description('throw everything away and load the demo company anew; stop the server first')
    .option('--json', 'answer as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const signIns = await atInstallation({ join: false }, async (databaseUrl, { production }) => {
        if (production) throw new CannotRun('Demo data is refused in production mode.');
        return resetDemo(databaseUrl, { log: (message) => process.stderr.write(`${message}\n`) }).catch((error) => {
          throw error instanceof ResetRefused ? new CannotRun(error.message) : error;
        });
      });
      const text = `Sign in with the password ${signIns?.password}: ${signIns?.emails.join(', ')}`;
      give({ json: signIns, text, found: false }, json);
    });
}
