import { describe, expect, it } from '@jest/globals';
import { type Dependencies, dependencyProblems } from '../../src/domain/pricing/dependencies.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const sold = (sku: string, given: Partial<Dependencies> = {}): Dependencies => ({
  sku,
  charge: 'one-time',
  pricePeriod: null,
  requires: [],
  excludes: [],
  components: [],
  ...given,
});
const holding = (...skus: string[]) => ({ components: skus.map((sku) => ({ product: sku, quantity: '1' })) });

const problems = (wanted: Dependencies, ...others: Dependencies[]) =>
  dependencyProblems(wanted, new Map(others.map((other) => [other.sku, other])));

describe('what a product needs, bars and holds', () => {
  it('is fine when everything is there and goes together', () => {
    const kit = sold('KIT', { ...holding('A', 'B'), requires: ['C'], excludes: ['D'] });
    expect(problems(kit, sold('A'), sold('B'), sold('C'), sold('D'))).toEqual([]);
  });

  it('names products that are there, once, and not itself', () => {
    const wanted = sold('X', { requires: ['X', 'NO'], excludes: ['A', 'A'], ...holding('GONE') });
    expect(problems(wanted, sold('A')).map(({ pointer }) => pointer)).toEqual([
      '/requires/0',
      '/requires/1',
      '/excludes/1',
      '/components/0/product',
    ]);
  });

  it('never holds itself, however deep', () => {
    const outer = sold('OUTER', holding('MIDDLE'));
    const middle = sold('MIDDLE', holding('INNER'));
    expect(problems(sold('INNER', holding('OUTER')), outer, middle)).toEqual([
      { pointer: '/components/0/product', message: 'OUTER holds INNER itself.' },
    ]);
  });

  it('is charged as what it holds, so that its cost is theirs', () => {
    const part = sold('SEAT', { charge: 'recurring', pricePeriod: 'month' });
    const [found] = problems(sold('KIT', { charge: 'recurring', pricePeriod: 'year', ...holding('SEAT') }), part);
    expect(found?.message).toBe('SEAT is charged per month, the bundle per year.');
  });

  it('does not bar what must come with it, at any distance', () => {
    const needed = sold('NEEDED', { requires: ['FAR'] });
    expect(problems(sold('X', { requires: ['NEEDED'], excludes: ['FAR'] }), needed, sold('FAR'))).toEqual([
      { pointer: '/excludes', message: 'X excludes FAR, and both come with X.' },
    ]);
    const shy = sold('FAR', { excludes: ['X'] });
    expect(problems(sold('X', { requires: ['NEEDED'] }), needed, shy)[0]?.message).toContain('FAR excludes X');
    expect(problems(sold('X', { requires: ['A'], excludes: ['A'] }), sold('A'))[0]?.message).toBe(
      'A is required as well.',
    );
  });

  it('makes no other product impossible to sell', () => {
    const kit = sold('KIT', holding('A', 'B'));
    expect(problems(sold('A', { excludes: ['B'] }), sold('B'), kit)[0]?.message).toBe(
      'KIT could not be sold any more: A excludes B, and both come with KIT.',
    );
  });
});

describe('a line at an agreed price', () => {
  const agreement = {
    id: 'frame',
    name: 'Frame',
    product: 'P',
    unitPrice: '80',
    from: '2026-01-01',
    to: '2026-12-31',
    upTo: '100',
  };
  const basis = basisOf({ P: product({ price: perUnit('100') }) }, { agreements: { frame: agreement } });
  const found = (start: string, ...quantities: string[]) =>
    validateContent(
      quote(
        quantities.map((quantity, index) => line('P', quantity, { id: `l${index}`, agreement: 'frame' })),
        { start, validUntil: start },
      ),
      basis,
    );

  it('starts on a day of the agreement', () => {
    expect(found('2026-12-31', '100')).toEqual([]);
    expect(found('2027-01-01', '100')).toEqual([
      {
        pointer: '/lines/0/agreement',
        message: 'Frame is for lines that start from 2026-01-01 to 2026-12-31; this one starts on 2027-01-01.',
      },
    ]);
    expect(found('2025-12-31', '100')).toHaveLength(1);
  });

  it('shares the volume with every other line that names it', () => {
    expect(found('2026-06-01', '60', '40')).toEqual([]);
    expect(found('2026-06-01', '60', '40.5')).toEqual([
      { pointer: '/lines/1/agreement', message: 'Frame covers 100 units at most.' },
    ]);
  });
});

describe('a bundle in a bundle', () => {
  it('brings what the inner one holds to the quote', () => {
    const bundle = (sku: string, inside: string) =>
      product({ sku, price: perUnit('10'), components: [{ product: inside, quantity: '1' }] });
    const basis = basisOf({
      OUTER: bundle('OUTER', 'INNER'),
      INNER: bundle('INNER', 'CORE'),
      CORE: product({ sku: 'CORE', price: perUnit('1') }),
      ADD: product({ sku: 'ADD', price: perUnit('1'), requires: ['CORE'] }),
    });
    expect(validateContent(quote([line('OUTER', '1'), line('ADD', '1', { id: 'add' })]), basis)).toEqual([]);
  });
});
