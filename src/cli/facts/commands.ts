import type { Command } from 'commander';
import { subjectKinds } from '../../domain/subjects.ts';
import { give } from '../answer.ts';

/** Registers `countersign facts …`: the audit trail from the command line. */
export function factsCommands(program: Command): void {
  program
    .command('facts')
    .description('verify the audit trail')
    .command('verify')
    .description('recompute the hash chains of every subject, or of one; names the first bad entry')
    .option('--kind <kind>', `subject kind: ${subjectKinds.join(', ')}`)
    .option('--id <id>', 'subject id')
    .option('--json', 'answer as JSON', false)
    .action(async ({ json, ...subject }: { kind?: string; id?: string; json: boolean }) => {
      const { verify } = await import('./verify.ts');
      give(await verify(subject), json);
    });
}
