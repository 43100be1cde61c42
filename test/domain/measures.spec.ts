import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { abs, compare, div, equals, exact, mul, ratio, sub } from '../../src/domain/exact.ts';
import { measureDefinitions } from '../../src/domain/measures/definitions.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { policyInputs } from '../../src/domain/measures/policy-inputs.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import { minorToExact } from '../../src/domain/money.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { lineInputTypes } from '../../src/domain/line-input-types.ts';
import { inputTypes, isBelowAnyFloor, policyValueText } from '../../src/domain/policy-value.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { roundingOf } from '../../src/domain/pricing/rounding.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';

const measured = (content: QuoteContent, basis: PricingBasis) => measure(price(content, basis), content, basis);
const viewed = (content: QuoteContent, basis: PricingBasis) => viewMeasures(measured(content, basis));
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('the measures of a deal', () => {
  const products = {
    platform: product({ price: perUnit('7000'), pricePeriod: 'month', unitCost: '1400' }),
    setup: product({ price: perUnit('48000'), charge: 'one-time', unitCost: '30000' }),
  };

  test('MRR at entry leaves out what starts later', () => {
    const content = quote([line('platform', '1'), line('platform', '1', { id: 'later', start: '2027-07-01' })]);
    expect(viewed(content, basisOf(products))).toMatchObject({ mrr: usd('7000.00'), acv: usd('126000.00') });
  });

  test('list 99,999.99 and net 79,996.00 are an effective discount of exactly 20.00399… %', () => {
    const basis = basisOf({ P: product({ price: perUnit('99999.99') }) });
    const content = quote([line('P', '1')], { headerDiscount: { targetPrice: '79996.00' } });
    const { effectiveDiscount } = measured(content, basis);
    expect(effectiveDiscount && equals(effectiveDiscount, ratio(2_000_399, 9_999_999))).toBe(true);
    expect(viewed(content, basis).effectiveDiscount).toBe('0.20003992');
    expect(policyValueText(effectiveDiscount ?? undefined, 'percent', exact('0.20'))).toBe('0.20003992');
  });

  test('20 % off a list of 99,999.99 is 20 % to policy, whatever the cents', () => {
    const basis = basisOf({ P: product({ price: perUnit('99999.99') }) });
    for (const content of [
      quote([line('P', '1', { discount: { percent: '0.2' } })]),
      quote([line('P', '1', { start: '2027-02-03' })], { headerDiscount: { percent: '0.2' } }),
    ]) {
      const { discount, lines } = measured(content, basis);
      expect(discount && equals(discount, exact('0.2'))).toBe(true);
      expect(lines[0]?.discount && equals(lines[0].discount, exact('0.2'))).toBe(true);
    }
    expect(viewed(quote([line('P', '1', { discount: { percent: '0.2' } })]), basis)).toMatchObject({
      net: usd('79999.99'),
      discount: '0.20000000',
      effectiveDiscount: '0.20000002',
    });
  });

  test('header discounts in money are exact as well', () => {
    const basis = basisOf({ P: product({ price: perUnit('99999.99') }) });
    const { discount } = measured(quote([line('P', '1')], { headerDiscount: { amount: '20003.99' } }), basis);
    expect(discount && equals(discount, ratio(2_000_399, 9_999_999))).toBe(true);
  });

  test('margin is taken over the whole term, the lowest line beside it', () => {
    const content = quote([line('platform', '1'), line('setup', '1')], { termMonths: 36 });
    // cost 36 × 1,400 + 30,000 = 80,400
    expect(viewed(content, basisOf(products))).toMatchObject({
      cost: usd('80400.00'),
      marginAmount: usd('219600.00'),
      margin: '0.73200000',
      lowestLineMargin: '0.37500000',
    });
  });

  test('days to cash weigh due dates by amount', () => {
    const content = quote([line('platform', '1')], { termMonths: 24 });
    // half due on day 30, half on day 365 + 30
    expect(viewed(content, basisOf(products)).daysToCash).toBe('212.50');
    const prepaid = { ...content, termMonths: 12, paymentTerms: 'prepaid' as const };
    expect(viewed(prepaid, basisOf(products)).daysToCash).toBe('-1.00');
  });

  test('the waterfall leads from list over each discount to margin', () => {
    const content = quote([line('platform', '1', { discount: { percent: '0.1' } })], {
      headerDiscount: { amount: '600' },
    });
    expect(viewed(content, basisOf(products)).waterfall.map(({ name, amount }) => [name, amount?.amount])).toEqual([
      ['list', '84000.00'],
      ['lineDiscount', '-8400.00'],
      ['headerDiscount', '-600.00'],
      ['net', '75000.00'],
      ['cost', '-16800.00'],
      ['margin', '58200.00'],
    ]);
  });
});

