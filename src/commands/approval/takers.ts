/** Who can be asked to decide a step in somebody's stead or in addition: one answer for commands and for screens. */
import { mayAdd, mayReassign } from '../../../workflows/approval/reroute.ts';
import { deciders, mayDecide, type Step, undecided } from '../../../workflows/approval/steps.ts';
import { type Ruling, whyUnable } from '../../domain/policy/able.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Actor } from '../actor.ts';
import { permissionsOf } from '../permissions.ts';

/** Who is asked to decide an open step, and the desk, say who decides it instead. A part in the deal is not looked at. */
export const arranges = ({ id, roles }: Pick<Actor, 'id' | 'roles'>, steps: readonly Step[], stepId: string): boolean =>
  steps.some((step) => step.id === stepId && step.status === 'open') &&
  (roles.includes('deal-desk') || mayDecide(steps, stepId, { by: id }));

/** Whose seat of a step can be handed on; of nobody where one approval is enough, which goes as a whole. */
export function seatsToHandOn(steps: readonly Step[], stepId: string): string[] {
  const step = steps.find(({ id }) => id === stepId);
  return step?.status === 'open' && step.quorum > 1 ? undecided(steps, step) : [];
}

/** Why this person cannot take a step over, in words that follow their name; null when they can. */
export function whyNotHandedOn(
  steps: Step[],
  seat: { stepId: string; from: string | null; to: string },
  plan: ResolvedStep,
  ruling: Ruling,
): string | null {
  const because = whyNotAsked(seat.to, plan, ruling);
  if (because !== null || mayReassign(steps, seat)) return because;
  const step = steps.find(({ id }) => id === seat.stepId);
  return inTheWay(steps, seat.to, step ? [step] : []);
}

/** Why this person cannot be asked beside a step, in words that follow their name; null when they can. */
export function whyNotAdded(steps: Step[], besideStepId: string, approver: string, ruling: Ruling): string | null {
  const because = whyNotAsked(approver, { causes: [], fallback: false }, ruling);
  if (because !== null || mayAdd(steps, { stepId: '', besideStepId, approver, label: '' })) return because;
  return inTheWay(
    steps,
    approver,
    steps.filter(({ status }) => status === 'open' || status === 'waiting'),
  );
}

/** No rule asks who is asked in addition: their plan has no causes. */
function whyNotAsked(personId: string, plan: Pick<ResolvedStep, 'causes' | 'fallback'>, ruling: Ruling): string | null {
  const roles = ruling.directory.people.find(({ id }) => id === personId)?.roles ?? [];
  return permissionsOf(roles).has('approval.decide') ? whyUnable(personId, plan, ruling) : 'may not decide approvals';
}

function inTheWay(steps: readonly Step[], person: string, asking: readonly Step[]): string {
  if (deciders(steps).has(person)) return 'has decided in this request';
  if (asking.some(({ candidates }) => candidates.includes(person))) return 'is asked already';
  return 'is needed for another seat of this request';
}
