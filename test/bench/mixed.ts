import type { PricedProduct } from '../../src/domain/catalogue.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { basisOf, perUnit, product, quote } from '../domain/offers.ts';

const tiers = [
  { upTo: '10', unitPrice: '120.50' },
  { upTo: '100', unitPrice: '99.95' },
  { upTo: null, unitPrice: '80' },
];
const once = { charge: 'one-time', family: 'services', unitCost: '310' } as const;

const products: Record<string, PricedProduct> = {
  seats: product({ price: perUnit('228'), unitCost: '41.30' }),
  agents: product({ price: perUnit('17.25'), pricePeriod: 'month', unitCost: '3.9' }),
  stepped: product({ price: { kind: 'graduated', tiers }, unitCost: '22' }),
  bulk: product({ price: { kind: 'volume', tiers }, pricePeriod: 'month', unitCost: '20' }),
  packs: product({ price: { kind: 'package', size: '25', unitPrice: '1900' }, unitCost: '14' }),
  platform: product({ price: { kind: 'flat', amount: '12000' }, unitCost: '2100' }),
  setup: product({ price: perUnit('950'), ...once }),
  suite: product({ price: perUnit('410'), unitCost: null, components: [{ product: 'seats', quantity: '1.5' }] }),
  calls: product({ price: { kind: 'graduated', tiers }, charge: 'usage', pricePeriod: 'month', unitCost: '12' }),
  support: product({ price: { kind: 'percentOf', percent: '0.18', of: 'net', products: ['platform'] }, unitCost: '0' }),
};

/** One line of every structure after the other, no two alike in quantity. */
const structures: ((index: number) => Omit<QuoteLine, 'id'>)[] = [
  (index) => ({ product: 'seats', quantity: `${index + 1}`, discount: { percent: '0.125' } }),
  (index) => ({ product: 'agents', quantity: `${index + 2}`, start: '2027-04-15', freeMonths: 2 }),
  (index) => ({ product: 'stepped', quantity: `${index + 3}`, uplift: '0.04' }),
  (index) => ({ product: 'bulk', quantity: `${index + 4}.5`, discount: { targetPrice: '79.90' } }),
  (index) => ({ product: 'packs', quantity: `${index + 5}`, freeUnits: '3', discount: { amount: '120.55' } }),
  (index) => ({
    product: 'seats',
    quantity: `${index + 6}`,
    ramp: [
      { from: '2028-01-01', quantity: `${index + 60}` },
      { from: '2029-01-01', quantity: `${index + 90}`, unitPrice: '199.90' },
    ],
  }),
  () => ({ product: 'platform', quantity: '1', termMonths: 24, furtherDiscounts: named('Volume', 'Reference') }),
  (index) => ({ product: 'setup', quantity: `${index + 1}`, discount: { percent: '0.2' } }),
  (index) => ({ product: 'suite', quantity: `${index + 7}`, group: 'Suite' }),
  (index) => ({ product: 'calls', quantity: `${index + 50}`, usage: { commitment: '40', minimum: '5000' } }),
];

const named = (...names: string[]) => names.map((name) => ({ name, discount: { percent: '0.05' } }));

/** A quote of so many lines of mixed structure, with a share of the platform lines last. */
export function mixedQuote(lines: number): { content: QuoteContent; basis: PricingBasis } {
  const mixed = Array.from({ length: lines - 1 }, (_, index): QuoteLine => {
    const structure = structures[index % structures.length] as (typeof structures)[number];
    return { id: `L${index}`, ...structure(index) };
  });
  const content = quote([...mixed, { id: 'support', product: 'support', quantity: '1' }], {
    termMonths: 36,
    billing: 'quarterly',
    headerDiscount: { percent: '0.07' },
    furtherHeaderDiscounts: [{ name: 'Signature this month', discount: { amount: '250' } }],
    partnerMargin: '0.1',
    nonStandard: { terminationForConvenience: { noticeDays: 90, afterMonths: 18, fee: '5000' } },
  });
  return { content, basis: basisOf(products, { creditRate: '0.08', policyRate: '1.0825' }) };
}
