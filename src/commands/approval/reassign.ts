import { randomUUID } from 'node:crypto';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { afterReassignment, replaced } from '../../../workflows/approval/reroute.ts';
import type { Step } from '../../../workflows/approval/steps.ts';
import type { Ruling } from '../../domain/policy/able.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { defaultWithin } from '../../domain/policy/resolve.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';
import { rulingOf } from './ruling.ts';
import { replanSteps } from './step-rows.ts';
import { arranges, seatsToHandOn, whyNotAdded, whyNotHandedOn } from './takers.ts';

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
    if (from !== null && !seatsToHandOn(context.steps, stepId).includes(from)) {
      return refuseInput({ pointer: '/from', message: 'Name somebody whose decision is still missing here.' });
    }
    const [{ plan }] = (await scene.tx.query<{ plan: ResolvedStep }>('select plan from approval_step where id = $1', [
      stepId,
    ])) as [{ plan: ResolvedStep }];
    const ruling = await rulingOf(scene, context, [to]);
    const name = nameIn(ruling, to);
    if (name === undefined) return refuseInput({ pointer: '/to', message: 'There is no such person.' });
    const because = whyNotHandedOn(context.steps, { stepId, from, to }, plan, ruling);
    if (because !== null) return refuseInput({ pointer: '/to', message: `${name} ${because}.` });
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
    const context = contextOf<ApprovalContext>(target as Instance);
    const ruling = await rulingOf(scene, context, [approver]);
    const name = nameIn(ruling, approver);
    if (name === undefined) return refuseInput({ pointer: '/person', message: 'There is no such person.' });
    const because = whyNotAdded(context.steps, besideStepId, approver, ruling);
    if (because !== null) return refuseInput({ pointer: '/person', message: `${name} ${because}.` });
    const addition = { stepId: randomUUID(), besideStepId, approver, label: name };
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
  const { id } = by as Actor;
  const step = stepsOf(target).find((each) => each.id === input.stepId);
  if (!step) return refuse('not-found', { detail: 'There is no such step in this request.' });
  if (step.status !== 'open') {
    return refuse('not-available', { detail: `This step is ${step.status}, so nobody is asked now.`, available: [] });
  }
  if (scene.deal.ownerId === id || (await authorsOf(scene.tx, scene.deal.id)).includes(id)) {
    return refuse('forbidden', { detail: 'You own, submitted or edited this deal: others arrange who decides on it.' });
  }
  if (arranges(by as Actor, stepsOf(target), input.stepId)) return undefined;
  return refuse('forbidden', { detail: 'Only who is asked to decide this step, and the deal desk, may do this.' });
}

const nameIn = ({ directory }: Ruling, personId: string): string | undefined =>
  directory.people.find(({ id }) => id === personId)?.name;
