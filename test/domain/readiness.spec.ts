import { describe, expect, it } from '@jest/globals';
import { measure } from '../../src/domain/measures/measure.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { RunningSubscription } from '../../src/domain/subscription.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { lackingOf } from '../../src/domain/readiness.ts';
import { basisOf, line, perUnit, product, quote, runningYear } from './offers.ts';

const running = runningYear([], { id: '018f0000-0000-7000-8000-000000000001', ramped: true });
const ramp = [{ from: '2027-07-01', quantity: '20' }];

function lacking(given: Partial<QuoteContent>, evidence: string[] = [], subscription?: RunningSubscription) {
  const basis = basisOf({ P: product({ price: perUnit('100') }) }, subscription && { subscription });
  const content = quote([line('P', '10')], { termMonths: 24, ...given });
  const { structure } = measure(price(content, basis), content, basis);
  return lackingOf(content, basis, structure, { evidence }).map(({ pointer }) => pointer);
}

describe('before it can be submitted', () => {
  it('an ordinary offer lacks nothing', () => {
    expect(lacking({})).toEqual([]);
  });

  it('a payment schedule of its own is worded as it was agreed', () => {
    const own = { billing: 'custom' as const, paymentSchedule: [{ on: '2027-01-01', percent: '1' }] };
    expect(lacking(own)).toEqual(['/nonStandard/customPaymentSchedule']);
    expect(lacking({ ...own, nonStandard: { customPaymentSchedule: { details: 'Grant' } } })).toEqual([]);
  });

  it('a ramp that steps between anniversaries is worded as it was agreed, and one on anniversaries is not', () => {
    const lines = [line('P', '10', { ramp })];
    expect(lacking({ lines })).toEqual(['/nonStandard/oddRamp']);
    expect(lacking({ lines, nonStandard: { oddRamp: { details: 'Season' } } })).toEqual([]);
    expect(lacking({ lines: [line('P', '10', { ramp: [{ from: '2028-01-01', quantity: '20' }] })] })).toEqual([]);
  });

  it('a change of a ramp that is running says nothing new of its steps', () => {
    const changes = { lines: [line('P', '10', { ramp })], subscription: { id: running.id, change: 'adds' as const } };
    expect(lacking(changes, [], running)).toEqual([]);
    expect(lacking(changes, [], { ...running, ramped: false })).toEqual(['/nonStandard/oddRamp']);
  });

  it('a cost sheet says which line charges its work', () => {
    const costSheet = [{ what: 'Days', quantity: '3', unitCost: '600' }];
    const sheet = (line?: string) => ({
      nonStandard: { customWork: { details: 'Connector', costSheet, ...(line !== undefined && { line }) } },
    });
    expect([lacking(sheet()), lacking(sheet('P'))]).toEqual([['/nonStandard/customWork/line'], []]);
  });

  it('each evidence that a rule asks for is brought', () => {
    const brought = { for: 'letter', attachment: running.id, name: 'letter.pdf', sha256: '0'.repeat(64) };
    expect(lacking({}, ['letter', 'sheet'])).toEqual(['#evidence/letter', '#evidence/sheet']);
    expect(lacking({ evidence: [brought] }, ['letter', 'sheet'])).toEqual(['#evidence/sheet']);
  });
});
