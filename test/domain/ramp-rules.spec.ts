import { expect, test } from '@jest/globals';
import { measure } from '../../src/domain/measures/measure.ts';
import type { QuoteLine } from '../../src/domain/offer.ts';
import type { RunningSubscription } from '../../src/domain/subscription.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const products = { seat: product({ price: perUnit('120') }), host: product({ price: perUnit('1000') }) };

function structureWith(lines: QuoteLine[], running?: RunningSubscription) {
  const basis = basisOf(products, { ...(running && { subscription: running }) });
  const content = quote(lines, {
    termMonths: 36,
    ...(running && { subscription: { id: running.id, change: 'replaces' as const } }),
  });
  return measure(price(content, basis), content, basis).structure;
}
/** From the second and the third year on. */
const yearly = (second: object, third: object = second) => ({
  ramp: [
    { from: '2028-01-01', ...second },
    { from: '2029-01-01', ...third },
  ],
});
const running = (ramped: boolean): RunningSubscription => ({
  id: 's',
  number: 'S-1',
  currency: 'USD',
  start: '2026-01-01',
  end: '2026-12-31',
  ramped,
  lines: [],
});

test('a ramp that grows year by year breaks no rule of ramps', () => {
  expect(structureWith([line('seat', '100', yearly({ quantity: '150' }, { quantity: '200' }))])).toMatchObject({
    ramped: true,
    rampOffYear: false,
    rampQuantityFalls: false,
    rampSubtotalFalls: false,
  });
});

test('a step in the middle of a year is told, and so is one that gives fewer seats', () => {
  const halfYear = { ramp: [{ from: '2027-07-01', quantity: '150' }] };
  expect(structureWith([line('seat', '100', halfYear)])).toMatchObject({ rampOffYear: true, rampQuantityFalls: false });
  expect(structureWith([line('seat', '100', yearly({ quantity: '90' }))])).toMatchObject({ rampQuantityFalls: true });
});

test('more seats for less money step down in what they come to', () => {
  const cheaper = yearly({ quantity: '110', unitPrice: '100' });
  // 100 × $120 a year, then 110 × $100.
  expect(structureWith([line('seat', '100', cheaper)])).toMatchObject({
    rampQuantityFalls: false,
    rampSubtotalFalls: true,
  });
});

test('what one line comes down by another may make up for: the segment counts as a whole', () => {
  const fewerHosts = line('host', '5', yearly({ quantity: '4' }));
  const moreSeats = line('seat', '100', yearly({ quantity: '120' }));
  // 5,000 + 12,000 a year, then 4,000 + 14,400.
  expect(structureWith([fewerHosts, moreSeats])).toMatchObject({ rampQuantityFalls: true, rampSubtotalFalls: false });
});

test('a line that has ended when another one steps is no part of what that step comes to', () => {
  const firstYear = { termMonths: 12, ramp: [{ from: '2027-07-01', quantity: '6' }] };
  const moreSeats = line('seat', '100', { ramp: [{ from: '2028-01-01', quantity: '120' }] });
  // 12,000 and 5,000 a year, then 12,000 and 6,000, then 14,400 alone.
  expect(structureWith([line('host', '5', firstYear), moreSeats])).toMatchObject({ rampSubtotalFalls: true });
  // Its end alone is no step.
  expect(structureWith([line('host', '5', firstYear), line('seat', '100')])).toMatchObject({
    rampSubtotalFalls: false,
  });
});

test('a ramp on a plain subscription, and none on a ramped one, are told', () => {
  const ramped = line('seat', '100', yearly({ quantity: '150' }));
  expect(structureWith([ramped], running(false))).toMatchObject({ rampsPlain: true, flattensRamp: false });
  expect(structureWith([line('seat', '100')], running(true))).toMatchObject({ rampsPlain: false, flattensRamp: true });
  expect(structureWith([ramped], running(true))).toMatchObject({ rampsPlain: false, flattensRamp: false });
});
