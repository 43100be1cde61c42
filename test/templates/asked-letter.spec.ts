import { describe, expect, it } from '@jest/globals';
import { askedFacts } from '../../src/documents/view-models/asked-figures.ts';
import { changeView } from '../../src/documents/view-models/change.ts';
import { departures } from '../../src/documents/view-models/terms.ts';
import { everything, type Sight } from '../../src/domain/confidentiality.ts';
import { changeTable } from '../../src/domain/measures/change-table.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { offeredOptions } from '../../src/domain/measures/offered-options.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import type { Finding } from '../../src/domain/policy/evaluation.ts';
import { basisOf, line, perUnit, product, quote, runningYear } from '../domain/offers.ts';

const running = runningYear([
  { product: 'SEAT', name: 'Seat', quantity: '100', unitPrice: '120', pricePeriod: 'year', discount: '0.2' },
  { product: 'CARE', name: 'Care', quantity: '1', unitPrice: '50', pricePeriod: 'month', discount: null },
]);
const sold = (sku: string, unitPrice: string, more: object) =>
  product({ sku, name: sku, price: perUnit(unitPrice), unitCost: '10', ...more });
const basis = basisOf(
  {
    SEAT: sold('SEAT', '1000', { name: 'Seat', pricePeriod: 'year' }),
    CALL: sold('CALL', '0.05', { charge: 'usage', pricePeriod: 'month', unitCost: '0.01' }),
    PLUS: sold('PLUS', '30', { pricePeriod: 'year' }),
    SETUP: sold('SETUP', '48000', { charge: 'one-time' }),
  },
  { subscription: running },
);
const viewed = (content: QuoteContent) => viewMeasures(measure(price(content, basis), content, basis));
const ramped = quote(
  [
    line('SEAT', '100', {
      ramp: [
        { from: '2027-01-01', quantity: '150' },
        { from: '2028-01-01', quantity: '200' },
      ],
    }),
    line('CALL', '12000', { usage: { commitment: '10000' } }),
    line('SETUP', '1'),
  ],
  { start: '2026-01-01', termMonths: 36 },
);
const finding = (more: Partial<Finding>): Finding => ({
  rule: 'DL2',
  table: 'Discounts',
  row: '1',
  outcome: 'vp',
  kind: 'require',
  blocks: false,
  because: 'Over 20 % the VP decides',
  input: 'discount',
  actual: '0.3',
  limit: '> 20%',
  reads: [{ input: 'discount', actual: '0.3', limit: '> 20%' }],
  ...more,
});
const asked = (findings: Finding[] = [], sight: Sight = everything) =>
  Object.fromEntries(
    askedFacts(
      { measures: viewed(ramped), structure: ['Seat ramped'], departures: [], options: [], findings },
      sight,
    ).map(({ label, value }) => [label, value]),
  );

