import { describe, expect, it } from '@jest/globals';
import type {
  Discount,
  NamedDiscount,
  NonStandard,
  QuoteContent,
  QuoteLine,
  ScheduledPayment,
} from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { type TermsFrame, termsOf } from '../../src/domain/terms.ts';
import { canonical, sha256 } from '../../src/store/chain.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const words = { details: 'As agreed' };
const off: Discount = { percent: '0.1' };
const further: NamedDiscount[] = [{ name: 'Volume', discount: { amount: '100' } }];
const payment: Required<ScheduledPayment> = { on: '2027-03-01', milestone: 'Go-live', percent: '1' };

/** Everything that an offer can say; what is new has to be said here, or this does not compile. */
const everything: Required<QuoteContent> & { lines: Required<QuoteLine>[]; nonStandard: Required<NonStandard> } = {
  ...quote([]),
  headerDiscount: off,
  furtherHeaderDiscounts: further,
  paymentSchedule: [payment],
  coTerm: { end: '2027-12-31', anniversary: '2027-01-01' },
  subscription: { id: 'S', change: 'adds' },
  package: 'Nordic',
  partnerMargin: '0.1',
  rebate: '0.02',
  freight: '450',
  nonStandard: {
    terminationForConvenience: { noticeDays: 30, afterMonths: 12, fee: '500' },
    unlimitedLiability: words,
    priceLock: { months: 12, ...words },
    futurePricing: words,
    autoRenewalOptOut: words,
    reconciliationOptOut: words,
    operationalDataOptOut: words,
    customerPaper: words,
    templateEdits: words,
    vendorForm: words,
    businessAssociate: words,
    offPartnerTerms: words,
    renewalTerm: { months: 24, ...words },
    futureProduct: words,
    acceptance: words,
    secondInstance: words,
    licenceType: { type: 'offline', ...words },
    waivedTrueUp: { seats: 5, ...words },
    oddRamp: words,
    customPaymentSchedule: words,
    customWork: { ...words, line: 'seat', costSheet: [{ what: 'Days', quantity: '3', unitCost: '600' }] },
    leadUser: { useCase: 'Rollout', sponsor: 'Their CFO' },
  },
  evidence: [{ for: 'written selection', attachment: 'A', name: 'mail.pdf', sha256: '00' }],
  lines: [
    {
      id: 'seat',
      product: 'SEAT',
      quantity: '10',
      discount: off,
      furtherDiscounts: further,
      start: '2027-02-01',
      termMonths: 6,
      ramp: [{ from: '2027-04-01', quantity: '20', unitPrice: '90' }],
      freeMonths: 1,
      freeMonthsAt: 'end',
      freeUnits: '1',
      uplift: '0.05',
      usage: { commitment: '10', minimum: '1000', overage: '0.02' },
      optional: true,
      alternative: 'plan',
      chosen: true,
      group: 'Licences',
      agreement: 'G',
    },
  ],
};

const frame: TermsFrame = {
  seller: { id: 'f', name: 'Fernhill', address: 'Berlin', country: 'DE' },
  customer: { id: 'n', name: 'Nordlys', address: 'Oslo', country: 'NO' },
  wayToClose: 'negotiated-contract',
  routeToMarket: 'direct',
};
const plain = quote([line('SEAT', '10')]);
const priced = price(plain, basisOf({ SEAT: product({ sku: 'SEAT', price: perUnit('100') }) }));
// The prices stay, so that only what is said can tell two offers apart.
const hashOf = (content: QuoteContent, parties = frame): string => sha256(canonical(termsOf(parties, content, priced)));

interface Changed {
  path: string;
  value: unknown;
}

/** The value with each single thing in it changed, and each that can be left out left out. */
function changesOf(value: unknown, path = ''): Changed[] {
  if (typeof value === 'string') return [{ path, value: `${value}~` }];
  if (typeof value === 'number') return [{ path, value: value + 1 }];
  if (typeof value === 'boolean') return [{ path, value: !value }];
  if (Array.isArray(value)) {
    return [
      { path: `${path}/-`, value: [] },
      ...value.flatMap((item, index) =>
        changesOf(item, `${path}/${index}`).map((changed) => ({ ...changed, value: value.with(index, changed.value) })),
      ),
    ];
  }
  return Object.entries(value as object).flatMap(([key, part]) => {
    const { [key]: _, ...without } = value as Record<string, unknown>;
    return [
      { path: `${path}/${key} left out`, value: without },
      ...changesOf(part, `${path}/${key}`).map((changed) => ({
        ...changed,
        value: { ...(value as object), [key]: changed.value },
      })),
    ];
  });
}

describe('the hash that approvals are bound to', () => {
  it('is another one when any single thing of the offer is changed or left out', () => {
    const same = hashOf(everything);
    const changes = changesOf(everything);
    expect(changes.length).toBeGreaterThan(150);
    const unnoticed = changes.filter(({ value }) => hashOf(value as QuoteContent) === same);
    expect(unnoticed.map(({ path }) => path)).toEqual([]);
  });

  it('is another one when a party, the way to close or the route to market is changed', () => {
    const same = hashOf(plain);
    const unnoticed = changesOf(frame).filter(({ value }) => hashOf(plain, value as TermsFrame) === same);
    expect(unnoticed.map(({ path }) => path)).toEqual([]);
  });

  it('does not depend on the order in which the offer was written', () => {
    const turned = Object.fromEntries(Object.entries(everything).toReversed()) as unknown as QuoteContent;
    expect(hashOf(turned)).toBe(hashOf(everything));
  });
});
