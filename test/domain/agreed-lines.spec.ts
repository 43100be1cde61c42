import { describe, expect, it } from '@jest/globals';
import { pricedByAgreements } from '../../src/domain/agreed-lines.ts';
import type { PriceAgreement } from '../../src/domain/catalogue.ts';
import type { QuoteLine } from '../../src/domain/offer.ts';
import { unitsByAgreement, volumeProblems } from '../../src/domain/pricing/validate-agreement.ts';
import { plainText } from '../../src/domain/exact.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const frame: PriceAgreement = {
  id: 'frame',
  name: 'Frame',
  product: 'SEAT',
  unitPrice: '80',
  from: '2027-01-01',
  to: '2027-06-30',
  upTo: '400',
  used: '100',
};
const products = { SEAT: { name: 'Seat' } };
const made = (lines: QuoteLine[], agreements = [frame]) => {
  const { content, leftOut } = pricedByAgreements({ content: quote(lines), leftOut: [] }, agreements, products);
  return { lines: content.lines, notes: leftOut };
};
const note = (reason: string) => [{ subject: 'SEAT Seat', reason: expect.stringContaining(reason) }];

describe('a line of an offer that is made anew', () => {
  it('takes the cheapest agreement that covers its first day, and says so', () => {
    const dearer = { ...frame, id: 'dear', unitPrice: '90' };
    expect(made([line('SEAT', '10')], [dearer, frame])).toEqual({
      lines: [line('SEAT', '10', { agreement: 'frame' })],
      notes: note('priced by the agreement Frame now.'),
    });
    const later = line('SEAT', '10', { start: '2027-07-01', termMonths: 3 });
    expect(made([later])).toEqual({ lines: [later], notes: [] });
    expect(made([line('OTHER', '10')])).toMatchObject({ notes: [] });
  });

  it('keeps the one that it names while it covers it, and loses it with a note when it does not', () => {
    const named = line('SEAT', '10', { agreement: 'frame', discount: { percent: '0.05' } });
    expect(made([named], [{ ...frame, id: 'cheap', unitPrice: '70' }, frame])).toEqual({ lines: [named], notes: [] });
    expect(made([line('SEAT', '10', { agreement: 'over' })], [])).toEqual({
      lines: [line('SEAT', '10')],
      notes: note('does not cover it any more'),
    });
  });

  it('loses what was taken off the list price, but not a price that is lower than the agreed one', () => {
    const off = (discount: QuoteLine['discount']) => made([line('SEAT', '10', { discount })]);
    expect(off({ percent: '0.1' })).toEqual({
      lines: [line('SEAT', '10', { agreement: 'frame' })],
      notes: note('taken off the list price is left out'),
    });
    expect(off({ targetPrice: '85' }).lines[0]).not.toHaveProperty('discount');
    expect(off({ targetPrice: '75' }).lines[0]).toMatchObject({ agreement: 'frame', discount: { targetPrice: '75' } });
  });

  it('takes one only as far as other deals and other lines left of its units', () => {
    const { lines } = made([
      line('SEAT', '200', { id: 'a' }),
      line('SEAT', '101', { id: 'b' }),
      line('SEAT', '100', { id: 'c' }),
    ]);
    expect(lines.map(({ agreement }) => agreement)).toEqual(['frame', undefined, 'frame']);
  });
});

describe('the volume of an agreement', () => {
  const basis = basisOf({ SEAT: product({ sku: 'SEAT', price: perUnit('100') }) }, { agreements: { frame } });
  const named = (quantity: string, given: Partial<QuoteLine> = {}) =>
    line('SEAT', quantity, { agreement: 'frame', ...given });

  it('is what signed quotes of other deals left of it', () => {
    expect(volumeProblems(quote([named('300')]), basis)).toEqual([]);
    expect(volumeProblems(quote([named('301')]), basis)).toEqual([
      {
        pointer: '/lines/0/agreement',
        message: 'Frame covers 400 units at most, of which other deals have used 100.',
      },
    ]);
  });

  it('is taken by every line at the most units that it reaches, choices not taken left out', () => {
    const ramp = [{ from: '2027-03-01', quantity: '50.5' }];
    const lines = [named('10', { id: 'a', ramp }), named('7', { id: 'b' }), named('9', { id: 'c', optional: true })];
    expect(
      [...unitsByAgreement(quote([...lines, line('OTHER', '3')]))].map(([id, units]) => [id, plainText(units)]),
    ).toEqual([['frame', '57.5']]);
  });
});
