import { describe, expect, it } from '@jest/globals';
import { ProblemError, problemOf } from '../../src/web/api/problem.ts';
import { fieldError, placeWords } from '../../src/web/parts/field-errors.ts';
import { ticksUpTo } from '../../src/web/compensation/ticks.ts';

const answer = (body: object) =>
  new Response(JSON.stringify({ status: 422, code: 'invalid', ...body }), { status: 422 });

describe('What the API refuses', () => {
  it('is told with days as the reader writes them', async () => {
    const message = 'Give a day of the subscription, from 2026-05-18 to 2027-05-17.';
    const problem = await problemOf(answer({ detail: message, errors: [{ pointer: '/start', message }] }));

    expect(problem.message).not.toContain('2026-05-18');
    expect(fieldError(problem, '/start')).toMatch(/May.*2026.*May.*2027/);
  });

  it('is told with amounts as the reader writes money', async () => {
    const message = 'The payments come to 55738.59 USD, the quote to 55738.60 USD.';
    const problem = await problemOf(answer({ detail: message, errors: [{ pointer: '/paymentSchedule', message }] }));

    const told = 'The payments come to $55,738.59, the quote to $55,738.60.';
    expect([problem.message, fieldError(problem, '/paymentSchedule')]).toEqual([told, told]);
    expect((await problemOf(answer({ detail: 'BHD 3 of 12.500 BHD, of 5 PCS' }))).message).toMatch(
      /12\.500, of 5 PCS$/,
    );
  });

  it('keeps what only looks like a day', async () => {
    expect((await problemOf(answer({ detail: 'There is no 2026-13-45.' }))).message).toBe('There is no 2026-13-45.');
  });

  it('belongs to the field that it is about, or to the field that holds it', () => {
    const problem = new ProblemError({
      status: 422,
      code: 'invalid',
      detail: '',
      errors: [{ pointer: '/lines/0/quantity', message: 'Above zero.' }],
    });

    expect(fieldError(problem, '/lines/0')).toBe('Above zero.');
    expect(fieldError(problem, '/line')).toBeUndefined();
  });

  it('names its place in words where no field shows it', () => {
    expect(placeWords('/lines/0/unitPrice')).toBe('lines 1, unit price');
    expect(placeWords('#query/limit')).toBe('limit');
    expect(placeWords('')).toBe('');
  });
});

describe('A scale', () => {
  it.each([
    [16_200, [0, 5_000, 10_000, 15_000]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [5_400, [0, 2_000, 4_000]],
  ])('up to %d has round numbers', (highest, ticks) => {
    expect(ticksUpTo(highest).map((tick) => Number(tick.toFixed(6)))).toEqual(ticks);
  });
});
