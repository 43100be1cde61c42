import { readFile } from 'node:fs/promises';
import type { Actor } from '../commands/actor.ts';
import { publishPolicy, uploadPolicy } from '../commands/policy/versions.ts';
import { governingPolicy } from '../commands/policy-in-force.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';

/** Text of the policy that the program ships for a seller of subscriptions, hardware and services. */
export const demoPolicy = (): Promise<string> =>
  readFile(new URL('../../templates/policies/demo.policy.yaml', import.meta.url), 'utf8');

/** Puts a policy in force: one person uploads it, another publishes it. */
export async function putInForce(
  database: Database,
  source: string,
  { uploader, publisher, note }: { uploader: Actor; publisher: Actor; note: string },
): Promise<void> {
  const { version } = agreed(await uploadPolicy(database, uploader, governingPolicy, { source, note }));
  agreed(await publishPolicy(database, publisher, { policy: governingPolicy, version }));
}
