import type { Currency } from '../../domain/offer.ts';

/** What a customer has already; days count from today. */
export interface DemoSubscription {
  account: string;
  externalId: string;
  currency: Currency;
  start: number;
  years: number;
  waivedUnits?: number;
  lines: [product: string, quantity: string, unitPrice: string, pricePeriod: 'month' | 'year', discount: string][];
}

const aYear = { currency: 'USD', years: 1 } as const;
const halden = { account: 'halden', currency: 'EUR' } as const;

/** One that ends soon, one in its middle, one with a waiver at the yearly count, one that has ended. */
export const subscriptions: DemoSubscription[] = [
  {
    ...aYear,
    account: 'harborline',
    externalId: 'SUB-20117',
    start: -320,
    lines: [
      ['PLT-PLUS', '12', '8160.00', 'year', '0.15'],
      ['PLT-HIST', '12', '1020.00', 'year', '0.15'],
    ],
  },
  {
    ...aYear,
    account: 'bluehill',
    externalId: 'SUB-20164',
    start: -188,
    waivedUnits: 2,
    lines: [
      ['PLT-CORE', '25', '4320.00', 'year', '0.1'],
      ['CON-LTE', '40', '19.00', 'month', '0'],
    ],
  },
  {
    ...halden,
    externalId: 'SUB-19840',
    start: -610,
    years: 3,
    lines: [
      ['PLT-ENT', '9', '14382.00', 'year', '0.15'],
      ['PLT-GROUP', '1', '22560.00', 'year', '0'],
    ],
  },
  { ...halden, externalId: 'SUB-18211', start: -480, years: 1, lines: [['PLT-SBX', '1', '5640.00', 'year', '0']] },
];

/** What is being added to one of them now, until it ends; quantities by its lines. */
export const demoExpansion = { externalId: 'SUB-20164', owner: 'raj.rep', quantities: ['0', '10'] };
