import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessTime,
  type BusinessCalendar,
  businessDaysBefore,
  businessMinutes,
  type OpeningHours,
} from '../../src/domain/business-time.ts';

const week = (...hours: OpeningHours[]): BusinessCalendar['hours'] =>
  Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, hours]));
const nineToFive = week({ from: '09:00', to: '17:00' });
const office = (timeZone: string, holidays: string[] = [], hours = nineToFive): BusinessCalendar => ({
  timeZone,
  hours,
  holidays,
});
const roundTheClock = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]));

describe('worked cases', () => {
  const newYork = office('America/New_York', ['2026-11-26']);

  test.each([
    ['within the day', '2026-11-24T15:00:00Z', 60, '2026-11-24T16:00:00.000Z'],
    ['over night: 16:00 and two hours is 10:00', '2026-11-24T21:00:00Z', 120, '2026-11-25T15:00:00.000Z'],
    ['over a weekend: Friday 16:30 and one hour', '2026-11-20T21:30:00Z', 60, '2026-11-23T14:30:00.000Z'],
    ['over Thanksgiving: Wednesday 16:00 and two hours', '2026-11-25T21:00:00Z', 120, '2026-11-27T15:00:00.000Z'],
    ['24 business hours are three days of eight', '2026-11-23T14:00:00Z', 24 * 60, '2026-11-25T22:00:00.000Z'],
    ['before opening the clock starts at opening', '2026-11-23T03:00:00Z', 1, '2026-11-23T14:01:00.000Z'],
    ['on a Saturday it starts on Monday', '2026-11-21T18:00:00Z', 1, '2026-11-23T14:01:00.000Z'],
    [
      'the last minute ends at closing, not at the next opening',
      '2026-11-24T21:00:00Z',
      60,
      '2026-11-24T22:00:00.000Z',
    ],
    ['at closing a further minute is the first of the next day', '2026-11-24T22:00:00Z', 1, '2026-11-25T14:01:00.000Z'],
    ['nothing to wait for is now, also at night', '2026-11-24T04:00:00Z', 0, '2026-11-24T04:00:00.000Z'],
    ['seconds are kept', '2026-11-24T15:00:30Z', 1, '2026-11-24T15:01:30.000Z'],
  ])('%s', (_, from, minutes, due) => expect(addBusinessTime(newYork, from, minutes)).toBe(due));

  test('over the weekend when clocks go back, Monday is 25 hours later than it was', () => {
    expect(addBusinessTime(newYork, '2026-10-30T20:00:00Z', 120)).toBe('2026-11-02T15:00:00.000Z');
  });

  test('an hour that daylight saving skips is never open, one that it repeats is open twice', () => {
    const always = office('Europe/Berlin', [], roundTheClock);
    expect(businessMinutes(always, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23 * 60);
    const small = office('Europe/Berlin', [], { 7: [{ from: '02:00', to: '03:00' }] });
    expect(businessMinutes(small, '2026-03-29T00:00:00Z', '2026-03-30T00:00:00Z')).toBe(0);
    expect(businessMinutes(small, '2026-10-25T00:00:00Z', '2026-10-26T00:00:00Z')).toBe(120);
  });

  test('a stretch of opening time that a repeated hour cuts is open in both its parts', () => {
    const half = office('Europe/Berlin', [], { 7: [{ from: '02:30', to: '03:30' }] });
    expect(addBusinessTime(half, '2026-10-25T00:00:00Z', 31)).toBe('2026-10-25T01:31:00.000Z');
    expect(businessMinutes(half, '2026-10-25T00:00:00Z', '2026-10-25T12:00:00Z')).toBe(90);
  });

  test('a lunch break does not count', () => {
    const reykjavik = office(
      'Atlantic/Reykjavik',
      [],
      week({ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }),
    );
    expect(addBusinessTime(reykjavik, '2026-11-23T11:30:00Z', 60)).toBe('2026-11-23T13:30:00.000Z');
  });

  test('business days are counted backwards over weekend and holiday', () => {
    expect(businessDaysBefore(newYork, '2026-11-30', 3)).toBe('2026-11-24');
    expect(businessDaysBefore(newYork, '2026-11-30', 0)).toBe('2026-11-30');
  });

  test('a calendar that never opens says so instead of looking for ever', () => {
    expect(() => addBusinessTime(office('Europe/Berlin', [], {}), '2026-11-24T15:00:00Z', 1)).toThrow(/never opens/);
    expect(() => businessDaysBefore(office('Europe/Berlin', [], {}), '2026-11-24', 1)).toThrow(/never opens/);
  });
});

/* The oracle looks at every minute through the platform's own formatter: no Temporal, no arithmetic on offsets. */

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string): Intl.DateTimeFormat {
  const found = formatters.get(timeZone);
  if (found) return found;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

const minute = 60_000;
const quarterHour = 15 * minute;
const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function isOpen({ timeZone, hours, holidays }: BusinessCalendar, at: number): boolean {
  const quarter = at - (at % quarterHour);
  const { day, weekday, hour, minutes } = onTheWall(timeZone, quarter);
  const time = `${hour}:${String(minutes + Math.floor((at - quarter) / minute)).padStart(2, '0')}`;
  return !holidays.includes(day) && (hours[weekday] ?? []).some(({ from, to }) => from <= time && time < to);
}

interface Reading {
  day: string;
  weekday: number;
  hour: string;
  minutes: number;
}

const readings = new Map<string, Reading>();

/** What a clock on the wall shows. Asked at quarter hours alone: no zone's clock is changed within one, and it is slow. */
function onTheWall(timeZone: string, quarter: number): Reading {
  const key = `${timeZone} ${quarter}`;
  const known = readings.get(key);
  if (known) return known;
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, value]),
  ) as Record<string, string>;
  const reading = {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    weekday: weekdays.indexOf(parts['weekday'] as string),
    hour: parts['hour'] as string,
    minutes: Number(parts['minute']),
  };
  readings.set(key, reading);
  return reading;
}

