import type { PolicyVersion } from '../domain/frozen-assessment.ts';
import type { CompiledPolicy } from '../domain/policy/compile.ts';
import type { Tx } from '../store/database.ts';
import { compilePolicyFile } from './policy-file.ts';

/** The policy that governs every deal of the installation; others may be kept and tried beside it. */
export const governingPolicy = 'deal-desk';

export interface PolicyInForce {
  named: PolicyVersion;
  compiled: CompiledPolicy;
}

/** The published version of the governing policy that is effective now; undefined when none is. */
export async function policyInForce(tx: Tx): Promise<PolicyInForce | undefined> {
  const [row] = await tx.query<PolicyVersion>(
    `select policy, version, sha256 from policy_version
     where policy = $1 and status = 'published' and effective_from <= clock()
     order by effective_from desc, version desc limit 1`,
    [governingPolicy],
  );
  return row && { named: row, compiled: await compiledVersion(tx, row) };
}

// A version's text never changes, so its compiled form is kept by hash; only the latest few are ever asked for.
const compiled = new Map<string, CompiledPolicy>();
const keptVersions = 8;

/** The compiled form of a stored version. */
export async function compiledVersion(tx: Tx, { policy, version, sha256 }: PolicyVersion): Promise<CompiledPolicy> {
  const known = compiled.get(sha256);
  if (known) return known;
  const [row] = await tx.query<{ source: string }>(
    'select source from policy_version where policy = $1 and version = $2',
    [policy, version],
  );
  const result = compilePolicyFile((row as { source: string }).source);
  if ('problems' in result) throw new Error(`stored policy ${policy} version ${version} does not compile`);
  if (compiled.size >= keptVersions) compiled.delete(compiled.keys().next().value as string);
  compiled.set(sha256, result.ok);
  return result.ok;
}
