import { type PlanContent, planProblems } from '../../domain/compensation/plan.ts';
import { canonical, sha256 } from '../../store/chain.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { type Asked, changed, danglingReferences, installation } from '../change.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface PlanProposal {
  content: PlanContent;
  note: string;
}

export interface PlanVersion {
  planId: string;
  version: number;
}

/** Proposes a new compensation plan; it counts once a second person has published it. */
export function proposePlan(
  database: Database,
  asked: Asked,
  { name, ...proposal }: PlanProposal & { name: string },
): Promise<PlanVersion | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const refusal = await wrong(tx, asked.actor, proposal.content);
    if (refusal) return refusal;
    const [plan] = await tx.query<{ id: string }>(
      'insert into compensation_plan (name) values ($1) on conflict do nothing returning id',
      [name],
    );
    if (!plan) return refuseInput({ pointer: '/name', message: 'There is a plan of this name.' });
    return keep(tx, asked, { planId: plan.id, version: 1 }, proposal);
  });
}

/** Proposes the next version of a plan, whole. One at a time. */
export function proposePlanVersion(
  database: Database,
  asked: Asked,
  planId: string,
  proposal: PlanProposal,
): Promise<PlanVersion | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const [plan] = await tx.query('select from compensation_plan where id = $1 for update', [planId]);
    if (!plan) return refuse('not-found', { detail: 'There is no such plan.' });
    const refusal = (await wrong(tx, asked.actor, proposal.content)) ?? (await changesOwnPay(tx, asked.actor, planId));
    if (refusal) return refusal;
    const [last] = await tx.query<{ version: number; status: string }>(
      'select version, status from compensation_plan_version where plan_id = $1 order by version desc limit 1',
      [planId],
    );
    if (last?.status === 'proposed') {
      const detail = 'A version of this plan is proposed already: it is published or declined first.';
      return refuse('not-available', { detail, available: [] });
    }
    return keep(tx, asked, { planId, version: (last?.version ?? 0) + 1 }, proposal);
  });
}

/** Puts a proposed version in force from its first day on: by a second person, whom it does not pay. */
export function publishPlanVersion(database: Database, asked: Asked, at: PlanVersion): Promise<PlanVersion | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const { actor } = asked;
    const proposed = await proposedVersion(tx, at);
    if (isRefusal(proposed)) return proposed;
    if (proposed.proposedBy === actor.id) {
      return refuse('forbidden', { detail: 'You proposed this plan: a second person has to publish it.' });
    }
    const refusal = paysActor(actor, proposed.content) ? ownPay : await changesOwnPay(tx, actor, at.planId);
    if (refusal) return refusal;
    await settle(tx, actor, at, 'published');
    const data = { ...at, contentHash: hashOf(proposed.content) };
    return { answer: at, subject: installation, type: 'CompensationPlanPublished', data };
  });
}

/** Turns a proposed version down; who proposed it may take it back. */
export function declinePlanVersion(database: Database, asked: Asked, at: PlanVersion): Promise<PlanVersion | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const { actor } = asked;
    const proposed = await proposedVersion(tx, at);
    if (isRefusal(proposed)) return proposed;
    if (proposed.proposedBy !== actor.id && !actor.permissions.has('compensation.publish')) {
      return refuse('forbidden', { detail: 'A plan is declined by who may publish it, or taken back by its author.' });
    }
    await settle(tx, actor, at, 'declined');
    return { answer: at, subject: installation, type: 'CompensationPlanDeclined', data: { ...at } };
  });
}

/** Whether a plan pays somebody, by name or by role. */
export const paysActor = (
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
  plan: Pick<PlanContent, 'people' | 'roles'>,
): boolean => plan.people.includes(id) || plan.roles.some((role) => roles.includes(role));

const ownPay = refuse('forbidden', { detail: 'This plan pays you: others propose and publish it.' });

/**
 * What a fact says of a plan: many read the audit trail who do not see what others are paid. Whoever may read the plan can
 * prove by the hash of its canonical JSON that it is what was published.
 */
const hashOf = (content: PlanContent): string => sha256(canonical(content));

async function keep(tx: Tx, { actor }: Asked, at: PlanVersion, { content, note }: PlanProposal) {
  await tx.query(
    `insert into compensation_plan_version (plan_id, version, content, valid_from, valid_to, note, proposed_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [at.planId, at.version, JSON.stringify(content), content.from, content.to, note, actor.id],
  );
  const data = { ...at, note, contentHash: hashOf(content) };
  return { answer: at, subject: installation, type: 'CompensationPlanProposed', data };
}

async function wrong(tx: Tx, actor: Actor, content: PlanContent): Promise<Refusal | undefined> {
  const missing = await danglingReferences(
    tx,
    content.people.map((id, index) => ({ pointer: `/people/${index}`, table: 'person' as const, id })),
  );
  const roles = await tx.query<{ name: string }>('select name from role where name = any($1)', [content.roles]);
  const unknown = content.roles.flatMap((role, index) =>
    roles.some(({ name }) => name === role) ? [] : [{ pointer: `/roles/${index}`, message: 'There is no such role.' }],
  );
  const problems = [...planProblems(content), ...missing, ...unknown];
  if (problems.length > 0)
    return refuseInput(...problems.map(({ pointer, message }) => ({ pointer: `/content${pointer}`, message })));
  return paysActor(actor, content) ? ownPay : undefined;
}

/** A version that takes the place of one that pays somebody changes their pay too. */
async function changesOwnPay(tx: Tx, actor: Actor, planId: string): Promise<Refusal | undefined> {
  const published = await tx.query<{ content: PlanContent }>(
    `select content from compensation_plan_version where plan_id = $1 and status = 'published'`,
    [planId],
  );
  return published.some(({ content }) => paysActor(actor, content)) ? ownPay : undefined;
}

interface Proposed {
  content: PlanContent;
  status: string;
  proposedBy: string;
}

async function proposedVersion(tx: Tx, { planId, version }: PlanVersion): Promise<Proposed | Refusal> {
  const [found] = await tx.query<Proposed>(
    `select content, status, proposed_by as "proposedBy" from compensation_plan_version
     where plan_id = $1 and version = $2 for update`,
    [planId, version],
  );
  if (!found) return refuse('not-found', { detail: 'There is no such version of a plan.' });
  if (found.status === 'proposed') return found;
  return refuse('not-available', { detail: `This version is ${found.status} already.`, available: [] });
}

async function settle(tx: Tx, { id }: Actor, { planId, version }: PlanVersion, status: 'published' | 'declined') {
  await tx.query(
    `update compensation_plan_version set status = $3, decided_by = $4, decided_at = clock()
     where plan_id = $1 and version = $2`,
    [planId, version, status, id],
  );
}