function naiveAdd(calendar: BusinessCalendar, from: number, minutes: number): number {
  let [at, left] = [from, minutes];
  for (; left > 0; at += minute) if (isOpen(calendar, at)) left -= 1;
  return at;
}

function naiveMinutes(calendar: BusinessCalendar, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += minute) if (isOpen(calendar, at)) count += 1;
  return count;
}

/** Weeks with a change of the clocks, a year's end, and one without anything. */
const anchors = ['2026-03-06', '2026-03-27', '2026-04-03', '2026-10-02', '2026-10-23', '2026-10-30', '2026-12-23'];
const zones = ['America/New_York', 'Europe/Berlin', 'Atlantic/Reykjavik', 'Asia/Kolkata', 'Australia/Lord_Howe'];

const clockText = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 4 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map(clockText))
  .map((times) =>
    Array.from({ length: Math.floor(times.length / 2) }, (_, n) => ({
      from: times[2 * n] as string,
      to: times[2 * n + 1] as string,
    })),
  );
const someWeek = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 7 }), someHours)
  .map(([days, hours]) => Object.fromEntries(days.map((weekday) => [weekday, hours])));

const scene = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    hours: fc.oneof(fc.constant(nineToFive), someWeek),
    anchor: fc.constantFrom(...anchors),
    offset: fc.integer({ min: 0, max: 5 * 24 * 60 }),
    holidayOffsets: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
  })
  .map(({ timeZone, hours, anchor, offset, holidayOffsets }) => {
    const start = Date.parse(`${anchor}T00:00:00Z`);
    const holidays = holidayOffsets.map((days) => new Date(start + days * 86_400_000).toISOString().slice(0, 10));
    return { calendar: { timeZone, hours, holidays }, from: start + offset * minute };
  });

describe('business time agrees with looking at every minute', () => {
  test('minutes between two moments', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 3 * 24 * 60 }), ({ calendar, from }, length) => {
        const to = from + length * minute;
        expect(businessMinutes(calendar, new Date(from).toISOString(), new Date(to).toISOString())).toBe(
          naiveMinutes(calendar, from, to),
        );
      }),
      { numRuns: 80 },
    );
  });

  test('the moment when minutes have passed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 14 * 60 }), ({ calendar, from }, minutes) => {
        const due = addBusinessTime(calendar, new Date(from).toISOString(), minutes);
        expect(due).toBe(new Date(naiveAdd(calendar, from, minutes)).toISOString());
      }),
      { numRuns: 60 },
    );
  });

  test('adding and counting are inverse, and time can be added in parts', () => {
    const long = fc.integer({ min: 0, max: 60 * 60 });
    fc.assert(
      fc.property(scene, long, long, ({ calendar, from }, a, b) => {
        const start = new Date(from).toISOString();
        const due = addBusinessTime(calendar, start, a + b);
        expect(businessMinutes(calendar, start, due)).toBe(a + b);
        expect(addBusinessTime(calendar, addBusinessTime(calendar, start, a), b)).toBe(due);
      }),
    );
  });
});