describe('who is asked to decide reads in the letter', () => {
  it('the figures that the card begins with, those of ramps and commitments too', () => {
    expect(asked()).toEqual({
      'Total contract value': '$516,000.00',
      Discount: '0%',
      ARR: '$100,000.00',
      'ARR at the end': '$200,000.00',
      'First year': '$154,000.00',
      'Committed usage': '$18,000.00',
      'One-time': '$48,000.00',
      'How it is built': 'Seat ramped',
      // 1 − (450 × 10 + 360,000 × 0.01 + 10) ÷ 516,000
      Margin: '98.43%',
    });
  });

  it('of the margin what they may see: its band, or nothing', () => {
    expect(asked([], { cost: 'hidden', margin: 'band' })).toMatchObject({ Margin: '90–100 %' });
    expect(asked([], { cost: 'hidden', margin: 'hidden' })).not.toHaveProperty('Margin');
  });

  it('what is not standard, and what stays when the customer leaves as early as it may', () => {
    const content = quote([line('SEAT', '10')], {
      nonStandard: {
        terminationForConvenience: { noticeDays: 30, fee: '2500' },
        unlimitedLiability: { details: 'Wilful damage' },
      },
    });
    const titles = departures(content.nonStandard, 'USD').map(({ title }) => title);
    const structure = ['ends with the running subscription on 2027-05-18'];
    const measures = viewed(content);
    const facts = askedFacts({ measures, structure, departures: titles, options: [], findings: [] }, everything);
    expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toMatchObject({
      // 10 × 1,000 × 30 of the 31 days of the first of twelve months, and the fee: 10,000 × 30 ÷ 372 + 2,500.
      'Firm, if the customer leaves as early as it may': '$3,306.45',
      'How it is built': 'ends with the running subscription on 18 May 2027',
      'Not standard': 'Termination for convenience; Liability without a cap',
    });
  });

  it('what the customer may choose, at what is charged then', () => {
    const optional = (discount: string) =>
      quote([line('SEAT', '10'), line('SETUP', '1', { optional: true, discount: { percent: discount } })]);
    const told = (content: QuoteContent) => {
      const options = offeredOptions(price(content, basis));
      const facts = askedFacts(
        { measures: viewed(content), structure: [], departures: [], options, findings: [] },
        everything,
      );
      return facts.find(({ label }) => label === 'The customer may choose')?.value;
    };
    expect(told(optional('0.25'))).toBe('SETUP: 25% off, adds $36,000.00 to the total');
    // 1 − 9000 ÷ (10,000 + 48,000) of list on every line: the agreed total stays.
    expect(told({ ...optional('0'), headerDiscount: { targetPrice: '9000' } })).toBe(
      'SETUP: 84.48% off, adds nothing to the total: $7,448.28 for itself, $7,448.28 less for the other lines, because the agreed total stays',
    );
    const many = ['a', 'b', 'c', 'd'].map((id) => line('SETUP', '1', { id, optional: true }));
    expect(told(quote([line('SEAT', '10'), ...many]))).toMatch(/^SETUP: 0% off[^;]*; SETUP: 0% off[^;]*; 2 more$/);
    expect(told(quote([line('SEAT', '10')]))).toBeUndefined();
  });

  it('what a choice of the customer or the package asks for, once each', () => {
    const choice = finding({ raisedBy: 'choice' });
    const findings = [finding({}), choice, { ...choice, outcome: 'cfo' }, finding({ raisedBy: 'package' })];
    expect(asked(findings)).toMatchObject({
      'If the customer chooses an option': 'Over 20 % the VP decides',
      'The whole package': 'Over 20 % the VP decides',
    });
  });

  it('of a rule about what they may not see no words that would tell it', () => {
    const about = finding({
      raisedBy: 'choice',
      because: 'A margin under 25 % is for the CFO',
      input: 'margin',
      reads: [{ input: 'margin', actual: '0.2', limit: '< 25%' }],
    });
    expect(asked([about], { cost: 'hidden', margin: 'hidden' })).toMatchObject({
      'If the customer chooses an option': 'Outside guidance',
    });
  });
});

it('a renewal is told row by row: now, proposed, and the difference, or what is new and what ends', () => {
  const content = quote([line('SEAT', '150', { discount: { targetPrice: '114' } }), line('PLUS', '2')], {
    start: '2027-01-01',
    subscription: { id: 'running', change: 'replaces' },
  });
  const table = changeTable(price(content, basis), content, running);
  expect(table && changeView(table)).toEqual({
    heading: 'Takes the place of S-1001',
    rows: [
      { label: 'ARR', now: '$12,600.00', proposed: '$17,160.00', difference: '$4,560.00' },
      { label: 'MRR', now: '$1,050.00', proposed: '$1,430.00', difference: '$380.00' },
      { label: 'Ends', now: '31 December 2026', proposed: '31 December 2027', difference: '365 days later' },
      { label: 'Discount', now: 'not known', proposed: '88.56%', difference: 'not known' },
      { label: 'Seat: units', now: '100', proposed: '150', difference: '50' },
      { label: 'Seat: a unit a year', now: '$120.00', proposed: '$114.00', difference: '-$6.00' },
      { label: 'Seat: ARR', now: '$12,000.00', proposed: '$17,100.00', difference: '$5,100.00' },
      { label: 'Care: units', now: '1', proposed: 'none', difference: '-1' },
      { label: 'Care: a unit a year', now: '$600.00', proposed: 'none', difference: 'ends' },
      { label: 'Care: ARR', now: '$600.00', proposed: 'none', difference: '-$600.00' },
      { label: 'PLUS: units', now: 'none', proposed: '2', difference: '2' },
      { label: 'PLUS: a unit a year', now: 'none', proposed: '$30.00', difference: 'new' },
      { label: 'PLUS: ARR', now: 'none', proposed: '$60.00', difference: '$60.00' },
    ],
  });
});