describe('what has no number', () => {
  const products = {
    sold: product({ price: perUnit('100'), unitCost: '40' }),
    unknown: product({ price: perUnit('100'), unitCost: null }),
    gift: product({ price: perUnit('0'), unitCost: '5' }),
  };
  const basis = basisOf(products);

  test('a line without known cost makes margin unknown, and missing for policy', () => {
    const content = quote([line('sold', '1'), line('unknown', '1')]);
    expect(viewed(content, basis)).toMatchObject({
      cost: null,
      marginAmount: null,
      margin: 'unknown',
      lowestLineMargin: 'unknown',
    });
    const { deal, lines } = policyInputs(measured(content, basis), assessRisk(facts, content), facts, content);
    expect([deal.margin, deal.lowestLineMargin, lines[1]?.margin]).toEqual([undefined, undefined, undefined]);
  });

  test('a line given away is free: below any floor, also beside an unknown one', () => {
    const content = quote([line('sold', '1', { discount: { percent: '1' } }), line('unknown', '1')]);
    expect(viewed(content, basis)).toMatchObject({
      lowestLineMargin: 'free',
      lines: [{ margin: 'free' }, { margin: 'unknown' }],
    });
    const { deal } = policyInputs(measured(content, basis), assessRisk(facts, content), facts, content);
    expect(isBelowAnyFloor(deal.lowestLineMargin)).toBe(true);
    expect(compare(deal.lowestLineMargin as never, exact('-1000000'))).toBeLessThan(0);
    expect(policyValueText(deal.lowestLineMargin, 'percent', exact('0.25'))).toBe('free');
  });

  test('list zero has no discount', () => {
    const view = viewed(quote([line('gift', '3')]), basis);
    expect(view).toMatchObject({
      discount: null,
      effectiveDiscount: null,
      marginAmount: usd('-15.00'),
      daysToCash: null,
    });
  });

  test('an empty quote has numbers of zero and no ratios', () => {
    expect(viewed(quote([]), basis)).toMatchObject({
      tcv: usd('0.00'),
      discount: null,
      margin: 'unknown',
      lowestLineMargin: 'unknown',
    });
  });
});

