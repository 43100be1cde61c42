import { describe, expect, test } from '@jest/globals';
import { exact, ratio } from '../../src/domain/exact.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { policyInputs } from '../../src/domain/measures/policy-inputs.ts';
import type { DealFacts } from '../../src/domain/deal.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { monthsBegun } from '../../src/domain/pricing/term.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';

const basis = basisOf({
  seat: product({ price: perUnit('1200') }),
  monthly: product({ price: perUnit('100'), pricePeriod: 'month' }),
  setup: product({ price: perUnit('900'), charge: 'one-time' }),
});

function read(
  given: Partial<QuoteContent> = {},
  deal: Partial<DealFacts> = {},
  lines: QuoteLine[] = [line('seat', '1')],
) {
  const content = quote(lines, given);
  const all = { ...facts, ...deal };
  const measures = measure(price(content, basis), content, basis);
  return policyInputs(measures, assessRisk(all, content), all, content);
}

describe('policy reads of a deal', () => {
  test('its paper, the days to its close and what of the justification is written', () => {
    const { deal } = read(
      {},
      { paper: 'amendment', closing: { asOf: '2027-01-15', on: '2027-02-15' }, justified: ['competition'] },
    );
    expect(deal).toMatchObject({ paper: 'amendment', closeDays: exact(31), justified: new Set(['competition']) });
    expect(read().deal.closeDays).toBeUndefined();
  });

  test('no change of a subscription where it changes none', () => {
    expect(read().deal.subscriptionChange).toBe('none');
  });

  test.each<[string, QuoteContent['nonStandard'], number]>([
    ['a year unless something else is agreed', {}, 12],
    ['another time', { renewalTerm: { months: 24 } }, 24],
    ['nothing when opted out', { autoRenewalOptOut: { details: 'by order' } }, 0],
  ])('for how long it renews by itself: %s', (_, nonStandard, months) => {
    expect(read({ nonStandard }).deal.autoRenewMonths).toEqual(exact(months));
  });

  test.each([
    ['a year', '2026-12-31', exact(12), exact(1)],
    ['5 months and 26 of 30 days', '2026-06-26', ratio(88, 15), ratio(22, 45)],
    ['a day over two years', '2028-01-01', ratio(745, 31), ratio(745, 372)],
  ])('how long it runs, to the day: %s', (_, end, months, years) => {
    const coTerm = { end, anniversary: '2026-01-01' };
    const { deal } = read({ start: '2026-01-01', termMonths: monthsBegun('2026-01-01', end), coTerm });
    expect(deal.termMonths).toEqual(months);
    expect(deal.termYears).toEqual(years);
  });

  test('which elements say no details', () => {
    const nonStandard = {
      priceLock: { months: 12 },
      waivedTrueUp: { seats: 5, details: ' ' },
      licenceType: { type: 'offline' as const, details: 'No network on site' },
      terminationForConvenience: { noticeDays: 30 },
    };
    expect(read({ nonStandard }).deal.undetailedTerms).toEqual(new Set(['priceLock', 'waivedTrueUp']));
  });

  test('whether the first invoice is issued after the service starts', () => {
    expect(read().deal.firstBillingAfterStart).toBe(false);
    expect(read({ paymentTerms: 'prepaid' }).deal.firstBillingAfterStart).toBe(false);
    const scheduled = (on: string) =>
      read({ billing: 'custom', paymentSchedule: [{ on, percent: '1' }] }).deal.firstBillingAfterStart;
    expect([scheduled('2027-01-01'), scheduled('2027-01-02')]).toEqual([false, true]);
    const free = [line('seat', '1', { freeMonths: 3 })];
    expect(read({ billing: 'monthly' }, {}, free).deal.firstBillingAfterStart).toBe(true);
    const later = [line('seat', '1', { start: '2027-03-01' })];
    expect(read({ billing: 'monthly' }, {}, later).deal.firstBillingAfterStart).toBe(false);
  });

  test('of a line the time that its price is for', () => {
    const { lines } = read({}, {}, [line('seat', '1'), line('monthly', '1'), line('setup', '1')]);
    expect(lines.map(({ pricePeriod }) => pricePeriod)).toEqual(['year', 'month', 'once']);
  });
});
