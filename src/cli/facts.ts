import type { Command } from 'commander';
import { subjectKinds } from '../domain/subjects.ts';
import { verifyFacts } from '../queries/facts/facts.ts';
import { CannotRun, give } from './answer.ts';
import { onInstallation } from './installation.ts';

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
    .action(async ({ kind, id, json }: { kind?: string; id?: string; json: boolean }) => {
      if (kind !== undefined && !(subjectKinds as readonly string[]).includes(kind)) {
        throw new CannotRun(`--kind: must be one of ${subjectKinds.join(', ')}`);
      }
      const verification = await onInstallation((database) =>
        verifyFacts(database, { subjectKind: kind, subjectId: id }),
      );
      const { verified, facts, subjects, firstBad } = verification;
      const text = verified
        ? `${facts} facts of ${subjects} subjects verified`
        : `not verified: ${firstBad?.subjectKind} ${firstBad?.subjectId}, entry ${firstBad?.seq}: ${firstBad?.problem}`;
      give({ json: verification, text, found: !verified }, json);
    });
}
