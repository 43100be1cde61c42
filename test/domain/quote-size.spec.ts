import { describe, expect, it } from '@jest/globals';
import { addMonths } from '../../src/domain/calendar.ts';
import type { QuoteLine } from '../../src/domain/offer.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const basis = basisOf({ seat: product({ price: perUnit('100') }) });
const ramp = (steps: number) =>
  Array.from({ length: steps }, (_, step) => ({ from: addMonths('2027-01-01', step), quantity: String(step + 1) }));
const seats = (count: number, given: Partial<QuoteLine> = {}): QuoteLine[] =>
  Array.from({ length: count }, (_, index) => line('seat', '1', { id: `L${index}`, ...given }));
const asked = (lines: QuoteLine[]) => validateContent(quote(lines, { termMonths: 120 }), basis);

describe('how large a quote may be', () => {
  it('lets a thousand lines ramp yearly over nine years, and refuses more steps than are worked out', () => {
    expect(asked(seats(1_000, { ramp: ramp(9) }))).toEqual([]);
    expect(asked(seats(100, { ramp: ramp(100) }))).toEqual([
      { pointer: '/lines', message: 'At most 10000 lines and steps of ramps are counted: 10100.' },
    ]);
  });

  it('counts them for every way in which the customer may choose, because each is priced and judged', () => {
    const optional = seats(3).map((each) => ({ ...each, id: `O${each.id}`, optional: true }));
    expect(asked([...seats(1_000 - 3), ...optional])).toEqual([]);
    const ramped = seats(997, { ramp: ramp(2) });
    expect(asked([...ramped, ...optional])).toEqual([
      {
        pointer: '/lines',
        message:
          'At most 10000 lines and steps of ramps are counted, for each of the 8 ways in which the customer may choose: 23952.',
      },
    ]);
  });

  it('counts them for every alternative that could take the place of the chosen one, because each is priced', () => {
    const [chosen, ...others] = seats(100, { alternative: 'size' });
    const set = [{ ...(chosen as QuoteLine), chosen: true }, ...others];
    expect(asked(set)).toEqual([]);
    expect(asked([...set, line('seat', '1')])).toEqual([
      {
        pointer: '/lines',
        message:
          'At most 10000 lines and steps of ramps are counted, for each of the 100 ways in which the customer may choose: 10100.',
      },
    ]);
  });
});

describe('the shares of a payment schedule', () => {
  const shares = (...percents: string[]) =>
    validateContent(
      quote(seats(1), {
        billing: 'custom',
        paymentSchedule: percents.map((percent) => ({ on: '2027-01-01', percent })),
      }),
      basis,
    );

  it('are each of something: nobody is sent an invoice of nothing', () => {
    expect(shares('0.5', '0.5')).toEqual([]);
    expect(shares('1', '0.0')).toEqual([
      { pointer: '/paymentSchedule/1/percent', message: 'Nothing would be paid: leave this payment out.' },
    ]);
  });
});

describe('the days of a payment schedule', () => {
  const days = (...on: string[]) =>
    validateContent(
      quote(seats(1), {
        billing: 'custom',
        paymentSchedule: on.map((day) => ({ on: day, percent: String(1 / on.length) })),
      }),
      basis,
    );

  it('lie from a year before the term to five years after it, or credit would seem to earn any amount', () => {
    expect(days('2026-01-01', '2032-12-31')).toEqual([]);
    expect(days('2025-12-31', '2033-01-01')).toEqual([
      { pointer: '/paymentSchedule/0/on', message: 'Give a day from 2026-01-01 to 2032-12-31.' },
      { pointer: '/paymentSchedule/1/on', message: 'Give a day from 2026-01-01 to 2032-12-31.' },
    ]);
  });
});
