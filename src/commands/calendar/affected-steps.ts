import { addBusinessTime } from '../../domain/business-time.ts';
import { businessCalendarOf, type CalendarContent } from '../../domain/office-calendar.ts';
import type { Tx } from '../../store/database.ts';

/** A running step that a changed calendar would make due at another time. */
export interface AffectedStep {
  stepId: string;
  approvalId: string;
  dealNumber: string;
  label: string;
  dueAt: string;
  newDueAt: string;
}

/** The steps that run by a calendar and whose deadline lies ahead, with what the changed one would make of it. */
export async function affectedSteps(
  tx: Pick<Tx, 'query'>,
  calendarId: string,
  content: CalendarContent,
): Promise<AffectedStep[]> {
  const running = await tx.query<Omit<AffectedStep, 'newDueAt'> & { from: string; minutes: number }>(
    `select s.id as "stepId", s.approval_id as "approvalId", 'D-' || d.number as "dealNumber", s.label,
       s.due_at as "dueAt", s.clock_from as "from", s.clock_minutes as minutes
     from approval_step s join deal d on d.id = s.deal_id
     where s.calendar_id = $1 and s.status = 'open' and s.due_at > clock() and s.escalated_at is null
     order by s.deal_id, s.ordinal`,
    [calendarId],
  );
  const calendar = businessCalendarOf(content);
  return running
    .map(({ from, minutes, ...step }) => ({ ...step, newDueAt: addBusinessTime(calendar, from, minutes) }))
    .filter(({ dueAt, newDueAt }) => Date.parse(dueAt) !== Date.parse(newDueAt));
}
