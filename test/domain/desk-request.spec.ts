import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addBusinessTime, type BusinessCalendar, businessMinutes } from '../../src/domain/business-time.ts';
import {
  goOn,
  nextDue,
  type RequestClocks,
  reminders,
  resolve,
  respond,
  rest,
  type ServiceLevel,
  startClocks,
} from '../../src/domain/desk-request.ts';

/** EMEA in winter: 8 to 17 by Greenwich, closed on the Monday of 28 December. */
const office: BusinessCalendar = {
  timeZone: 'Europe/London',
  hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '08:00', to: '17:00' }]])),
  holidays: ['2026-12-28'],
};
const ramp: ServiceLevel = { firstResponseMinutes: 6 * 60, resolutionMinutes: 24 * 60, complex: true };
const vendorForm: ServiceLevel = { firstResponseMinutes: 6 * 60, resolutionMinutes: null, complex: false };

describe('a request', () => {
  it('asked in the morning is answered the same day and resolved within the promised opening hours', () => {
    expect(startClocks(office, ramp, '2026-11-23T09:00:00Z')).toMatchObject({
      countedFrom: '2026-11-23T09:00:00.000Z',
      firstResponseDueAt: '2026-11-23T15:00:00.000Z',
      resolutionDueAt: '2026-11-25T15:00:00.000Z',
    });
  });

  it('that is complex and asked at 16:00 or later counts from the next business day, a simple one does not', () => {
    expect(startClocks(office, ramp, '2026-11-23T15:59:59Z').firstResponseDueAt).toBe('2026-11-24T12:59:59.000Z');
    expect(startClocks(office, ramp, '2026-11-23T16:00:00Z').firstResponseDueAt).toBe('2026-11-24T14:00:00.000Z');
    const simple = { ...ramp, complex: false };
    expect(startClocks(office, simple, '2026-11-23T16:00:00Z').firstResponseDueAt).toBe('2026-11-24T13:00:00.000Z');
    // Friday before a weekend and a holiday.
    expect(startClocks(office, ramp, '2026-12-25T16:30:00Z').firstResponseDueAt).toBe('2026-12-29T14:00:00.000Z');
  });

  it('asked on a weekend counts from the next opening, whatever the hour', () => {
    expect(startClocks(office, ramp, '2026-11-21T18:00:00Z').firstResponseDueAt).toBe('2026-11-23T14:00:00.000Z');
  });

  it('without a promised resolution has none due', () => {
    const clocks = respond(office, startClocks(office, vendorForm, '2026-11-23T09:00:00Z'), '2026-11-23T10:00:00Z');
    expect([clocks.resolutionDueAt, nextDue(clocks), reminders(office, clocks, '2026-11-23T10:00:00Z')]).toEqual([
      null,
      null,
      { firstResponse: null, resolution: null },
    ]);
  });

  it('reminds once four fifths of the time are gone', () => {
    const clocks = startClocks(office, ramp, '2026-11-23T09:00:00Z');
    // 288 of 360 and 1152 of 1440 minutes.
    expect(reminders(office, clocks, '2026-11-23T09:00:00Z')).toEqual({
      firstResponse: '2026-11-23T13:48:00.000Z',
      resolution: '2026-11-25T10:12:00.000Z',
    });
    expect(reminders(office, clocks, '2026-11-23T14:00:00Z').firstResponse).toBeNull();
  });

  it('keeps its first response, however often the desk answers', () => {
    const first = respond(office, startClocks(office, ramp, '2026-11-23T09:00:00Z'), '2026-11-23T11:30:00Z');
    expect(first).toMatchObject({ firstRespondedAt: '2026-11-23T11:30:00Z', firstResponseTook: 150 });
    expect(respond(office, first, '2026-11-24T11:30:00Z')).toEqual(first);
  });

  it('that was overdue when it began to rest is as overdue when it goes on', () => {
    const late = respond(office, startClocks(office, ramp, '2026-11-23T09:00:00Z'), '2026-11-23T10:00:00Z');
    const resting = rest(late, '2026-11-26T09:00:00Z');
    expect(nextDue(resting)).toBeNull();
    expect(goOn(office, resting, '2026-11-30T09:00:00Z').resolutionDueAt).toBe('2026-11-25T15:00:00.000Z');
  });
});

it('however often a request rests, the desk has exactly the time it was promised', () => {
  const asked = Date.parse('2026-11-20T00:00:00Z');
  const hours = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), hours, fc.boolean(), (offset, waits, complex) => {
      let at = new Date(asked + offset * 60_000).toISOString();
      let clocks: RequestClocks = respond(office, startClocks(office, { ...ramp, complex }, at), at);
      let spent = 0;
      for (const [index, wait] of waits.entries()) {
        const next = new Date(Date.parse(at) + wait * 3_600_000).toISOString();
        const from = next < clocks.countedFrom ? next : at < clocks.countedFrom ? clocks.countedFrom : at;
        if (clocks.restingSince === null) {
          spent += businessMinutes(office, from, next);
          if (spent >= 24 * 60) return;
          clocks = rest(clocks, next);
        } else clocks = goOn(office, clocks, next);
        at = next;
        // Whatever was promised and not yet spent is still to come.
        if (clocks.restingSince === null && index > 0) {
          const left = businessMinutes(office, later(at, clocks.countedFrom), clocks.resolutionDueAt as string);
          expect(left).toBeCloseTo(24 * 60 - spent, 6);
        }
      }
      const done = resolve(office, clocks, at);
      expect(done.resolvedAt).toBe(at);
      expect(Math.abs((done.resolutionTook as number) - spent)).toBeLessThanOrEqual(waits.length + 1);
      expect((done.resolvedAt as string) <= (done.resolutionDueAt as string)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('a request that is resolved and reopened goes on with what was left', () => {
  const clocks = startClocks(office, ramp, '2026-11-23T09:00:00Z');
  const resolved = resolve(office, clocks, '2026-11-23T13:00:00Z');
  expect(resolved).toMatchObject({ firstResponseTook: 240, resolutionTook: 240 });
  const again = goOn(office, resolved, '2026-12-01T09:00:00Z');
  expect(again).toMatchObject({ resolvedAt: null, resolutionTook: null, restingSince: null });
  expect(again.resolutionDueAt).toBe(addBusinessTime(office, '2026-12-01T09:00:00Z', 20 * 60));
  expect(resolve(office, again, '2026-12-01T10:00:00Z').resolutionTook).toBe(300);
});

const later = (one: string, other: string) => (Date.parse(one) > Date.parse(other) ? one : other);
