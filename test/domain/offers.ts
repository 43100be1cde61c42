import fc from 'fast-check';
import type {
  DealFacts,
  Discount,
  PricedProduct,
  PriceModel,
  PricingBasis,
  QuoteContent,
  QuoteLine,
} from '../../src/domain/offer.ts';

/** A product with the ordinary values of a subscription; say only what matters to the sentence. */
export const product = (given: Partial<PricedProduct> & { price: PriceModel }): PricedProduct => ({
  sku: 'P',
  name: 'Product',
  family: 'platform',
  charge: 'recurring',
  unit: 'seat',
  pricePeriod: given.charge === 'one-time' ? null : 'year',
  unitCost: '0',
  ...given,
});

export const perUnit = (unitPrice: string): PriceModel => ({ kind: 'perUnit', unitPrice });

export const basisOf = (products: Record<string, PricedProduct>, given: Partial<PricingBasis> = {}): PricingBasis => ({
  currency: 'USD',
  proration: 'daily',
  policyCurrency: 'USD',
  policyRate: '1',
  products,
  ...given,
});

export const line = (product: string, quantity: string, given: Partial<QuoteLine> = {}): QuoteLine => ({
  id: given.id ?? product,
  product,
  quantity,
  ...given,
});

export const quote = (lines: QuoteLine[], given: Partial<QuoteContent> = {}): QuoteContent => ({
  priceBook: 'us',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2027-01-31',
  nonStandard: {},
  lines,
  ...given,
});

export const facts: DealFacts = {
  kind: 'new',
  routeToMarket: 'direct',
  wayToClose: 'negotiated-contract',
  region: 'EMEA',
  country: 'DE',
  segment: 'enterprise',
  creditClass: 'A',
  newCustomer: false,
  paper: 'new-order',
  justified: [],
  closeDays: null,
};

const decimals = (maximum: number, places: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: maximum * 10 ** places }).map((units) => {
    const digits = String(units).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });

const tiers = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 200 }),
    fc.tuple(decimals(100, 4), decimals(80, 2), decimals(60, 4)),
  )
  .map(([first, more, [a, b, c]]) => [
    { upTo: String(first), unitPrice: a },
    { upTo: String(first + more), unitPrice: b },
    { upTo: null, unitPrice: c },
  ]);

const priceModel: fc.Arbitrary<PriceModel> = fc.oneof(
  decimals(10_000, 2).map((amount): PriceModel => ({ kind: 'flat', amount })),
  decimals(1_000, 4).map((unitPrice): PriceModel => ({ kind: 'perUnit', unitPrice })),
  tiers.map((tiers): PriceModel => ({ kind: 'graduated', tiers })),
  tiers.map((tiers): PriceModel => ({ kind: 'volume', tiers })),
);

const anyProduct: fc.Arbitrary<PricedProduct> = fc
  .record({
    charge: fc.constantFrom('one-time' as const, 'recurring' as const, 'recurring' as const),
    pricePeriod: fc.constantFrom('month' as const, 'year' as const),
    price: priceModel,
    unitCost: fc.option(decimals(50, 3), { nil: null }),
  })
  .map((given) => product({ ...given, pricePeriod: given.charge === 'one-time' ? null : given.pricePeriod }));

const percent = fc.integer({ min: 0, max: 10_000 }).map((points): Discount => ({ percent: pointsText(points) }));
const pointsText = (points: number): string => (points === 10_000 ? '1' : `0.${String(points).padStart(4, '0')}`);
const target = decimals(500, 2).map((targetPrice): Discount => ({ targetPrice }));

const days = (first: string, count: number): string =>
  new Date(Date.parse(`${first}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** A line of product `index` whose stretch surely fits into a term of `termMonths` from `start`. */
const anyLine = (index: number, start: string, termMonths: number): fc.Arbitrary<QuoteLine> =>
  fc
    .record({
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 500 }).map(String),
        fc.integer({ min: 1, max: 9_999 }).map((n) => `${n}.25`),
      ),
      discount: fc.option(fc.oneof(percent, target), { nil: undefined }),
      stretch: fc.oneof(
        fc.constant({}),
        fc.integer({ min: 0, max: termMonths * 28 - 1 }).map((after) => ({ start: days(start, after) })),
        fc.integer({ min: 1, max: termMonths }).map((termMonths) => ({ termMonths })),
      ),
    })
    .map(({ stretch, ...given }) => ({ id: `L${index}`, product: `P${index}`, ...given, ...stretch }));

export interface AnyOffer {
  content: QuoteContent;
  basis: PricingBasis;
}

/** Sound offers of every structure: price models, charges, prorations, discounts, stretches, billing. */
export const anyOffer: fc.Arbitrary<AnyOffer> = fc
  .record({
    start: fc.integer({ min: 0, max: 1_500 }).map((after) => days('2026-01-01', after)),
    termMonths: fc.integer({ min: 1, max: 60 }),
    billing: fc.constantFrom('annual' as const, 'quarterly' as const, 'monthly' as const, 'upfront' as const),
    paymentTerms: fc.constantFrom('prepaid' as const, 'net30' as const, 'net90' as const),
    headerDiscount: fc.option(
      fc.oneof(
        percent,
        decimals(5_000, 2).map((targetPrice): Discount => ({ targetPrice })),
      ),
      {
        nil: undefined,
      },
    ),
    proration: fc.constantFrom('daily' as const, 'months-and-days' as const),
    products: fc.array(anyProduct, { minLength: 1, maxLength: 6 }),
  })
  .chain(({ proration, products, ...head }) =>
    fc.tuple(...products.map((_, index) => anyLine(index, head.start, head.termMonths))).map((lines) => ({
      content: quote(lines, { ...head, validUntil: head.start }),
      basis: basisOf(Object.fromEntries(products.map((product, index) => [`P${index}`, product])), { proration }),
    })),
  );
