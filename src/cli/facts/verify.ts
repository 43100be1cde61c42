import { subjectKinds } from '../../domain/subjects.ts';
import { verifyFacts } from '../../queries/facts/facts.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { onInstallation } from '../installation.ts';

/** `facts verify`: ends with 1 at the first entry that does not follow from the one before it. */
export async function verify({ kind, id }: { kind?: string; id?: string }): Promise<Answer> {
  if (kind !== undefined && !(subjectKinds as readonly string[]).includes(kind)) {
    throw new CannotRun(`--kind: must be one of ${subjectKinds.join(', ')}`);
  }
  const verification = await onInstallation((database) => verifyFacts(database, { subjectKind: kind, subjectId: id }));
  const { verified, facts, subjects, firstBad } = verification;
  const text = verified
    ? `${facts} facts of ${subjects} subjects verified`
    : `not verified: ${firstBad?.subjectKind} ${firstBad?.subjectId}, entry ${firstBad?.seq}: ${firstBad?.problem}`;
  return { json: verification, text, found: !verified };
}
