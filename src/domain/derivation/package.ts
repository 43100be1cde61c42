import { type Exact, exact, mul } from '../exact.ts';
import type { MeasureName } from '../measures/definitions.ts';
import type { PackageMeasure } from '../measures/package.ts';
import { deriveMeasure } from './deal.ts';
import { type Derived, given, type Labels, worked } from './derived.ts';
import type { Grounds } from './grounds.ts';
import { overNet } from './cost.ts';
import { shareOff } from './line.ts';

/** Another quote that is judged with the one that is looked at, in its version that counts. */
export interface CountedQuote {
  id: string;
  version: number;
  number: string;
  grounds: Grounds;
}

/**
 * What the quotes of a package come to together, as rules judge it: amounts in the policy currency, each at the exchange
 * rate of its quote, summed; shares anew of those sums. How a quote comes to what it counts can be asked of that quote.
 */
export function derivePackage(measure: PackageMeasure, own: Grounds, others: readonly CountedQuote[]): Derived {
  const counted: Counted[] = [
    { labels: { of: 'this quote' }, grounds: own },
    ...others.map(({ id, version, number, grounds }) => ({ labels: { of: number, quote: { id, version } }, grounds })),
  ];
  const total = (name: MeasureName) => sumOf(name, counted);
  switch (measure) {
    case 'discount':
      return shareOff('discount', unrounded('net', counted), unrounded('list', counted));
    case 'effectiveDiscount':
      return shareOff('effectiveDiscount', total('net'), total('list'));
    case 'margin':
      return overNet(total('net'), total('cost'));
    case 'pocketMargin':
      return overNet(total('pocketPrice'), total('cost'), 'pocketMargin', 'pocketMarginAmount');
    default:
      return total(measure);
  }
}

interface Counted {
  labels: Labels;
  grounds: Grounds;
}

/** A measure of every quote, each of which can be asked by the policy currency. */
const sumOf = (name: MeasureName, counted: readonly Counted[]): Derived =>
  worked(
    name,
    'sum',
    'policyMoney',
    counted.map(({ labels, grounds }) =>
      given(name, inPolicyCurrency(deriveMeasure(name, grounds).value, grounds), 'policyMoney', {
        ...labels,
        called: grounds.basis.policyCurrency,
      }),
    ),
  );

const unroundedNames = { net: 'unroundedNet', list: 'unroundedList' } as const;

function unrounded(of: keyof typeof unroundedNames, counted: readonly Counted[]): Derived {
  const parts = counted.map(({ labels: { of: whose = '' }, grounds }) => {
    const value = inPolicyCurrency(grounds.priced.totals.unrounded[of], grounds);
    return given(unroundedNames[of], value, 'policyMoney', { of: whose });
  });
  return worked(unroundedNames[of], 'sum', 'policyMoney', parts);
}

const inPolicyCurrency = (value: Exact | null, { basis }: Grounds): Exact | null =>
  value && mul(value, exact(basis.policyRate));
