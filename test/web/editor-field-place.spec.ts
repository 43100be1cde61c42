import { describe, expect, it } from '@jest/globals';
import { fieldPlace } from '../../src/web/editor/field-place.ts';

const lines = [{ id: 'a' }, { id: 'b' }];
const words = (pointer: string) => fieldPlace(pointer, lines).words;

describe('the place of an error', () => {
  it('is said of a line by its number and its field, down to a step or a discount', () => {
    expect(words('/lines/b/quantity')).toBe('Line 2, quantity');
    expect(words('/lines/a/ramp/1/unitPrice')).toBe('Line 1, step 2, unit price');
    expect(words('/lines/a/furtherDiscounts/0/name')).toBe('Line 1, further discount 1, name');
    expect(words('/lines/b/usage/commitment')).toBe('Line 2, usage, committed units');
    expect(fieldPlace('/lines/b/ramp/0/from', lines).line).toEqual({ id: 'b', column: 'ramp' });
  });

  it('is said of a payment by its number, and leads to its row', () => {
    expect(fieldPlace('/paymentSchedule/1/percent', lines)).toEqual({ words: 'Payment 2, share', payment: 1 });
    expect(fieldPlace('/paymentSchedule/0/on', lines).words).toBe('Payment 1, day');
    expect(fieldPlace('/paymentSchedule', lines)).toEqual({ words: 'Payments', payment: 0 });
  });

  it.each([
    ['/termMonths', 'Months'],
    ['/headerDiscount', 'Off the total'],
    ['/furtherHeaderDiscounts/0/discount', 'Further discount of the whole 1, discount'],
    ['/nonStandard/customerPaper', 'Customer’s paper'],
    ['/nonStandard/customWork/costSheet/2/what', 'Custom work, row of the cost sheet 3, work'],
  ])('of the terms is in words: %s', (pointer, said) => {
    expect(fieldPlace(pointer, lines)).toEqual({ words: said });
  });

  it.each(['/lines/gone/quantity', '/lines', '/anything/else/0/there'])(
    'is never shown as a pointer: %s',
    (pointer) => {
      expect(words(pointer)).not.toContain('/');
    },
  );
});
