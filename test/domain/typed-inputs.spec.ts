import { describe, expect, it } from '@jest/globals';
import { exact } from '../../src/domain/exact.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { policyInputs } from '../../src/domain/measures/policy-inputs.ts';
import type { NonStandard, QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { lineInputTypes } from '../../src/domain/line-input-types.ts';
import { policyValueText } from '../../src/domain/policy-value.ts';
import { evaluate } from '../../src/domain/policy/evaluate.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';
import { firedRules, policyOf } from './policies.ts';

const basis = basisOf(
  {
    SEAT: product({ price: perUnit('100') }),
    SETUP: product({ charge: 'one-time', price: perUnit('500') }),
    CALLS: product({ charge: 'usage', pricePeriod: 'month', price: perUnit('0.02') }),
  },
  { currency: 'EUR', policyRate: '1.25' },
);
const offered = (lines: QuoteLine[], given: Partial<QuoteContent> = {}) =>
  quote(lines, { currency: 'EUR', termMonths: 36, ...given });
const readOf = (content: QuoteContent) =>
  policyInputs(measure(price(content, basis), content, basis), assessRisk(facts, content), facts, content);

describe('what rules read of a termination for convenience', () => {
  const exit = (terms?: NonStandard['terminationForConvenience']) =>
    readOf(offered([line('SEAT', '10')], { nonStandard: terms ? { terminationForConvenience: terms } : {} })).deal;

  it('is its fee in the policy currency, and after how many months notice can be given', () => {
    expect(exit({ noticeDays: 30, afterMonths: 12, fee: '1000' })).toMatchObject({
      noticeDays: exact('30'),
      noticeAfterMonths: exact('12'),
      terminationFee: exact('1250'),
    });
  });

  it('is zero where it is for nothing and at any time, and missing where there is none', () => {
    expect(exit({ noticeDays: 30 })).toMatchObject({ noticeAfterMonths: exact('0'), terminationFee: exact('0') });
    const { noticeAfterMonths, terminationFee } = exit();
    expect([noticeAfterMonths, terminationFee]).toEqual([undefined, undefined]);
  });
});

describe('what rules read of the terms of a line', () => {
  const names = ['uplift', 'freeUnits', 'commitment', 'minimum', 'overage'] as const;
  const told = (said: QuoteLine) => {
    const [inputs = {}] = readOf(offered([said])).lines;
    return names.map((name) => policyValueText(inputs[name], lineInputTypes[name].type));
  };

  it('is its yearly rise and the units that are not charged', () => {
    expect(told(line('SEAT', '10', { uplift: '0.05', freeUnits: '2' })).slice(0, 2)).toEqual(['0.05000000', '2']);
    expect(told(line('SEAT', '10')).slice(0, 2)).toEqual(['0.00000000', '0']);
  });

  it('is of what is charged once no rise, and of what is not usage no promise of use', () => {
    expect(told(line('SETUP', '1'))).toEqual(['unknown', '0', 'unknown', 'unknown', 'unknown']);
    expect(told(line('SEAT', '1')).slice(2)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('is of usage what is committed to, the least of a period and the price beyond, in the policy currency', () => {
    const usage = { commitment: '10000', minimum: '240', overage: '0.04' };
    expect(told(line('CALLS', '12000', { usage })).slice(2)).toEqual(['10000', '300.00', '0.05']);
    expect(told(line('CALLS', '12000')).slice(2)).toEqual(['0', '0.00', 'unknown']);
  });

  it('is of usage on a ramp the smallest commitment of any step', () => {
    const usage = { commitment: '10000' };
    const least = (ramp: QuoteLine['ramp'] & object) => told(line('CALLS', '12000', { usage, ramp }))[2];
    expect(least([{ from: '2028-01-01', quantity: '20000' }])).toBe('10000');
    expect(least([{ from: '2028-01-01', quantity: '8000' }])).toBe('8000');
    const fromStart = { from: '2027-01-01', quantity: '15000' };
    expect(least([fromStart, { from: '2028-01-01', quantity: '20000' }])).toBe('15000');
    expect(least([fromStart, { from: '2028-01-01', unitPrice: '0.01' }])).toBe('10000');
  });
});

describe('a policy', () => {
  const policy = policyOf({
    inputs: {
      customTerms: { type: 'set' },
      noticeAfterMonths: { type: 'integer', worse: 'lower' },
      terminationFee: { type: 'money', worse: 'lower' },
      net: { type: 'money' },
      cost: { type: 'money', worse: 'higher' },
      charge: { type: 'enum', values: ['recurring', 'one-time', 'usage'], on: 'line' },
      uplift: { type: 'percent', worse: 'lower', on: 'line' },
      commitment: { type: 'number', worse: 'lower', on: 'line' },
    },
    tables: [
      {
        name: 'exit',
        columns: ['customTerms', 'noticeAfterMonths', 'terminationFee'],
        otherwise: 'standard',
        outcomes: { legal: { require: { role: 'legal' } } },
        rows: [
          { id: 'EARLY', when: ['"terminationForConvenience"', '< 12', '-'], then: 'legal' },
          { id: 'CHEAP', when: ['"terminationForConvenience"', '-', '< 1000'], then: 'legal' },
        ],
      },
      {
        name: 'size',
        columns: ['net', 'cost'],
        otherwise: 'standard',
        outcomes: { finance: { require: { role: 'finance' } } },
        rows: [{ id: 'LARGE', when: ['> 3000', '>= 0'], then: 'finance' }],
      },
      {
        name: 'terms of lines',
        scope: 'each-line',
        columns: ['charge', 'uplift', 'commitment'],
        otherwise: 'standard',
        outcomes: { desk: { require: { role: 'desk' } } },
        rows: [
          { id: 'FLAT', when: ['"recurring"', '< 3%', '-'], then: 'desk' },
          { id: 'UNCOMMITTED', when: ['"usage"', '-', '< 1000'], then: 'desk' },
        ],
      },
    ],
  });
  const fired = (content: QuoteContent) => firedRules(evaluate(readOf(content), policy));

  it('writes rules with them that fire where they are broken, and leave alone what has no such term', () => {
    const kept = offered([line('SEAT', '4', { uplift: '0.03' }), line('SETUP', '1')]);
    expect(fired(kept)).toEqual([]);
    const broken = offered([line('SEAT', '10'), line('CALLS', '12000', { usage: { commitment: '10' } })], {
      nonStandard: { terminationForConvenience: { noticeDays: 30, afterMonths: 6, fee: '700' } },
    });
    expect(fired(broken)).toEqual(['EARLY', 'CHEAP', 'LARGE', 'FLAT', 'UNCOMMITTED']);
  });
});
