import type { DecideStepInput } from '../../commands/approval/decide.ts';
import { comments } from '../data/comments.ts';
import { emailOf } from '../data/people.ts';
import type { Act, Told } from '../story.ts';
import { give } from '../give.ts';
import { act } from './quote.ts';

/** Everybody who is asked approves, one after another, until the route is through. */
export const approveAll = (after: number): Act => ({
  after,
  async play(told) {
    await approveNext(told);
    return (await nextAsked(told)) ? 'again' : undefined;
  },
});

/** Everybody who is asked approves until somebody of a role is asked. */
export const approveUntil = (after: number, role: string): Act => ({
  after,
  async play(told) {
    const reached = async () => (await openSteps(told)).some(({ key }) => told.company.actor(key).roles.includes(role));
    if (await reached()) return undefined;
    await approveNext(told);
    return (await reached()) ? undefined : 'again';
  },
});

/** One person approves the step that asks them. */
export const approve = (after: number, who: string, comment: string): Act =>
  act(after, (told) => decide(told, 'approve', who, comment));

export const reject = (after: number, who: string, comment: string): Act =>
  act(after, (told) => decide(told, 'reject', who, comment));

export const askChanges = (after: number, who: string, comment: string): Act =>
  act(after, (told) => decide(told, 'request-changes', who, comment));

/** Somebody leaves a word beside the open step of a person. */
export const remark = (after: number, who: string, beside: string, comment: string): Act =>
  act(after, async (told) => {
    const { approvalId, stepId } = await asked(told, beside);
    const by = told.company.actor(who);
    await give(told, 'CommentOnStep', { by, target: { instanceId: approvalId }, input: { stepId, comment } });
  });

interface Asked {
  approvalId: string;
  stepId: string;
  /** The address of somebody who is asked, up to the @. */
  key: string;
}

export async function approveNext(told: Told): Promise<void> {
  const next = await nextAsked(told);
  if (!next) throw new Error(`${told.story.name}: nobody is asked any more`);
  const [role = ''] = told.company.actor(next.key).roles;
  await give(told, 'DecideStep', {
    by: told.company.actor(next.key),
    target: { instanceId: next.approvalId },
    input: decision(next, 'approve', told.random.pick(comments[role] ?? [''])),
  });
}

export async function decide(
  told: Told,
  how: DecideStepInput['decision'],
  who: string,
  comment: string,
): Promise<void> {
  const next = await asked(told, who);
  await give(told, 'DecideStep', {
    by: told.company.actor(who),
    target: { instanceId: next.approvalId },
    input: decision(next, how, comment),
  });
}

const decision = ({ stepId }: Asked, how: DecideStepInput['decision'], comment: string): DecideStepInput => ({
  stepId,
  decision: how,
  comment,
});

async function asked(told: Told, who: string): Promise<Asked> {
  const open = await openSteps(told);
  const found = open.find(({ key }) => key === who);
  if (!found) throw new Error(`${told.story.name}: not ${who}, but ${open.map(({ key }) => key).join(', ')} are asked`);
  return found;
}

/** Somebody of the first open step; undefined when nobody is asked. */
export async function nextAsked(told: Told): Promise<Asked | undefined> {
  const open = await openSteps(told);
  const first = open.filter(({ stepId }) => stepId === open[0]?.stepId);
  return first.length === 0 ? undefined : told.random.pick(first);
}

async function openSteps({ database, dealId }: Told): Promise<Asked[]> {
  const rows = await database.query<{ approvalId: string; stepId: string; email: string }>(
    `select s.approval_id as "approvalId", s.id as "stepId", p.email
     from approval_step s join approval_candidate c on c.step_id = s.id join person p on p.id = c.person_id
     where s.deal_id = $1 and c.open order by s.ordinal, p.email`,
    [dealId],
  );
  return rows.map(({ email, ...step }) => ({ ...step, key: email.slice(0, -emailOf('').length) }));
}
