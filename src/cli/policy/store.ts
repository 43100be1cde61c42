import { readFile, writeFile } from 'node:fs/promises';
import { compilePolicyFile } from '../../commands/policy-file.ts';
import { governingPolicy } from '../../commands/policy-in-force.ts';
import { uploadPolicy } from '../../commands/policy/versions.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { listPolicies, policySource } from '../../queries/policies/policies.ts';
import type { Database } from '../../store/database.ts';
import { actorNamed } from '../actor-named.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { onInstallation } from '../installation.ts';

/** Uploads a file as the next draft version, in the name of a person who may; somebody else publishes it. */
export async function importPolicy(file: string, { as, note }: { as: string; note: string }): Promise<Answer> {
  const source = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CannotRun(`${file}: ${error.message}`);
  });
  const read = compilePolicyFile(source);
  if ('problems' in read) {
    const text = read.problems.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('\n');
    return { json: { problems: read.problems }, text, found: true };
  }
  const { policy } = read.ok;
  const uploaded = await onInstallation(async (database) =>
    uploadPolicy(database, await actorNamed(database, as), policy, { source, note }),
  );
  if (isRefusal(uploaded)) throw new CannotRun(uploaded.detail);
  const text = `${uploaded.policy} version ${uploaded.version} waits for a second person to publish it`;
  return { json: uploaded, text, found: false };
}

/** Writes a stored version's file, the one in force when none is named. */
export function exportPolicy(wanted: Exported): Promise<Answer> {
  return onInstallation((database) => exportFrom(database, wanted));
}

interface Exported {
  policy?: string;
  version?: number;
  to?: string;
}

async function exportFrom(database: Database, { policy = governingPolicy, version, to }: Exported): Promise<Answer> {
  const wanted = version ?? (await versionInForce(database, policy));
  const source = await policySource(database, policy, wanted);
  if (source === undefined) throw new CannotRun(`there is no version ${wanted} of the policy ${policy}`);
  if (to === undefined) return { json: { policy, version: wanted, source }, text: source.trimEnd(), found: false };
  await writeFile(to, source);
  return {
    json: { policy, version: wanted, file: to },
    text: `${policy} version ${wanted} written to ${to}`,
    found: false,
  };
}

async function versionInForce(database: Database, policy: string): Promise<number> {
  const stored = (await listPolicies(database)).find((candidate) => candidate.policy === policy);
  const inForce = stored?.versions.find((version) => version.inForce);
  if (!inForce) throw new CannotRun(`no version of the policy ${policy} is in force`);
  return inForce.version;
}
