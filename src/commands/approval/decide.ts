import { randomUUID } from 'node:crypto';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type DecisionKind, mayDecide, type Step } from '../../../workflows/approval/steps.ts';
import { decisionCard } from '../../queries/decision-card.ts';
import type { Instance } from '../../store/instances.ts';
import { appendFacts } from '../../store/facts.ts';
import { editorsOf } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf, type Scene } from '../scene.ts';
import { syncSteps } from './step-rows.ts';

export interface DecideStepInput {
  stepId: string;
  decision: DecisionKind;
  comment: string;
  /** Hash of the terms that were shown; those of the request when the asker read the request itself. */
  termsHash?: string;
}

/** Fills one seat of a step, bound to the terms that were shown, with what the approver saw kept beside it. */
export const decideStep: Definition<DecideStepInput> = {
  workflow: 'approval',
  permission: 'approval.decide',
  may: async (asked) => (await selfApproval(asked)) ?? (await closed(asked)) ?? notAsked(asked),
  async gather({ scene, by, input, target }) {
    const context = contextOf<ApprovalContext>(target as Instance);
    const termsHash = input.termsHash ?? context.termsHash;
    if (termsHash !== context.termsHash) {
      return refuse('stale', { detail: 'You were shown other terms than this request is about. Read it again.' });
    }
    if (input.decision !== 'approve' && input.comment.trim() === '') {
      return refuseInput({ pointer: '/comment', message: 'Say why, so that the rep can act on it.' });
    }
    const [decisionId, person] = [randomUUID(), (by as Actor).id];
    const seen = await decisionCard(scene.tx, input.stepId, person);
    const { stepId, decision, comment } = input;
    return {
      event: { stepId, decisionId, decision, by: person, comment, termsHash },
      async write({ scene: { tx, at }, instance: approval }) {
        const { steps } = contextOf<ApprovalContext>(approval);
        const { seat } = stepOf(steps, stepId)?.decisions.at(-1) as Step['decisions'][number];
        await tx.query(
          `insert into decision (id, step_id, seat, person_id, decision, comment, terms_hash, seen, decided_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [decisionId, stepId, seat, person, decision, comment, termsHash, JSON.stringify(seen), at],
        );
        await syncSteps(tx, steps, at);
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
async function selfApproval({ scene, by, input, target }: Asked<DecideStepInput>): Promise<Refusal | undefined> {
  const { id, name } = by as Actor;
  const { quoteId } = contextOf<ApprovalContext>(target as Instance);
  const [request] = await scene.tx.query<{ submitted_by: string }>(
    'select submitted_by from approval_request where id = $1',
    [(target as Instance).id],
  );
  const involved = [scene.deal.ownerId, request?.submitted_by, ...(await editorsOf(scene.tx, quoteId))];
  if (!involved.includes(id)) return undefined;
  await appendFacts(scene.tx, { kind: 'deal', id: scene.deal.id }, [
    {
      type: 'SelfApprovalAttempted',
      data: { stepId: input.stepId, decision: input.decision },
      instanceId: (target as Instance).id,
      by: id,
      at: scene.at,
    },
  ]);
  return refuse('sod_self_approval', {
    detail: `${name} owns, submitted or edited this deal: somebody else has to decide.`,
  });
}

/** The seat is taken, or the request is over: says by whom and since when. */
async function closed({ scene, by, input, target }: Asked<DecideStepInput>): Promise<Refusal | undefined> {
  const step = stepOf(stepsOf(target), input.stepId);
  if (!step) return refuse('not-found', { detail: 'There is no such step in this request.' });
  const own = step.decisions.find((decision) => decision.by === (by as Actor).id);
  if (step.status === 'open' && !own) return undefined;
  if (step.status === 'waiting')
    return refuse('not-available', { detail: 'Earlier stages decide first.', available: [] });
  const last = await lastDecision(scene, input.stepId);
  if (!last) return refuse('not-available', { detail: `This step was ${step.status}.`, available: [] });
  return refuse('already-decided', {
    detail: `${last.name} decided this step already (${last.decision}).`,
    by: last.name,
    at: last.at,
    available: [],
  });
}

async function lastDecision({ tx }: Scene, stepId: string) {
  const [row] = await tx.query<{ name: string; decision: string; at: string }>(
    `select p.name, d.decision, d.decided_at as at from decision d join person p on p.id = d.person_id
     where d.step_id = $1 order by d.seat desc limit 1`,
    [stepId],
  );
  return row;
}

function notAsked({ by, input, target }: Asked<DecideStepInput>): Refusal | undefined {
  if (mayDecide(stepsOf(target), input.stepId, (by as Actor).id)) return undefined;
  return refuse('forbidden', { detail: 'This step does not ask you, or you have decided in this request already.' });
}