describe('what policy reads', () => {
  const basis = basisOf(
    { P: product({ price: perUnit('1000'), unitCost: '250', family: 'platform' }) },
    { currency: 'EUR', policyRate: '1.0825' },
  );
  const content = quote([line('P', '10', { discount: { percent: '0.2' } })], {
    currency: 'EUR',
    termMonths: 18,
    nonStandard: { priceLock: { months: 24 } },
  });
  const inputs = policyInputs(measured(content, basis), assessRisk(facts, content), facts, content);

  test('is exactly what the tables of inputs name', () => {
    expect(Object.keys(inputs.deal).sort()).toEqual(Object.keys(inputTypes).sort());
    for (const values of inputs.lines) expect(Object.keys(values).sort()).toEqual(Object.keys(lineInputTypes).sort());
  });

  test('is money in the policy currency, unrounded', () => {
    const { net } = price(content, basis).totals;
    expect(equals(inputs.deal.tcv as never, mul(ratio(net, 100), exact('1.0825')))).toBe(true);
    expect(equals(inputs.lines[0]?.net as never, inputs.deal.tcv as never)).toBe(true);
    expect(viewMeasures(measured(content, basis)).tcvPolicy.currency).toBe('USD');
  });

  test('is every amount between list and pocket price, and none of a cost that is not known', () => {
    const offer = quote([line('P', '10', { discount: { percent: '0.2' } })], {
      currency: 'EUR',
      headerDiscount: { percent: '0.1' },
      freight: '100',
    });
    const readOf = (unitCost: string | null) => {
      const on = basisOf({ P: product({ price: perUnit('1000'), unitCost }) }, { currency: 'EUR', policyRate: '1.25' });
      const { deal } = policyInputs(measured(offer, on), assessRisk(facts, offer), facts, offer);
      const told = (name: keyof typeof inputTypes) => policyValueText(deal[name], inputTypes[name].type);
      return {
        off: (['list', 'lineDiscount', 'headerDiscount', 'discountAmount', 'net'] as const).map(told),
        left: (['freight', 'pocketPrice', 'cost', 'marginAmount'] as const).map(told),
      };
    };
    expect(readOf('250')).toEqual({
      off: ['12500.00', '2500.00', '1000.00', '3500.00', '9000.00'],
      left: ['125.00', '8875.00', '3125.00', '5875.00'],
    });
    expect(readOf(null).left).toEqual(['125.00', '8875.00', 'unknown', 'unknown']);
  });

  test('is the terms and facts as they are', () => {
    expect(inputs.deal).toMatchObject({
      motion: 'direct',
      prepaid: false,
      billing: 'annual',
      currency: 'EUR',
      region: 'EMEA',
    });
    expect([...(inputs.deal.customTerms as Set<string>)]).toEqual(['priceLock']);
    expect(policyValueText(inputs.deal.termYears, 'number')).toBe('1.5');
    expect(policyValueText(inputs.deal.netDays, 'integer')).toBe('30');
    expect(policyValueText(inputs.deal.discount, 'percent')).toBe('0.20000000');
  });
});

test('whatever is offered, parts of the measures agree with the whole', () => {
  fc.assert(
    fc.property(anyOffer, ({ content, basis }) => {
      const measures = measured(content, basis);
      expect(measures.recurring + measures.oneTime + measures.usageCommitment).toBe(measures.net);
      expect(measures.list - measures.discountAmount).toBe(measures.tcv);
      expect(measures.firstYear <= measures.tcv).toBe(true);
      if (content.termMonths <= 12 && !content.coTerm) expect(measures.firstYear).toBe(measures.tcv);
      if (measures.cost !== null)
        expect(measures.lines.reduce((sum, { cost }) => sum + (cost ?? 0n), 0n)).toBe(measures.cost);
      // Every stretch rounds list and net, and so does every discount on the total: that is all that money may differ by.
      const { totals, lines, headerSteps } = price(content, basis);
      const { list, net } = totals.unrounded;
      const off = abs(sub(sub(list, net), minorToExact(measures.discountAmount, content.currency)));
      const rounded = 2 * lines.flatMap(({ segments }) => segments).length + headerSteps.length;
      const most = div(minorToExact(BigInt(rounded) * roundingOf(basis).step, content.currency), exact(2));
      expect(compare(off, most)).toBeLessThanOrEqual(0);
      const view = viewMeasures(measures);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }),
    offersShown,
  );
});

test('every measure shown has its definition', () => {
  const view = viewed(quote([]), basisOf({}));
  const shown = Object.keys(view).filter((name) => !['currency', 'waterfall', 'lines'].includes(name));
  expect(Object.keys(measureDefinitions).sort()).toEqual(shown.sort());
});
