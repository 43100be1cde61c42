import { isWaitedFor, mayHold, mayResume } from '../../workflows/approval/clock.ts';
import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { mayDecide, type Step } from '../../workflows/approval/steps.ts';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import type { QuoteContext } from '../../workflows/quote/machine.ts';
import { workflows } from '../../workflows/registry.ts';
import { available } from '../../workflows/workflow.ts';
import type { Instance } from '../store/instances.ts';
import type { Actor } from './actor.ts';
import type { Definition } from './command.ts';
import { definitions } from './definitions.ts';
import { asksIt, mayWorkOnIt, worksOnIt } from './desk-request/part.ts';

/** The commands that the machine would take now and this person may give. */
export function availableTo(actor: Actor, { workflow, snapshot }: Pick<Instance, 'workflow' | 'snapshot'>): string[] {
  return available(workflows[workflow].machine, snapshot).filter(
    (type) => mayGive(actor, type) && (relations[type]?.(actor, snapshot.context as never) ?? true),
  );
}

/** Who may give a command beside those whom its permission lets, as far as the machine itself knows. */
const relations: Record<string, (actor: Actor, context: never) => boolean> = {
  DecideStep: ({ id }, { steps }: ApprovalContext) => steps.some((step) => mayDecide(steps, step.id, { by: id })),
  HoldStep: ({ id }, { steps }: ApprovalContext) => steps.some((step) => mayHold(steps, step.id, id)),
  ResumeStep: ({ id }, { steps }: ApprovalContext) => steps.some((step) => mayResume(steps, step.id, id)),
  NudgeStep: ({ id }, { steps, submittedBy }: ApprovalContext) =>
    submittedBy === id && steps.some((step) => isWaitedFor(steps, step.id)),
  AnswerRequest: mayWorkOnIt,
  AskRequester: worksOnIt,
  ResolveRequest: worksOnIt,
  AnswerDesk: asksIt,
  ReopenRequest: asksIt,
  RateResolution: asksIt,
  WithdrawRequest: asksIt,
  ReassignStep: (actor, { steps }: ApprovalContext) => mayArrange(actor, steps),
  AddApprover: (actor, { steps }: ApprovalContext) => mayArrange(actor, steps),
  AskExtension: (_, { extension }: QuoteContext) => !extension,
  GrantExtension: ({ id }, { extension }: QuoteContext) => Boolean(extension) && extension?.by !== id,
  RefuseExtension: ({ id }, { extension }: QuoteContext) => Boolean(extension) && extension?.by !== id,
  ConfirmSignedCopy: ({ id }, { signedCopy }: ContractContext) => signedCopy?.by !== id,
};

/** Who decides one of the open steps, and the desk, arrange who else does. */
const mayArrange = ({ id, roles }: Actor, steps: readonly Step[]): boolean =>
  steps.some(
    (step) => (step.status === 'open' && roles.includes('deal-desk')) || mayDecide(steps, step.id, { by: id }),
  );

/** Whether the person's permissions let them give a command at all. */
export function mayGive(actor: Actor, type: string): boolean {
  if (!Object.hasOwn(definitions, type)) return false;
  const { permission } = definitions[type as keyof typeof definitions] as Definition;
  return permission !== undefined && actor.permissions.has(permission);
}
