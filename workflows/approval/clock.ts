/** The clock of a step: who is waited for, what a hold and an escalation do to it. Pure; when, is the deadlines' business. */
import { mayDecide, type Step } from './steps.ts';

const stepOf = (steps: readonly Step[], stepId: string): Step | undefined => steps.find(({ id }) => id === stepId);

/** Is the step asked, and its clock running? */
export const isWaitedFor = (steps: readonly Step[], stepId: string): boolean => {
  const step = stepOf(steps, stepId);
  return step?.status === 'open' && !step.held;
};

/** Does its deadline still lie ahead, as far as the request knows? */
export const isBeforeDeadline = (steps: readonly Step[], stepId: string): boolean =>
  isWaitedFor(steps, stepId) && !stepOf(steps, stepId)?.escalated;

export const isHeld = (steps: readonly Step[], stepId: string): boolean => {
  const step = stepOf(steps, stepId);
  return step?.status === 'open' && step.held !== undefined;
};

/** Whoever may decide may have the clock wait instead; after the deadline there is no time left to keep. */
export const mayHold = (steps: readonly Step[], stepId: string, by: string): boolean =>
  isBeforeDeadline(steps, stepId) && mayDecide(steps, stepId, { by });

/** Those who may decide go on, and who put the step on hold. */
export const mayResume = (steps: readonly Step[], stepId: string, by: string): boolean =>
  isHeld(steps, stepId) && (mayDecide(steps, stepId, { by }) || stepOf(steps, stepId)?.held?.by === by);

const changed = (steps: Step[], stepId: string, change: (step: Step) => Step): Step[] =>
  steps.map((step) => (step.id === stepId ? change(step) : step));

export const afterHold = (steps: Step[], stepId: string, by: string): Step[] =>
  changed(steps, stepId, (step) => ({ ...step, held: { by } }));

export const afterResume = (steps: Step[], stepId: string): Step[] =>
  changed(steps, stepId, ({ held: _, ...step }) => step);

/** The deadline has passed: others who may decide by the same rule are asked as well. */
export const afterEscalation = (steps: Step[], stepId: string, asked: readonly string[]): Step[] =>
  changed(steps, stepId, (step) => ({
    ...step,
    escalated: true,
    candidates: [...new Set([...step.candidates, ...asked])],
  }));
