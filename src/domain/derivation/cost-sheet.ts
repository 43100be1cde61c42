import { exact, parseDecimal } from '../exact.ts';
import { minorToExact } from '../money.ts';
import type { CostSheetRow, Currency } from '../offer.ts';
import { type Derived, given, rounded, worked } from './derived.ts';

/** What one piece of work costs us; without a value where its cost is not shown. */
export const deriveCostRow = ({ what, quantity, unitCost }: CostSheetRow): Derived =>
  worked(
    'costRow',
    'product',
    'money',
    [given('quantity', exact(quantity), 'number'), given('unitCost', parseDecimal(unitCost) ?? null, 'money')],
    { of: what },
  );

/** What all of a cost sheet comes to, rounded once. */
export const deriveCostSheet = (rows: readonly CostSheetRow[], currency: Currency): Derived =>
  rounded('cost', minorToExact(1n, currency), worked('costSheet', 'sum', 'money', rows.map(deriveCostRow)));
