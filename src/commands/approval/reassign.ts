import { randomUUID } from 'node:crypto';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { afterReassignment, mayAdd, mayReassign, replaced } from '../../../workflows/approval/reroute.ts';
import { mayDecide, type Step, undecided } from '../../../workflows/approval/steps.ts';
import { whyUnable } from '../../domain/policy/able.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { defaultWithin } from '../../domain/policy/resolve.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { permissionsOf } from '../permissions.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';
import { rulingOf } from './ruling.ts';
import { replanSteps } from './step-rows.ts';

export interface ReassignStepInput {
  stepId: string;
  /** Who is to decide. */
  to: string;
  /** Whose seat it is, where several must approve; the asker's own when left out. */
  from?: string;
  reason: string;
}

/** Hands an open step on to somebody else who may decide it by the same rule: by who is asked, or the desk. */
export const reassignStep: Definition<ReassignStepInput> = {
  workflow: 'approval',
  permission: 'approval.decide',
  may: mayArrange,
  async gather({ scene, by, input, target }) {
    const { stepId, to, reason } = input;
    const context = contextOf<ApprovalContext>(target as Instance);
    const step = context.steps.find(({ id }) => id === stepId) as Step;
    const from = step.quorum === 1 ? null : (input.from ?? (by as Actor).id);
    const [{ plan }] = (await scene.tx.query<{ plan: ResolvedStep }>('select plan from approval_step where id = $1', [
      stepId,
    ])) as [{ plan: ResolvedStep }];
    const unable = await whyNot({ scene, by, input, target }, to, plan, '/to');
    if (isRefusal(unable)) return unable;
    if (!mayReassign(context.steps, { stepId, from, to })) {
      const seat = from === null || undecided(context.steps, step).includes(from);
      return seat
        ? refuseInput({ pointer: '/to', message: 'They are asked here already, or have decided in this request.' })
        : refuseInput({ pointer: '/from', message: 'Name somebody whose decision is still missing here.' });
    }
    const after = afterReassignment(context.steps, { stepId, from, to });
    return {
      event: { stepId, from, to, by: (by as Actor).id, reason, replaced: replaced(context.steps, after) },
      async write({ scene: { tx, deal, at }, instance: approval }) {
        await replanSteps(tx, { approvalId: approval.id, dealId: deal.id }, stepsOf(approval), new Map(), at);
      },
    };
  },
};

export interface AddApproverInput {
  /** Beside which open step. */
  stepId: string;
  approver: string;
  reason: string;
}

/** Asks one more person, whose approval is then required as well: by who is asked, or the desk. */
export const addApprover: Definition<AddApproverInput> = {
  workflow: 'approval',
  permission: 'approval.decide',
  may: mayArrange,
  async gather({ scene, by, input, target }) {
    const { stepId: besideStepId, approver, reason } = input;
    const { steps } = contextOf<ApprovalContext>(target as Instance);
    const plan = { causes: [], fallback: false };
    const name = await whyNot({ scene, by, input, target }, approver, plan, '/approver');
    if (isRefusal(name)) return name;
    const addition = { stepId: randomUUID(), besideStepId, approver, label: name };
    if (!mayAdd(steps, addition)) {
      return refuseInput({
        pointer: '/approver',
        message: 'They are asked in this request already, or have decided in it.',
      });
    }
    return {
      event: { ...addition, by: (by as Actor).id, reason },
      async write({ scene: { tx, deal, at }, instance: approval }) {
        const added = stepsOf(approval).find(({ id }) => id === addition.stepId) as Step;
        const plans = new Map([[added.id, planOf(added, reason)]]);
        await replanSteps(tx, { approvalId: approval.id, dealId: deal.id }, stepsOf(approval), plans, at);
      },
    };
  },
};

/** No rule asks it: its plan says who is asked, and why. */
const planOf = ({ stage, label, quorum, candidates }: Step, reason: string): ResolvedStep => ({
  stage,
  label,
  ask: `${label}, in addition: ${reason}`,
  quorum,
  candidates,
  roles: [],
  rules: [],
  causes: [],
  within: defaultWithin,
  skipped: [],
  fallback: false,
  alarm: null,
});

const stepsOf = (approval: Instance | undefined): Step[] => contextOf<ApprovalContext>(approval as Instance).steps;

/** Those who may decide the step now, and the desk; nobody arranges who decides on a deal of their own. */
async function mayArrange({ scene, by, input, target }: Asked<{ stepId: string }>): Promise<Refusal | undefined> {
  const { id, roles } = by as Actor;
  const step = stepsOf(target).find((each) => each.id === input.stepId);
  if (!step) return refuse('not-found', { detail: 'There is no such step in this request.' });
  if (step.status !== 'open') {
    return refuse('not-available', { detail: `This step is ${step.status}, so nobody is asked now.`, available: [] });
  }
  if (scene.deal.ownerId === id || (await authorsOf(scene.tx, scene.deal.id)).includes(id)) {
    return refuse('forbidden', { detail: 'You own, submitted or edited this deal: others arrange who decides on it.' });
  }
  if (roles.includes('deal-desk') || mayDecide(stepsOf(target), input.stepId, { by: id })) return undefined;
  return refuse('forbidden', { detail: 'Only who is asked to decide this step, and the deal desk, may do this.' });
}

/** Their name, or why this person cannot be asked. */
async function whyNot(
  { scene, target }: Asked<unknown>,
  personId: string,
  plan: Pick<ResolvedStep, 'causes' | 'fallback'>,
  pointer: string,
): Promise<string | Refusal> {
  const ruling = await rulingOf(scene, contextOf<ApprovalContext>(target as Instance), [personId]);
  const person = ruling.directory.people.find(({ id }) => id === personId);
  if (!person) return refuseInput({ pointer, message: 'There is no such person.' });
  if (!permissionsOf(person.roles).has('approval.decide')) {
    return refuseInput({ pointer, message: `${person.name} may not decide approvals.` });
  }
  const because = whyUnable(personId, plan, ruling);
  return because === null ? person.name : refuseInput({ pointer, message: `${person.name} ${because}.` });
}
