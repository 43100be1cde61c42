import { describe, expect, it } from '@jest/globals';
import { dayAt, nextDigest } from '../../src/domain/digest.ts';

const hamburg = {
  timeZone: 'Europe/Berlin',
  hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '09:00', to: '18:00' }]])),
  holidays: ['2026-12-25'],
};
const next = (now: string, last: string | null, late = false) => nextDigest(hamburg, { at: '08:00', now, last, late });

describe('the next digest', () => {
  it('comes at the hour of the office, in summer and in winter', () => {
    expect(next('2026-11-23T06:59:00Z', null)).toEqual({ day: '2026-11-23', dueAt: '2026-11-23T07:00:00Z' });
    expect(next('2026-07-20T05:00:00Z', null)).toEqual({ day: '2026-07-20', dueAt: '2026-07-20T06:00:00Z' });
  });

  it('leaves out weekends and holidays, and every day that had one', () => {
    expect(next('2026-12-24T12:00:00Z', '2026-12-24')?.day).toBe('2026-12-28');
    expect(next('2026-11-23T05:00:00Z', '2026-11-23')?.day).toBe('2026-11-24');
  });

  it('is not made up for when its hour has passed, but for today after nobody was there', () => {
    expect(next('2026-11-23T09:00:00Z', null)?.day).toBe('2026-11-24');
    expect(next('2026-11-25T09:00:00Z', '2026-11-20', true)).toEqual({
      day: '2026-11-25',
      dueAt: '2026-11-25T07:00:00Z',
    });
    // Sunday: nobody expects one.
    expect(next('2026-11-22T09:00:00Z', '2026-11-18', true)?.day).toBe('2026-11-23');
  });

  it('never comes to an office that never opens', () => {
    expect(
      nextDigest({ ...hamburg, hours: {} }, { at: '08:00', now: '2026-11-23T09:00:00Z', last: null }),
    ).toBeUndefined();
  });
});

it('the day is that of the office', () => {
  expect(dayAt('Pacific/Auckland', '2026-11-23T12:00:00Z')).toBe('2026-11-24');
});
