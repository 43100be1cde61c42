import { describe, expect, it } from '@jest/globals';
import { isExactHit, rankedProducts, searchWords } from '../../src/domain/product-search.ts';

const products = [
  { sku: 'GW-200', name: 'Edge Server 200' },
  { sku: 'PLT-ENT', name: 'Observe Enterprise' },
  { sku: 'PLT-PLUS', name: 'Observe Plus' },
  { sku: 'SV-ENT', name: 'Enterprise onboarding' },
  { sku: 'USR-STD', name: 'Standard user, per site' },
];
const found = (typed: string, recent: string[] = []) => rankedProducts(typed, products, recent).map(({ sku }) => sku);

describe('the products found for what was typed', () => {
  it('begin with the very SKU, in any case, then SKUs that begin so', () => {
    expect(found('plt-ent')).toEqual(['PLT-ENT']);
    expect(found('PLT')).toEqual(['PLT-ENT', 'PLT-PLUS']);
  });

  it('put the beginnings of words before what merely contains them', () => {
    expect(found('ent')).toEqual(['PLT-ENT', 'SV-ENT']);
    expect(found('ser')).toEqual(['GW-200', 'PLT-ENT', 'PLT-PLUS', 'USR-STD']);
  });

  it('contain every word, in any order', () => {
    expect(found('server edge')).toEqual(['GW-200']);
    expect(found('server observe')).toEqual([]);
  });

  it('are led by what was used last where they fit alike', () => {
    expect(found('PLT', ['PLT-PLUS'])).toEqual(['PLT-PLUS', 'PLT-ENT']);
    expect(found('', ['SV-ENT', 'GW-200']).slice(0, 3)).toEqual(['SV-ENT', 'GW-200', 'PLT-ENT']);
    expect(found('plt-ent', ['PLT-PLUS'])[0]).toBe('PLT-ENT');
  });
});

describe('an exact hit', () => {
  it('is the SKU or the whole name, whatever the case and the spaces', () => {
    const plus = { sku: 'PLT-PLUS', name: 'Observe Plus' };
    expect([' plt-plus ', 'observe  plus', 'observe', 'PLT'].map((typed) => isExactHit(typed, plus))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('splits what was typed into words', () => {
  expect(searchWords('  Edge   SERVER ')).toEqual(['edge', 'server']);
});
