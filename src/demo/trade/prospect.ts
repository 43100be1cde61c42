import type { DealKind } from '../../domain/deal.ts';
import type { DemoAccount } from '../data/accounts.ts';
import type { Talent } from '../data/trade/reps.ts';
import type { Solution } from '../data/trade/solutions.ts';

/** What one draw knows of a deal before its course is drawn. */
export interface Prospect {
  age: number;
  talent: Talent;
  account: DemoAccount;
  solution: Solution;
  kind: DealKind;
  /** In percent off the software; hardware gives less. */
  discount: number;
}
