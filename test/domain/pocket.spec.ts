import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { schedule } from '../../src/domain/billing/schedule.ts';
import { pocketByLine, pocketOf } from '../../src/domain/measures/pocket.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

test('$100,000.00 paid 45 days after service starts costs $986.30 of credit at 8 % a year', () => {
  const basis = basisOf({ P: product({ price: perUnit('100000') }) }, { creditRate: '0.08' });
  const content = quote([line('P', '1')], { paymentTerms: 'net45', partnerMargin: '0.15' });
  const priced = price(content, basis);
  // 100,000 × 0.08 × 45 ÷ 365 = 986.3013…
  expect(pocketOf(priced, content, basis, schedule(priced, content))).toEqual({
    partnerMargin: 1_500_000n,
    rebate: 0n,
    freight: 0n,
    costOfCredit: 98_630n,
  });
});

test('what lines bear of partners, rebates, freight and credit sums to what the deal bears', () => {
  fc.assert(
    fc.property(anyOffer, ({ content, basis: offeredOn }) => {
      const basis = { ...offeredOn, creditRate: '0.0775' };
      const priced = price(content, basis);
      // Freight of an offer of nothing but options is borne by none.
      fc.pre(priced.lines.length > 0);
      const installments = schedule(priced, content);
      const pocket = pocketOf(priced, content, basis, installments);
      const lines = [...pocketByLine(priced, pocket, basis, installments).values()];
      const sum = (of: (one: (typeof lines)[number]) => bigint | null) =>
        lines.reduce((all, one) => all + (of(one) ?? 0n), 0n);
      expect({
        partnerMargin: sum((one) => one.partnerMargin),
        rebate: sum((one) => one.rebate),
        freight: sum((one) => one.freight),
        costOfCredit: sum((one) => one.costOfCredit),
      }).toEqual(pocket);
    }),
    offersShown,
  );
});
