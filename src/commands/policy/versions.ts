import type { CompiledPolicy } from '../../domain/policy/compile.ts';
import { runPolicyTests } from '../../domain/policy/policy-tests.ts';
import { sha256 } from '../../store/chain.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { record } from '../change.ts';
import { compilePolicyFile } from '../policy-file.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface PolicyVersionRef {
  policy: string;
  version: number;
  sha256: string;
}

/** Keeps a policy file as the next draft version of its policy; a second person publishes it. */
export async function uploadPolicy(
  database: Database,
  by: Actor,
  policy: string,
  { source, note }: { source: string; note: string },
  commandId?: string,
): Promise<PolicyVersionRef | Refusal> {
  if (!by.permissions.has('policy.write')) return forbidden('policy.write');
  const read = compilePolicyFile(source);
  if ('problems' in read) {
    return refuseInput(...read.problems.map(({ pointer, message }) => ({ pointer: `#policy${pointer}`, message })));
  }
  if (read.ok.policy !== policy) {
    return refuseInput({ pointer: '/source', message: `The file is of the policy ${read.ok.policy}, not ${policy}.` });
  }
  const hash = sha256(source);
  return database.transaction(async (tx) => {
    const { next, at } = await lockPolicy(tx, policy);
    await tx.query(
      `insert into policy_version (policy, version, source, sha256, status, uploaded_by, uploaded_at, note)
       values ($1, $2, $3, $4, 'draft', $5, $6, $7)`,
      [policy, next, source, hash, by.id, at, note],
    );
    await record(tx, {
      subject: { kind: 'policy', id: policy },
      type: 'PolicyUploaded',
      data: { version: next, sha256: hash, note },
      by: by.id,
      commandId,
    });
    return { policy, version: next, sha256: hash };
  });
}

/** Puts a draft in force from a moment on: by somebody else than its uploader, and only while its own tests pass. */
export async function publishPolicy(
  database: Database,
  by: Actor,
  { policy, version, effectiveFrom }: { policy: string; version: number; effectiveFrom?: string },
  commandId?: string,
): Promise<PolicyVersionRef | Refusal> {
  if (!by.permissions.has('policy.publish')) return forbidden('policy.publish');
  return database.transaction(async (tx) => {
    const { at } = await lockPolicy(tx, policy);
    const [draft] = await tx.query<{ source: string; sha256: string; status: string; uploaded_by: string }>(
      'select source, sha256, status, uploaded_by from policy_version where policy = $1 and version = $2',
      [policy, version],
    );
    if (!draft) return refuse('not-found', { detail: 'There is no such version.' });
    const barred = barredFrom(draft, by) ?? failing(draft.source);
    if (barred) return barred;
    const from = effectiveFrom ?? at;
    const [late] = await tx.query<{ late: boolean }>('select $1::timestamptz < $2::timestamptz as late', [from, at]);
    if (late?.late)
      return refuseInput({ pointer: '/effectiveFrom', message: 'A policy cannot come into force in the past.' });
    await tx.query(
      `update policy_version set status = 'published', published_by = $3, published_at = $4, effective_from = $5
       where policy = $1 and version = $2`,
      [policy, version, by.id, at, from],
    );
    await record(tx, {
      subject: { kind: 'policy', id: policy },
      type: 'PolicyPublished',
      data: { version, sha256: draft.sha256, effectiveFrom: from },
      by: by.id,
      commandId,
    });
    return { policy, version, sha256: draft.sha256 };
  });
}

/** One writer at a time for each policy, whether it has versions yet or not. */
async function lockPolicy(tx: Tx, policy: string): Promise<{ next: number; at: string }> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('policy:' || $1, 0))", [policy]);
  const [row] = await tx.query<{ next: number; at: string }>(
    'select coalesce(max(version), 0) + 1 as next, clock() as at from policy_version where policy = $1',
    [policy],
  );
  return row as { next: number; at: string };
}

function barredFrom(draft: { status: string; uploaded_by: string }, by: Actor): Refusal | undefined {
  if (draft.status !== 'draft') {
    return refuse('not-available', { detail: 'This version is published already.', available: [] });
  }
  if (draft.uploaded_by === by.id) {
    return refuse('forbidden', { detail: 'You uploaded this version: a second person has to publish it.' });
  }
  return undefined;
}

function failing(source: string): Refusal | undefined {
  const read = compilePolicyFile(source);
  if ('problems' in read) return refuseInput(...read.problems);
  const failed = failedTests(read.ok);
  if (failed.length === 0) return undefined;
  return refuse('rule', { detail: `A policy whose tests fail cannot be published: ${failed.join('; ')}.` });
}

const failedTests = (policy: CompiledPolicy): string[] =>
  runPolicyTests(policy)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);

const forbidden = (permission: string): Refusal =>
  refuse('forbidden', { detail: `This needs the permission ${permission}.` });
