import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measure } from '../../src/domain/measures/measure.ts';
import { revaluer } from '../../src/domain/measures/revalue.ts';
import { viewTotals } from '../../src/domain/measures/view.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { openPrices } from '../../src/domain/pricing/open-prices.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

/** What is done to a quote between two looks at its value. */
const anyEdit = fc.record({
  line: fc.nat(5),
  quantity: fc.integer({ min: 1, max: 900 }).map(String),
  discount: fc.option(fc.constantFrom('0.1', '0.125', '1'), { nil: undefined }),
  termMonths: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined, freq: 2 }),
});
type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

/** As the editor edits: what is not touched stays the same object. */
function edited(content: QuoteContent, edit: Edit): QuoteContent {
  const lines = content.lines.map((one, index): QuoteLine => {
    if (index !== edit.line % content.lines.length) return one;
    const { discount: _, ...rest } = one;
    return { ...rest, quantity: edit.quantity, ...(edit.discount && { discount: { percent: edit.discount } }) };
  });
  return { ...content, ...(edit.termMonths && { termMonths: edit.termMonths }), lines };
}

/** What the server says of it. */
function told(content: QuoteContent, basis: PricingBasis) {
  if (content.lines.length === 0 || validateContent(content, basis).length > 0) return undefined;
  return viewTotals(measure(price(content, basis), content, basis));
}

describe('the value of a quote while it is written', () => {
  it('is to the cent what the server says, after every edit, on prices without costs', () => {
    fc.assert(
      fc.property(anyOffer, fc.array(anyEdit, { maxLength: 8 }), ({ content, basis }, edits) => {
        const prices = openPrices(basis);
        const revalue = revaluer();
        let now = content;
        for (const edit of [undefined, ...edits]) {
          now = edit ? edited(now, edit) : now;
          const own = revalue(now, prices);
          const server = told(now, basis);
          expect(own === undefined).toBe(server === undefined);
          if (own && server) expect(server).toMatchObject(own.value);
        }
      }),
      offersShown,
    );
  });

  it('works out the changed line alone', () => {
    const basis = basisOf({ A: product({ sku: 'A', price: perUnit('10') }) });
    const lines = ['1', '2', '3'].map((id) => line('A', '5', { id }));
    const revalue = revaluer();
    const before = revalue(quote(lines), basis);
    const after = revalue(quote([...lines.slice(0, 2), line('A', '6', { id: '3' })]), basis);
    expect(after?.priced.lines.slice(0, 2)).toEqual(before?.priced.lines.slice(0, 2));
    expect(after?.priced.lines[0]).toBe(before?.priced.lines[0]);
    expect(after?.priced.lines[2]).not.toBe(before?.priced.lines[2]);
    expect([before?.value.net.amount, after?.value.net.amount]).toEqual(['150.00', '160.00']);
  });

  it('is worked out anew when prices or the terms that lines follow have changed', () => {
    const basis = (unitPrice: string) => basisOf({ A: product({ sku: 'A', price: perUnit(unitPrice) }) });
    const content = quote([line('A', '5')]);
    const revalue = revaluer();
    const cheap = basis('10');
    expect(revalue(content, cheap)?.value.net.amount).toBe('50.00');
    expect(revalue(content, basis('11'))?.value.net.amount).toBe('55.00');
    expect(revalue({ ...content, termMonths: 24 }, cheap)?.value.net.amount).toBe('100.00');
  });

  it('is nothing while a product has no price or there is no line', () => {
    const basis = basisOf({ A: product({ sku: 'A', price: perUnit('10') }) });
    const revalue = revaluer();
    expect(revalue(quote([line('B', '5')]), basis)).toBeUndefined();
    expect(revalue(quote([]), basis)).toBeUndefined();
  });
});

describe('prices without costs', () => {
  it('tell nothing of what a product costs or what credit does, and stand in one order', () => {
    const costly = (sku: string) => product({ sku, price: perUnit('10'), unitCost: '7.77' });
    const open = openPrices(basisOf({ B: costly('B'), A: costly('A') }, { creditRate: '0.08' }));
    expect(JSON.stringify(open)).not.toMatch(/7\.77|0\.08/);
    expect(Object.keys(open.products)).toEqual(['A', 'B']);
  });
});
