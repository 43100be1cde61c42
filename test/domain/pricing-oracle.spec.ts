import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { price } from '../../src/domain/pricing/price.ts';
import { anyOffer } from './any-offer.ts';
import { differences } from './oracle/differences.ts';
import { pricing } from './oracle/pricing.ts';
import { offerWorth } from './oracle/totals.ts';

test('pricing agrees with a naive second one, to the cent, on offers of every structure', () => {
  fc.assert(
    fc.property(anyOffer, ({ content, basis }) => {
      expect(differences(price(content, basis), pricing(offerWorth(content, basis)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
