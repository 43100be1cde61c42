import { costOf, unitCostOf } from '../measures/cost.ts';
import { compare, zero } from '../exact.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { deriveCostSheet } from './cost-sheet.ts';
import { type Derived, given, rounded, worked } from './derived.ts';
import { coinOf, type Grounds, number } from './grounds.ts';
import { timeOf } from './periods.ts';

/** What the line costs us, by its unit cost or its cost sheet. */
export function costOfLine(line: PricedLine, grounds: Grounds): Derived {
  const { basis, content } = grounds;
  const { customWork } = content.nonStandard;
  const known = costOf(line, basis, customWork, content.currency);
  if (known === null) return given('cost', null, 'money', { of: line.name });
  if (customWork?.line === line.id && customWork.costSheet?.length)
    return deriveCostSheet(customWork.costSheet, content.currency);
  const unit = unitCostOf(basis.products[line.product], basis) ?? zero;
  const parts = line.segments.map(({ quantity, period }) =>
    worked(
      'costOfSegment',
      'product',
      'money',
      [given('unitCost', unit, 'money'), number('quantity', quantity), timeOf(period)],
      { of: `${period.from} – ${period.to}` },
    ),
  );
  return rounded('cost', coinOf(grounds), worked('beforeRounding', 'sum', 'money', parts));
}

/** (net − cost) ÷ net; no number where the net is zero or less. */
export function overNet(net: Derived, cost: Derived, name = 'margin', left = 'marginAmount'): Derived {
  const isFree = net.value !== null && compare(net.value, zero) <= 0;
  const by = isFree ? given('nothingToShare', null, net.unit) : net;
  return worked(name, 'quotient', 'ratio', [worked(left, 'difference', net.unit, [net, cost]), by]);
}
