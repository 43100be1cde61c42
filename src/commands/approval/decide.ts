import { randomUUID } from 'node:crypto';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type DecisionKind, leavesRestFillable, mayDecide, type Step } from '../../../workflows/approval/steps.ts';
import { whyUnable } from '../../domain/policy/able.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { decidedBy, deciderNames, decisionCard } from '../../queries/decision-card.ts';
import type { Instance } from '../../store/instances.ts';
import { appendFacts } from '../../store/facts.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf, type Scene } from '../scene.ts';
import { standsInFor } from '../standing-in.ts';
import { rulingOf } from './ruling.ts';
import { syncSteps } from './step-rows.ts';

export interface DecideStepInput {
  stepId: string;
  decision: DecisionKind;
  comment: string;
  /** Hash of the terms that were shown; those of the request when the asker read the request itself. */
  termsHash?: string;
  /** Whose seat is to be filled, when the asker stands in for them. */
  onBehalfOf?: string;
  /** The version of the request that the asker has read, when they say so. */
  readAt?: number;
}

/** Fills one seat of a step, bound to the terms that were shown, with what the approver saw kept beside it. */
export const decideStep: Definition<DecideStepInput> = {
  workflow: 'approval',
  permission: 'approval.decide',
  may: async (asked) =>
    missing(asked) ?? (await selfApproval(asked)) ?? (await closed(asked)) ?? (await notAsked(asked)),
  async gather({ scene, by, input, target }) {
    const context = contextOf<ApprovalContext>(target as Instance);
    // What others decided meanwhile does not make a decision stale, but no one can have read what is not there yet.
    if (input.readAt !== undefined && input.readAt > (target as Instance).version) {
      return refuse('stale', { detail: 'This request never had the version in If-Match.' });
    }
    const termsHash = input.termsHash ?? context.termsHash;
    if (termsHash !== context.termsHash) {
      return refuse('stale', { detail: 'You were shown other terms than this request is about. Read it again.' });
    }
    if (input.decision !== 'approve' && input.comment.trim() === '') {
      return refuseInput({ pointer: '/comment', message: 'Say why, so that the rep can act on it.' });
    }
    const [decisionId, person] = [randomUUID(), (by as Actor).id];
    const seen = await decisionCard(scene.tx, input.stepId, person);
    const { stepId, decision, comment, onBehalfOf } = input;
    return {
      event: { stepId, decisionId, decision, by: person, ...(onBehalfOf && { onBehalfOf }), comment, termsHash },
      async write({ scene: { tx, at }, instance: approval }) {
        const { steps } = contextOf<ApprovalContext>(approval);
        const { decisions } = stepOf(steps, stepId) as Step;
        const { seat } = decisions.at(-1) as Step['decisions'][number];
        const kept = tx.query(
          `insert into decision (id, step_id, seat, person_id, on_behalf_of, decision, comment, terms_hash, seen, decided_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            decisionId,
            stepId,
            seat,
            person,
            onBehalfOf ?? null,
            decision,
            comment,
            termsHash,
            JSON.stringify(seen),
            at,
          ],
        );
        await Promise.all([kept, syncSteps(tx, steps, at)]);
      },
    };
  },
};

export interface CommentInput {
  stepId: string;
  comment: string;
}

export const commentOnStep: Definition<CommentInput> = {
  workflow: 'approval',
  permission: 'approval.read',
  gather: async ({ input }) => ({ event: { ...input } }),
};

const stepOf = (steps: readonly Step[], id: string): Step | undefined => steps.find((step) => step.id === id);

const stepsOf = (target: Instance | undefined): Step[] => contextOf<ApprovalContext>(target as Instance).steps;

/** Nobody approves a deal they own, submitted or edited; that it was tried is a fact. */
async function selfApproval({
  scene,
  by,
  input,
  target,
  commandId,
}: Asked<DecideStepInput>): Promise<Refusal | undefined> {
  const { id, name } = by as Actor;
  if (scene.deal.ownerId !== id && !(await authorsOf(scene.tx, scene.deal.id)).includes(id)) return undefined;
  await appendFacts(scene.tx, { kind: 'deal', id: scene.deal.id }, [
    {
      type: 'SelfApprovalAttempted',
      data: { stepId: input.stepId, decision: input.decision },
      instanceId: (target as Instance).id,
      by: id,
      at: scene.at,
      commandId,
    },
  ]);
  return refuse('sod_self_approval', {
    detail: `${name} owns, submitted or edited this deal: somebody else has to decide.`,
  });
}

function missing({ input, target }: Asked<DecideStepInput>): Refusal | undefined {
  if (stepOf(stepsOf(target), input.stepId)) return undefined;
  return refuse('not-found', { detail: 'There is no such step in this request.' });
}

/** The seat is taken, or the step is over: says by whom and since when. */
async function closed({ scene, by, input, target }: Asked<DecideStepInput>): Promise<Refusal | undefined> {
  const { status, decisions } = stepOf(stepsOf(target), input.stepId) as Step;
  const own = decisions.find((made) => [made.by, made.onBehalfOf].includes(input.onBehalfOf ?? (by as Actor).id));
  if (status === 'waiting') return refuse('not-available', { detail: 'Earlier stages decide first.', available: [] });
  if (status === 'open' && !own) return undefined;
  if (status === 'cancelled' && !own) {
    return refuse('not-available', { detail: 'This step was called off before you decided.', available: [] });
  }
  const made = await decisionOf(scene, input.stepId, (own ?? decisions.at(-1))?.seat);
  return refuse('already-decided', {
    detail: `${made.name} decided this step already (${made.decision}).`,
    by: made.name,
    at: made.at,
    available: [],
  });
}

interface MadeDecision {
  name: string;
  decision: string;
  at: string;
}

async function decisionOf({ tx }: Scene, stepId: string, seat: number | undefined): Promise<MadeDecision> {
  const [row] = await tx.query<MadeDecision>(
    `select ${decidedBy} as name, d.decision, d.decided_at as at from decision d ${deciderNames}
     where d.step_id = $1 and d.seat = $2`,
    [stepId, seat],
  );
  return row as MadeDecision;
}

async function notAsked({ scene, by, input, target }: Asked<DecideStepInput>): Promise<Refusal | undefined> {
  const { stepId, decision, onBehalfOf } = input;
  const [steps, decider] = [stepsOf(target), { by: (by as Actor).id, onBehalfOf }];
  if (!mayDecide(steps, stepId, decider)) {
    return refuse('forbidden', {
      detail: onBehalfOf
        ? 'This step does not ask them, or one of you has decided in this request already.'
        : 'This step does not ask you, or you have decided in this request already.',
    });
  }
  // First, because it holds the people as they are: what is read behind it is true until this commits.
  const [ruling, [row]] = await Promise.all([
    rulingOf(
      scene,
      contextOf<ApprovalContext>(target as Instance),
      onBehalfOf ? [decider.by, onBehalfOf] : [decider.by],
    ),
    scene.tx.query<{ plan: ResolvedStep }>('select plan from approval_step where id = $1', [stepId]),
  ]);
  const { plan } = row as { plan: ResolvedStep };
  if (onBehalfOf && !(await standsInFor(scene.tx, stepId, decider.by, onBehalfOf))) {
    return refuse('forbidden', { detail: 'You do not stand in for this person now, or not on this deal.' });
  }
  const holder = onBehalfOf ?? decider.by;
  const because = whyUnable(holder, plan, ruling);
  if (because !== null) {
    const name = ruling.directory.people.find(({ id }) => id === holder)?.name ?? 'This person';
    return refuse('forbidden', { detail: `${name} ${because}. This step is being asked of somebody else.` });
  }
  if (decision !== 'approve' || leavesRestFillable(steps, stepId, decider)) return undefined;
  return refuse('rule', {
    detail: 'Nobody fills two seats, and too few others can fill a later one: leave this step to somebody else.',
  });
}
