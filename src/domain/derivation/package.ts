import { exact } from '../exact.ts';
import { type Derived, given, worked } from './derived.ts';

/** A quote of a package, and what it counts in the policy currency before it is rounded. */
export interface CountedQuote {
  number: string;
  exactTcv: string;
}

/**
 * What the quotes of a package come to together, in the policy currency, as rules judge it. The first is the one that is
 * looked at: how it comes to what it counts can be asked by the currency.
 */
export const derivePackageTcv = (own: CountedQuote, others: readonly CountedQuote[], policyCurrency: string): Derived =>
  worked('packageTcv', 'sum', 'policyMoney', [
    given('tcvPolicy', exact(own.exactTcv), 'policyMoney', { of: own.number, called: policyCurrency }),
    ...others.map(({ number, exactTcv }) => given('tcvPolicy', exact(exactTcv), 'policyMoney', { of: number })),
  ]);
