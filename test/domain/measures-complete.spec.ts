import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { completeMeasures, measureNames } from '../../src/domain/measures/complete.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import type { MeasuresView } from '../../src/domain/measures/measures.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { anyOffer, offersShown } from './any-offer.ts';

const without = (view: MeasuresView, missing: readonly string[]): MeasuresView =>
  Object.fromEntries(Object.entries(view).filter(([name]) => !missing.includes(name))) as unknown as MeasuresView;

test('measures that did not exist when a version was stored come from what it froze, as if they had', () => {
  fc.assert(
    fc.property(anyOffer, fc.subarray(measureNames), ({ content, basis }, missing) => {
      const view = viewMeasures(measure(price(content, basis), content, basis));
      expect(completeMeasures(without(view, missing), { content, basis })).toEqual(view);
    }),
    offersShown,
  );
});

test('what was stored stands, even where it would be measured otherwise today', () => {
  fc.assert(
    fc.property(anyOffer, ({ content, basis }) => {
      const view = viewMeasures(measure(price(content, basis), content, basis));
      const stored = { ...without(view, ['firmTcv']), daysToCash: '12.34' };
      expect(completeMeasures(stored, { content, basis })).toEqual({ ...view, daysToCash: '12.34' });
    }),
    offersShown,
  );
});
