import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type Step, undecided } from '../../../workflows/approval/steps.ts';
import type { FrozenAssessment } from '../../domain/frozen-assessment.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { ableByRule, managersOf } from '../../domain/policy/escalation.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf, quoteVersion } from '../../store/quote-versions.ts';
import type { Definition } from '../command.ts';
import { directory } from '../gather/directory.ts';
import { compiledVersion } from '../policy-in-force.ts';
import { contextOf, type Scene } from '../scene.ts';
import { addCandidates, syncSteps } from './step-rows.ts';

export interface EscalateStepInput {
  stepId: string;
  dueAt: string;
}

/** A deadline passed undecided: managers and desk are told, and those managers asked who may decide by the same rule. */
export const escalateStep: Definition<EscalateStepInput> = {
  workflow: 'approval',
  async gather({ scene, input: { stepId, dueAt }, target }) {
    const context = contextOf<ApprovalContext>(target as Instance);
    const step = context.steps.find(({ id }) => id === stepId) as Step;
    const { managers, asked } = await peopleAbove(scene, context, step);
    return {
      event: { stepId, dueAt, executedAt: scene.at, managers, asked },
      async write({ scene: { tx, at }, instance: approval }) {
        await tx.query('update approval_step set escalated_at = $2 where id = $1', [stepId, at]);
        await addCandidates(tx, stepId, asked);
        await syncSteps(tx, contextOf<ApprovalContext>(approval).steps, at);
      },
    };
  },
};

async function peopleAbove(
  scene: Scene,
  { quoteId, quoteVersion: version, steps }: ApprovalContext,
  step: Step,
): Promise<{ managers: string[]; asked: string[] }> {
  const [people, { assessment, submittedBy }, authors, [row]] = await Promise.all([
    directory(scene.tx),
    quoteVersion(scene.tx, quoteId, version),
    authorsOf(scene.tx, scene.deal.id),
    scene.tx.query<{ plan: ResolvedStep }>('select plan from approval_step where id = $1', [step.id]),
  ]);
  const { evaluation, policy } = assessment as FrozenAssessment;
  const managers = managersOf(undecided(steps, step), people);
  const able = ableByRule(managers, (row as { plan: ResolvedStep }).plan, evaluation.route, {
    policy: await compiledVersion(scene.tx, policy),
    directory: people,
    parties: { ownerId: scene.deal.ownerId, submitterId: submittedBy as string, editorIds: authors },
  });
  const free = undecided(steps, { ...step, candidates: able.map(({ id }) => id) });
  return {
    managers: managers.map(({ id }) => id),
    asked: free.filter((id) => !step.candidates.includes(id)),
  };
}
