import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  daysWords,
  distanceWords,
  dueWords,
  moneyWords,
  numberWords,
  ratioWords,
} from '../../src/web/parts/formats.ts';

const digitsOf = (text: string) => text.replace(/\D/g, '');

describe('Numbers on screen', () => {
  test('keep every digit of an amount, far beyond what a binary float holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const amount = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(digitsOf(moneyWords({ amount, currency: 'EUR' }))).toBe(digitsOf(amount));
      }),
    );
  });

  test('keep every digit of a quantity', () => {
    expect(digitsOf(numberWords('12345678901234567.25'))).toBe('1234567890123456725');
  });

  test('show a ratio as a percentage with the places asked for', () => {
    expect(ratioWords('0.20000000')).toBe('20%');
    expect(ratioWords('0.11595734', 2)).toBe('11.6%');
    expect(ratioWords('0.11595734', 6)).toBe('11.595734%');
  });

  test('have no sign where they round to nothing', () => {
    expect(ratioWords('-0.0004')).toBe('0%');
    expect(ratioWords('-0.0005')).toBe('-0.1%');
    expect(moneyWords({ amount: '-0.4', currency: 'USD' }, { whole: true })).toBe('$0');
  });

  test('round only what is asked for in whole units', () => {
    expect(moneyWords({ amount: '1105.64', currency: 'USD' })).toContain('.64');
    expect(digitsOf(moneyWords({ amount: '1105.64', currency: 'USD' }, { whole: true }))).toBe('1106');
  });
});

describe('The distance of a moment', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');

  test('is told in the largest unit that fits', () => {
    expect(distanceWords('2026-11-22T11:59:30Z', now)).toBe('just now');
    expect(distanceWords('2026-11-22T10:15:00Z', now)).toMatch(/^1 h/);
    expect(distanceWords('2026-11-24T13:00:00Z', now)).toMatch(/^in 2 days/);
  });

  test('until something is due keeps its unit, also after a number of days was shown', () => {
    expect(daysWords('30.4')).toBe('30');
    expect(dueWords('2026-11-24T13:00:00Z', now)).toBe('due in 2 days');
  });
});
