import type { Evidence } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';
import type { InputError } from '../refusal.ts';

/** Files that are named as evidence and are not files of the deal as they are named. */
export async function strangeEvidence(
  tx: Pick<Tx, 'query'>,
  dealId: string,
  evidence: readonly Evidence[] = [],
): Promise<InputError[]> {
  if (evidence.length === 0) return [];
  const files = await tx.query<{ id: string; name: string; sha256: string }>(
    'select id::text, name, sha256 from attachment where deal_id = $1 and id = any($2)',
    [dealId, evidence.map(({ attachment }) => attachment)],
  );
  const byId = new Map(files.map((file) => [file.id, file]));
  return evidence.flatMap(({ attachment, sha256, name }, index) => {
    const file = byId.get(attachment);
    // The name is what an approver reads of it.
    return file?.sha256 === sha256 && file.name === name
      ? []
      : [{ pointer: `/evidence/${index}/attachment`, message: `${name} is not a file of this deal as it is named.` }];
  });
}
