import type { RecordedFact } from '../../store/facts.ts';
import type { Scene } from '../scene.ts';

export interface ToldTime {
  label: string;
  value: string;
}

/** When it is due, or was, as a letter says it: by the wall clock of the office whose hours count. */
export async function timesToTell(scene: Scene, { type, data }: RecordedFact): Promise<ToldTime[]> {
  const { stepId, dueAt, validUntil, until } = data as Record<string, string | undefined>;
  if (type === 'QuoteLapseNear') return [{ label: 'Valid until', value: dayOf(validUntil) }];
  if (type === 'ExtensionAsked') return [{ label: 'Asked until', value: dayOf(until) }];
  if (type === 'ValidityExtended') return [{ label: 'Extended until', value: dayOf(until) }];
  if (type === 'ExtensionRefused') return [{ label: 'Not extended; valid until', value: dayOf(validUntil) }];
  if (stepId === undefined || dueAt === undefined) return [];
  const [step] = await scene.tx.query<{ timeZone: string; office: string }>(
    'select time_zone as "timeZone", calendar_name as office from approval_step where id = $1',
    [stepId],
  );
  if (!step) return [];
  return [{ label: type === 'StepEscalated' ? 'Was due' : 'Due', value: momentIn(step.timeZone, dueAt, step.office) }];
}

/** "24 November 2026" */
const dayOf = (date: string | undefined): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** "Tue 24 Nov 2026, 17:00 (New York)": a moment by the wall clock of an office. */
export function momentIn(timeZone: string, instant: string, office: string): string {
  const written = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(written.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const { weekday, day, month, year, hour, minute } = parts as Record<string, string>;
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} (${office})`;
}
