import { isWaitedFor } from '../../../workflows/approval/clock.ts';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type Step, undecided } from '../../../workflows/approval/steps.ts';
import { addBusinessTime, type BusinessCalendar, businessMinutes } from '../../domain/business-time.ts';
import { defaultWithin } from '../../domain/policy/resolve.ts';
import type { Instance } from '../../store/instances.ts';
import { calendarById, calendarOfStep } from '../gather/calendar.ts';
import { contextOf, type Scene } from '../scene.ts';
import { type Armed, armDeadlines, disarmDeadlines } from './arm.ts';

/** Percent of a step's time after which those who have not decided are reminded. */
const reminders = [50, 80] as const;

const namesOf = (stepId: string): string[] => [
  ...reminders.map((share) => `remind-${share}:${stepId}`),
  `escalate:${stepId}`,
  `resume:${stepId}`,
];

interface Clock {
  id: string;
  within: number | null;
  dueAt: string | null;
  calendarId: string | null;
  calendarName: string | null;
  clockFrom: string | null;
  clockMinutes: number | null;
  heldUntil: string | null;
}

const clocks = (scene: Scene, approvalId: string): Promise<Clock[]> =>
  scene.tx.query<Clock>(
    `select id, (plan ->> 'within')::float8 as within, due_at as "dueAt", calendar_id as "calendarId",
       calendar_name as "calendarName", clock_from as "clockFrom", clock_minutes as "clockMinutes",
       held_until as "heldUntil"
     from approval_step where approval_id = $1 order by ordinal`,
    [approvalId],
  );

/** Starts the clock of every step that is asked and whose clock stands: newly opened, resumed, or to be set anew. */
export async function armSteps(scene: Scene, approval: Instance): Promise<void> {
  const { steps } = contextOf<ApprovalContext>(approval);
  for (const clock of await clocks(scene, approval.id)) {
    const step = steps.find(({ id }) => id === clock.id) as Step;
    if (step.status === 'open' && clock.dueAt === null && !step.held) await start(scene, approval.id, step, clock);
  }
}

async function start(scene: Scene, approvalId: string, step: Step, clock: Clock): Promise<void> {
  // Once chosen, a step keeps its calendar: only facts move a deadline, and an office that somebody joins is none.
  const calendar = clock.calendarName
    ? await calendarById(scene.tx, clock.calendarId)
    : await calendarOfStep(scene.tx, undecided([step], step), scene.deal.sellerId);
  const total = (clock.within ?? defaultWithin) * 60;
  const [from, minutes] = [clock.clockFrom ?? wholeMinute(scene.at), clock.clockMinutes ?? total];
  const { dueAt, armed } = deadlinesOf(calendar, step.id, { from, minutes, total });
  await scene.tx.query(
    `update approval_step set due_at = $2, calendar_id = $3, calendar_name = $4, time_zone = $5, clock_from = $6,
       clock_minutes = $7 where id = $1`,
    [step.id, dueAt, calendar.id, calendar.name, calendar.timeZone, from, minutes],
  );
  await armDeadlines(scene, approvalId, armed);
}

/** Clocks run in whole minutes; the one that has begun belongs to who is asked. */
const wholeMinute = (instant: string): string => `${instant.slice(0, 16)}:00Z`;

/** Reminders at 50 and 80 percent of the whole time, as far as they lie ahead, and escalation when it is over. */
function deadlinesOf(
  calendar: BusinessCalendar,
  stepId: string,
  { from, minutes, total }: { from: string; minutes: number; total: number },
): { dueAt: string; armed: Armed[] } {
  const used = total - minutes;
  const dueAt = addBusinessTime(calendar, from, minutes);
  const moments = reminders
    .map((share) => ({ share, after: (total * share) / 100 - used }))
    .filter(({ after }) => after > 0)
    .map(({ share, after }) => ({ share, at: addBusinessTime(calendar, from, after) }));
  const remind = moments.map(
    ({ share, at }, index): Armed => ({
      name: `remind-${share}:${stepId}`,
      dueAt: at,
      type: 'RemindStep',
      // A reminder that comes after the next one, or after the deadline, is overtaken and says nothing any more.
      input: { stepId, share, remindAt: at, dueAt, overtakenAt: moments[index + 1]?.at ?? dueAt },
    }),
  );
  return {
    dueAt,
    armed: [...remind, { name: `escalate:${stepId}`, dueAt, type: 'EscalateStep', input: { stepId, dueAt } }],
  };
}

/** Stops the clock of every step that is not asked any more, or set anew, and of one on hold, which keeps what was left. */
export async function disarmSteps(scene: Scene, approval: Instance): Promise<void> {
  const { steps } = contextOf<ApprovalContext>(approval);
  const found = await clocks(scene, approval.id);
  const running = new Set(
    found.filter(({ id, dueAt }) => dueAt !== null && isWaitedFor(steps, id)).map(({ id }) => id),
  );
  await disarmDeadlines(
    scene,
    approval.id,
    found.filter(({ id }) => !running.has(id)).flatMap(({ id }) => namesOf(id)),
  );
  for (const clock of found) {
    const step = steps.find(({ id }) => id === clock.id) as Step;
    if (step.status === 'open' && step.held) await pause(scene, approval.id, clock);
  }
}

async function pause(scene: Scene, approvalId: string, clock: Clock): Promise<void> {
  if (clock.dueAt !== null) {
    const calendar = await calendarById(scene.tx, clock.calendarId);
    const left = businessMinutes(calendar, wholeMinute(scene.at), clock.dueAt);
    await scene.tx.query(
      'update approval_step set due_at = null, clock_from = null, clock_minutes = $2 where id = $1',
      [clock.id, left],
    );
  }
  if (clock.heldUntil === null) return;
  await armDeadlines(scene, approvalId, [
    { name: `resume:${clock.id}`, dueAt: clock.heldUntil, type: 'ResumeStep', input: { stepId: clock.id } },
  ]);
}
