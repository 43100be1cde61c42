import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { isWaitedFor, mayHold, mayResume } from '../../../workflows/approval/clock.ts';
import { addDays } from '../../domain/calendar.ts';
import { addBusinessTime, firstOpening } from '../../domain/business-time.ts';
import type { Instance } from '../../store/instances.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { calendarById } from '../gather/calendar.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf, type Scene } from '../scene.ts';

export interface RemindStepInput {
  stepId: string;
  share: number;
  remindAt: string;
  dueAt: string;
  /** From when on a later message says more. */
  overtakenAt: string;
}

/** Comes at 50 and 80 percent of a step's time. */
export const remindStep: Definition<RemindStepInput> = {
  workflow: 'approval',
  async gather({ scene, input: { overtakenAt, ...input } }) {
    if (Date.parse(scene.at) >= Date.parse(overtakenAt)) {
      return refuse('not-available', { detail: 'A later message has overtaken this reminder.', available: [] });
    }
    return { event: { ...input, executedAt: scene.at } };
  },
};

export interface HoldStepInput {
  stepId: string;
  reason: string;
  /** The day on which the clock goes on by itself. */
  until?: string;
}

/** Longest time that a hold can be given beforehand. */
const longestHold = 30;

/** The clock of a step stands until somebody, or the day named, lets it go on. */
export const holdStep: Definition<HoldStepInput> = {
  workflow: 'approval',
  permission: 'approval.decide',
  may: ({ by, input, target }) =>
    mayHold(stepsOf(target), input.stepId, (by as Actor).id)
      ? undefined
      : refuse('forbidden', {
          detail: 'On hold is put by who is asked to decide the step, before its deadline and once at a time.',
        }),
  async gather({ scene, by, input: { stepId, reason, until } }) {
    if (reason.trim() === '') return refuseInput({ pointer: '/comment', message: 'Say what it waits for.' });
    const wrong = until === undefined ? undefined : wrongDay(scene.at.slice(0, 10), until);
    if (wrong) return wrong;
    const person = (by as Actor).id;
    const heldUntil = until === undefined ? null : firstOpening(await calendarOf(scene, stepId), until);
    return {
      event: { stepId, by: person, reason, until: heldUntil },
      async write({ scene: { tx, at } }) {
        await tx.query(
          `update approval_step set held_by = $2, held_at = $3, held_until = $4, hold_reason = $5 where id = $1`,
          [stepId, person, at, heldUntil, reason],
        );
      },
    };
  },
};

function wrongDay(today: string, until: string): Refusal | undefined {
  if (until <= today) return refuseInput({ pointer: '/until', message: 'A hold ends on a later day than today.' });
  if (until <= addDays(today, longestHold)) return undefined;
  return refuseInput({ pointer: '/until', message: `A hold ends within ${longestHold} days.` });
}

/** The clock goes on with the time that was left: by a person, or on the day that the hold named. */
export const resumeStep: Definition<{ stepId: string }> = {
  workflow: 'approval',
  permission: 'approval.decide',
  byInstallation: true,
  may: ({ by, input, target }) =>
    by === 'installation' || mayResume(stepsOf(target), input.stepId, by.id)
      ? undefined
      : refuse('forbidden', { detail: 'The clock is set going by who is asked to decide, or who stopped it.' }),
  gather: async ({ by, input: { stepId } }) => ({
    event: { stepId, by: by === 'installation' ? null : by.id },
    async write({ scene: { tx } }) {
      await tx.query(
        `update approval_step set held_by = null, held_at = null, held_until = null, hold_reason = null where id = $1`,
        [stepId],
      );
    },
  }),
};

export interface NudgeStepInput {
  stepId: string;
  comment: string;
}

/** A word from the submitter or owner to those who are asked: so many for each step, so many minutes of opening time apart. */
export const nudgeLimit = { most: 3, apart: 4 * 60 };

export const nudgeStep: Definition<NudgeStepInput> = {
  workflow: 'approval',
  permission: 'quote.submit',
  may: async (asked) => (await notSubmitterOrOwner(asked)) ?? notWaitedFor(asked) ?? (await tooSoon(asked)),
  gather: async ({ by, input: { stepId, comment } }) => ({ event: { stepId, by: (by as Actor).id, comment } }),
};

async function notSubmitterOrOwner({ scene, by, target }: Asked<NudgeStepInput>): Promise<Refusal | undefined> {
  const [own] = await scene.tx.query('select from approval_request where id = $1 and submitted_by = $2', [
    (target as Instance).id,
    (by as Actor).id,
  ]);
  if (own || scene.deal.ownerId === (by as Actor).id) return undefined;
  return refuse('forbidden', { detail: 'Only who submitted the quote and who owns the deal can nudge.' });
}

function notWaitedFor({ input, target }: Asked<NudgeStepInput>): Refusal | undefined {
  if (isWaitedFor(stepsOf(target), input.stepId)) return undefined;
  return refuse('not-available', { detail: 'Nobody is waited for at this step now.', available: [] });
}

async function tooSoon({ scene, input: { stepId } }: Asked<NudgeStepInput>): Promise<Refusal | undefined> {
  const next = await nextNudge(scene, stepId);
  if (next === 'never') {
    return refuse('rule', { detail: `This step was nudged ${nudgeLimit.most} times, which is all that is possible.` });
  }
  if (next === null || Date.parse(next) <= Date.parse(scene.at)) return undefined;
  return refuse('rule', {
    detail: `This step was nudged lately. The next time is possible from ${next.slice(0, 16).replace('T', ' ')} UTC on.`,
  });
}

/** When the step may be nudged next: null for at once, never when it was as often as possible. */
export async function nextNudge(
  { tx }: { tx: Pick<Scene['tx'], 'query'> },
  stepId: string,
): Promise<string | 'never' | null> {
  const nudges = await tx.query<{ at: string }>(
    `select f.at from fact f join approval_step s on s.approval_id = f.instance_id
     where s.id = $1 and f.type = 'StepNudged' and f.data ->> 'stepId' = $1::text order by f.seq`,
    [stepId],
  );
  const last = nudges.at(-1);
  if (!last) return null;
  if (nudges.length >= nudgeLimit.most) return 'never';
  return addBusinessTime(await calendarOf({ tx }, stepId), last.at, nudgeLimit.apart);
}

export interface CorrectDeadlineInput {
  stepId: string;
  calendarId: string;
  calendarVersion: number;
  dueAt: string;
  publishedBy: string;
}

/** A calendar was changed, and who published the change chose that running deadlines follow it. */
export const correctDeadline: Definition<CorrectDeadlineInput> = {
  workflow: 'approval',
  async gather({ scene, input }) {
    const [step] = await scene.tx.query<{ dueBefore: string }>(
      'select due_at as "dueBefore" from approval_step where id = $1',
      [input.stepId],
    );
    return {
      event: { ...input, ...step },
      // Without a due time the clock is started anew, from where it began.
      write: async ({ scene: { tx } }) => {
        await tx.query('update approval_step set due_at = null where id = $1', [input.stepId]);
      },
    };
  },
};

const stepsOf = (target: Instance | undefined) => contextOf<ApprovalContext>(target as Instance).steps;

async function calendarOf({ tx }: { tx: Pick<Scene['tx'], 'query'> }, stepId: string) {
  const [step] = await tx.query<{ id: string | null }>('select calendar_id as id from approval_step where id = $1', [
    stepId,
  ]);
  return calendarById(tx, step?.id ?? null);
}
