import { exact } from '../exact.ts';
import type { Decimal, PlainDate } from '../offer.ts';
import { type Derived, given, worked } from './derived.ts';

/** What these invoices come to together; each can be asked by its number. */
export const deriveBilledUntil = (invoices: readonly { number: number; on: PlainDate; amount: Decimal }[]): Derived =>
  worked(
    'billedUntil',
    'sum',
    'money',
    invoices.map(({ number, on, amount }) =>
      given('invoice', exact(amount), 'money', { of: on, called: String(number) }),
    ),
  );
