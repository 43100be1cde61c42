/** SQL for the open seats that wait for the person in parameter `$n`: their own, and those of whom they stand in for. */
export const askedOf = (n: number): string => `(
  select step_id, null::uuid as whom from approval_candidate where person_id = $${n} and open
  union all select step_id, from_id from delegated_step where to_id = $${n} and open)`;

/** SQL for until when the person in `$n` has put a step (alias `s`) off; null when they have not, or it is due. */
export const snoozedUntil = (n: number): string => `(
  select z.until from step_snooze z where z.person_id = $${n} and z.step_id = s.id and z.until > clock()
    and (s.due_at is null or s.due_at > clock()))`;
