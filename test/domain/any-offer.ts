import fc from 'fast-check';
import { seeded } from './drawn/draw.ts';
import { type AnyOffer, drawOffer } from './drawn/offer.ts';

/** Sound offers of every structure. One that fails is known by its seed: making it smaller would take minutes. */
export const anyOffer: fc.Arbitrary<AnyOffer> = fc
  .noShrink(fc.nat())
  .map((seed) => ({ seed, ...drawOffer(seeded(seed)) }));

/** How many of them a property is shown; `npm run check` takes fewer. */
export const offersShown = { numRuns: process.env.QUICK_RUN === 'true' ? 30 : 100 };
