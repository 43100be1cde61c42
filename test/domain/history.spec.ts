import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compare, div, exact, sub } from '../../src/domain/exact.ts';
import { type PastDeal, pastInputs } from '../../src/domain/history.ts';
import { compilePolicy } from '../../src/domain/policy/compile.ts';
import { evaluate } from '../../src/domain/policy/evaluate.ts';
import { isBelowAnyFloor } from '../../src/domain/policy-value.ts';

const line = { line: '1', product: 'A', family: 'bikes', charge: 'one-time', quantity: '1' };
const deal = (lines: Partial<PastDeal['lines'][number]>[], more: Partial<PastDeal> = {}): PastDeal => ({
  currency: 'USD',
  policyRate: '1',
  facts: {
    kind: 'new',
    routeToMarket: 'resale',
    wayToClose: 'purchase-order',
    region: 'NA',
    country: 'US',
    segment: 'large',
    creditClass: 'A',
  },
  lines: lines.map((each, index) => ({
    ...line,
    line: String(index + 1),
    list: '100',
    amount: '100',
    cost: '50',
    ...each,
  })),
  ...more,
});

describe('what policy reads of a deal of the past', () => {
  it('is exact: 99,999.99 less to 79,996.00 is more than a fifth off', () => {
    const { discount } = pastInputs(deal([{ list: '99999.99', amount: '79996.00' }])).deal;
    expect(discount).toEqual(sub(exact('1'), div(exact('79996'), exact('99999.99'))));
    expect(compare(exact('0.2'), discount as never)).toBeLessThan(0);
  });

  it('has no margin where a cost is not known, and one below any floor where nothing was charged', () => {
    const unknown = pastInputs(deal([{}, { cost: null }]));
    expect(unknown.deal.margin).toBeUndefined();
    expect([unknown.deal.cost, unknown.deal.marginAmount]).toEqual([undefined, undefined]);
    expect(unknown.lines.map(({ margin }) => margin)).toEqual([exact('0.5'), undefined]);
    const free = pastInputs(deal([{}, { amount: '0', cost: null }]));
    expect(isBelowAnyFloor(free.deal.lowestLineMargin)).toBe(true);
  });

  it('has no amounts in the policy currency without a rate', () => {
    const { deal: inputs, lines } = pastInputs(deal([{}], { currency: 'EUR', policyRate: null }));
    const amounts = [inputs.tcv, inputs.list, inputs.net, inputs.cost, inputs.marginAmount, lines[0]?.net];
    expect(amounts.every((amount) => amount === undefined)).toBe(true);
  });

  it('has its amounts by the rate, and of a line its own list', () => {
    const { deal: inputs, lines } = pastInputs(deal([{ amount: '80' }, {}], { currency: 'EUR', policyRate: '1.25' }));
    const { list, discountAmount, net, cost, marginAmount } = inputs;
    expect([list, discountAmount, net, cost, marginAmount]).toEqual(
      ['250', '25', '225', '125', '100'].map((amount) => exact(amount)),
    );
    expect(lines.map((each) => each.list)).toEqual([exact('125'), exact('125')]);
  });

  it('leaves what was never recorded to the missing branch of each table', () => {
    const text = readFileSync(new URL('../../templates/policies/demo.policy.yaml', import.meta.url), 'utf8');
    const policy = compilePolicy(parse(text));
    if ('problems' in policy) throw new Error('the demo policy does not compile');
    const { findings, blocked } = evaluate(pastInputs(deal([{ amount: '60', cost: '55' }])), policy.ok);
    expect(blocked).toBe(true);
    const missing = findings.filter(({ kind }) => kind === 'missing').map(({ input }) => input);
    expect(missing).toEqual(expect.arrayContaining(['termMonths', 'netDays', 'billing', 'customTerms', 'riskBand']));
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['DL4', 'MF3']));
  });
});
