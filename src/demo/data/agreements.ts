import type { Currency } from '../../domain/offer.ts';

/** A price fixed in a contract with a customer; days count from today. */
export interface DemoAgreement {
  account: string;
  name: string;
  product: string;
  currency: Currency;
  unitPrice: string;
  upTo: string | null;
  from: number;
  to: number;
  contract: string;
}

export const agreements: DemoAgreement[] = [
  {
    account: 'halden',
    name: 'Halden frame prices',
    product: 'ANA-PRED',
    currency: 'EUR',
    unitPrice: '36.00',
    upTo: '400',
    from: -210,
    to: 885,
    contract: 'Master agreement with Halden Paper, annex 2',
  },
  {
    account: 'harborline',
    name: 'Harborline gateway price',
    product: 'GW-200',
    currency: 'USD',
    unitPrice: '1020.00',
    upTo: null,
    from: -120,
    to: 610,
    contract: 'Master agreement with Harborline, exhibit C',
  },
];
