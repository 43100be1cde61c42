/** The two clocks of a request to the desk, in opening time of the office it serves. Pure. */
import { Temporal } from 'temporal-polyfill';
import { addBusinessTime, type BusinessCalendar, businessMinutes, isBusinessDay } from './business-time.ts';

/** What the desk promises for a type of request. */
export interface ServiceLevel {
  firstResponseMinutes: number;
  /** Null: no promise. */
  resolutionMinutes: number | null;
  /** Asked at 16:00 local time or later, it counts from the next business day. */
  complex: boolean;
}

export interface RequestClocks {
  firstResponseMinutes: number;
  resolutionMinutes: number | null;
  countedFrom: string;
  firstResponseDueAt: string;
  firstRespondedAt: string | null;
  /** Whole opening minutes. */
  firstResponseTook: number | null;
  resolutionDueAt: string | null;
  resolvedAt: string | null;
  resolutionTook: number | null;
  /** Since when the clocks rest. */
  restingSince: string | null;
  restedMinutes: number;
}

/** Local time from which a complex request counts from the next business day. */
const complexUntil = 16;

/** The share of the time after which one is reminded. */
const reminderShare = 0.8;

export function startClocks(calendar: BusinessCalendar, level: ServiceLevel, askedAt: string): RequestClocks {
  const { firstResponseMinutes, resolutionMinutes } = level;
  const countedFrom = level.complex ? afterCutOff(calendar, askedAt) : iso(askedAt);
  return {
    firstResponseMinutes,
    resolutionMinutes,
    countedFrom,
    firstResponseDueAt: addBusinessTime(calendar, countedFrom, firstResponseMinutes),
    firstRespondedAt: null,
    firstResponseTook: null,
    resolutionDueAt: resolutionMinutes === null ? null : addBusinessTime(calendar, countedFrom, resolutionMinutes),
    resolvedAt: null,
    resolutionTook: null,
    restingSince: null,
    restedMinutes: 0,
  };
}

/** The desk has said something: only the first time counts. */
export function respond(calendar: BusinessCalendar, clocks: RequestClocks, at: string): RequestClocks {
  if (clocks.firstRespondedAt !== null) return clocks;
  return { ...clocks, firstRespondedAt: at, firstResponseTook: took(calendar, clocks, at) };
}

/** The clocks stand still from here on. */
export const rest = (clocks: RequestClocks, at: string): RequestClocks => ({
  ...clocks,
  restingSince: clocks.restingSince ?? at,
});

/** The clocks go on with the time that was left; what was overdue stays so. */
export function goOn(calendar: BusinessCalendar, clocks: RequestClocks, at: string): RequestClocks {
  if (clocks.restingSince === null) return clocks;
  const since = later(clocks.restingSince, clocks.countedFrom);
  const until = later(at, clocks.countedFrom);
  const moved = (due: string) =>
    due > iso(since) ? addBusinessTime(calendar, until, businessMinutes(calendar, since, due)) : due;
  return {
    ...clocks,
    firstResponseDueAt: clocks.firstRespondedAt === null ? moved(clocks.firstResponseDueAt) : clocks.firstResponseDueAt,
    resolutionDueAt: clocks.resolutionDueAt && moved(clocks.resolutionDueAt),
    resolvedAt: null,
    resolutionTook: null,
    restingSince: null,
    restedMinutes: clocks.restedMinutes + Math.round(businessMinutes(calendar, since, until)),
  };
}

/** It is done; should it be reopened, the clocks have rested since. */
export function resolve(calendar: BusinessCalendar, clocks: RequestClocks, at: string): RequestClocks {
  const awake = goOn(calendar, respond(calendar, clocks, at), at);
  return rest({ ...awake, resolvedAt: at, resolutionTook: took(calendar, awake, at) }, at);
}

/** When to remind of each clock that is still running: once a fifth of the time is left. Null: not at all. */
export function reminders(
  calendar: BusinessCalendar,
  clocks: RequestClocks,
  at: string,
): { firstResponse: string | null; resolution: string | null } {
  const { firstRespondedAt, firstResponseDueAt, firstResponseMinutes, resolutionDueAt, resolutionMinutes } = clocks;
  const running = clocks.restingSince === null;
  const reminder = (due: string, minutes: number): string | null => {
    const from = later(at, clocks.countedFrom);
    const before = businessMinutes(calendar, from, due) - minutes * (1 - reminderShare);
    return before > 0 ? addBusinessTime(calendar, from, before) : null;
  };
  return {
    firstResponse: running && firstRespondedAt === null ? reminder(firstResponseDueAt, firstResponseMinutes) : null,
    resolution:
      running && resolutionDueAt !== null && resolutionMinutes !== null
        ? reminder(resolutionDueAt, resolutionMinutes)
        : null,
  };
}

/** What the desk owes next, and when; null: nothing now. */
export function nextDue(clocks: RequestClocks): string | null {
  if (clocks.restingSince !== null) return null;
  return clocks.firstRespondedAt === null ? clocks.firstResponseDueAt : clocks.resolutionDueAt;
}

const took = (calendar: BusinessCalendar, { countedFrom, restedMinutes }: RequestClocks, at: string): number =>
  Math.max(0, Math.round(businessMinutes(calendar, countedFrom, at)) - restedMinutes);

/** The start of the next day, when it is a business day's late afternoon. */
function afterCutOff(calendar: BusinessCalendar, at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(calendar.timeZone);
  const date = local.toPlainDate();
  if (local.hour < complexUntil || !isBusinessDay(calendar, date.toString())) return iso(at);
  return iso(date.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant().toString());
}

/** In one way of writing, so that moments compare as text. */
const iso = (at: string): string => new Date(at).toISOString();

const later = (one: string, other: string): string => (iso(one) > iso(other) ? iso(one) : iso(other));
