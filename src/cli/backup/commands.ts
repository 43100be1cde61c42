import type { Command } from 'commander';
import { give } from '../answer.ts';

/** Registers `countersign backup` and `countersign restore`. */
export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description('write everything, as of this moment, into one file; the server may go on')
    .argument('<file>', 'a name that no file has yet')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      const { backUp } = await import('./back-up.ts');
      give(await backUp(file), json);
    });
  program
    .command('restore')
    .description('put a backup into an empty database and bring it up to this version; stop the server first')
    .argument('<file>', 'a file that `countersign backup` wrote')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      const { restore } = await import('./restore.ts');
      give(await restore(file), json);
    });
}
