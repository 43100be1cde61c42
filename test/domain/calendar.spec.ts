import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  daysOf,
  isPlainDate,
  lastDayOf,
  monthsAndDays,
} from '../../src/domain/calendar.ts';

const day = 86_400_000;
const epoch = Date.UTC(1900, 0, 1);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const anyDate = fc.integer({ min: 0, max: 109_000 }).map((days) => iso(epoch + days * day));

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '26-01-01',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  '0000-01-01',
  '9999-01-01',
  '',
])('%j is no date', (text) => expect(isPlainDate(text)).toBe(false));
test.each(['2028-02-29', '2000-02-29', '2026-12-31'])('%s is a date', (text) => expect(isPlainDate(text)).toBe(true));

test('counting days agrees with the calendar of the platform', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
      const later = iso(Date.parse(`${date}T00:00:00Z`) + days * day);
      expect(addDays(date, days)).toBe(later);
      expect(daysBetween(date, later)).toBe(days);
    }),
  );
});

describe('months', () => {
  test('from a 31st fall on the last day of shorter months and return to the 31st', () => {
    const start = '2027-01-31';
    expect([1, 2, 3, 12, 13].map((months) => addMonths(start, months))).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2028-01-31',
      '2028-02-29',
    ]);
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2028-02-29', 48)).toBe('2032-02-29');
    expect(addMonths('2027-03-31', -1)).toBe('2027-02-28');
  });

  test('end dates are inclusive', () => {
    expect(lastDayOf('2027-01-01', 12)).toBe('2027-12-31');
    expect(daysOf('2027-01-01', '2027-12-31')).toBe(365);
  });

  test('a period is its whole months and the days that remain', () => {
    expect(monthsAndDays('2027-01-15', '2027-03-20')).toEqual({ months: 2, days: 6, daysOfMonth: 31 });
    expect(monthsAndDays('2027-01-31', lastDayOf('2027-01-31', 1))).toEqual({ months: 1, days: 0, daysOfMonth: 31 });
  });

  test('whole months and days left over put together give the period again', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 4_000 }), (from, length) => {
        const last = addDays(from, length);
        const { months, days, daysOfMonth } = monthsAndDays(from, last);
        expect(addDays(addMonths(from, months), days)).toBe(addDays(last, 1));
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(daysOfMonth);
      }),
    );
  });

  test('a term of whole months counts as that many months', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 120 }), (start, months) => {
        expect(monthsAndDays(start, lastDayOf(start, months))).toMatchObject({ months, days: 0 });
      }),
    );
  });
});
