import {
  compare,
  decimalText,
  distinguishing,
  type Exact,
  exact,
  isExact,
  negate,
  plainText,
  ratioPlaces,
} from './exact.ts';
import {
  billingFrequencies,
  creditClasses,
  currencies,
  dealKinds,
  paymentTerms,
  routesToMarket,
  waysToClose,
} from './offer.ts';

/**
 * What a policy may read: an exact number (percent as a ratio, money in the policy currency), a boolean, an enumerated
 * word or ISO date, or a set of words. `undefined` is *missing*: a third value that rules answer for, never a guess.
 */
export type PolicyValue = Exact | boolean | string | ReadonlySet<string> | undefined;

/** The inputs of one evaluation: those of the deal, and the same kind of record for every line. */
export interface PolicyInputs {
  deal: Record<string, PolicyValue>;
  lines: Record<string, PolicyValue>[];
}

export type InputKind = 'percent' | 'money' | 'number' | 'integer' | 'enum' | 'boolean' | 'set' | 'date';

export interface InputType {
  type: InputKind;
  /** Allowed words of an enumeration or set, where they are closed. */
  values?: readonly string[];
  /** The direction in which a deal gets worse; absent: any change counts. */
  worse?: 'higher' | 'lower' | 'true' | 'false';
  /** What the input says, for the place where policy is written. */
  meaning: string;
}

export const riskBands = ['low', 'guarded', 'elevated', 'high'] as const;
export type RiskBand = (typeof riskBands)[number];

export const customTermNames = [
  'terminationForConvenience',
  'unlimitedLiability',
  'priceLock',
  'autoRenewalOptOut',
  'customerPaper',
  'futureProduct',
  'secondInstance',
  'customWork',
] as const;
export type CustomTerm = (typeof customTermNames)[number];

/** Every input that a deal offers to policy. */
export const inputTypes = {
  discount: { type: 'percent', worse: 'higher', meaning: 'Discount as given: 1 − net ÷ list before rounding' },
  effectiveDiscount: {
    type: 'percent',
    worse: 'higher',
    meaning: '1 − net ÷ list in money as charged, over the whole time of use',
  },
  margin: { type: 'percent', worse: 'lower', meaning: 'Gross margin ÷ net' },
  lowestLineMargin: { type: 'percent', worse: 'lower', meaning: 'Lowest gross margin of any line' },
  tcv: { type: 'money', meaning: 'Total contract value in the policy currency' },
  acv: { type: 'money', meaning: 'Annual contract value in the policy currency' },
  targetAcv: { type: 'money', meaning: 'ACV and one-time charges in the policy currency' },
  arr: { type: 'money', meaning: 'Annual recurring revenue at entry in the policy currency' },
  mrr: { type: 'money', meaning: 'Monthly recurring revenue at entry in the policy currency' },
  termMonths: { type: 'integer', meaning: 'Term in months' },
  termYears: { type: 'number', meaning: 'Term in years' },
  netDays: { type: 'integer', worse: 'higher', meaning: 'Days from invoice to due date; 0 when prepaid' },
  prepaid: { type: 'boolean', worse: 'false', meaning: 'Paid before service starts' },
  billing: { type: 'enum', values: billingFrequencies, meaning: 'Billing frequency' },
  paymentTerms: { type: 'enum', values: paymentTerms, meaning: 'Payment terms' },
  region: { type: 'enum', meaning: 'Region of the account' },
  segment: { type: 'enum', meaning: 'Segment of the account' },
  country: { type: 'enum', meaning: 'Country of the account' },
  kind: { type: 'enum', values: dealKinds, meaning: 'Kind of deal' },
  motion: { type: 'enum', values: routesToMarket, meaning: 'Route to market' },
  wayToClose: { type: 'enum', values: waysToClose, meaning: 'Way to close' },
  creditClass: { type: 'enum', values: creditClasses, meaning: 'Credit class of the account' },
  newCustomer: { type: 'boolean', worse: 'true', meaning: 'The account has bought nothing yet' },
  customTerms: { type: 'set', values: customTermNames, meaning: 'Non-standard elements' },
  customTermCount: { type: 'integer', worse: 'higher', meaning: 'Number of non-standard elements' },
  riskScore: { type: 'integer', worse: 'higher', meaning: 'Risk score, 0 to 100' },
  riskBand: { type: 'enum', values: riskBands, meaning: 'Risk band' },
  daysToCash: { type: 'number', worse: 'higher', meaning: 'Amount-weighted days from service start to due date' },
  currency: { type: 'enum', values: currencies, meaning: 'Currency of the quote' },
} as const satisfies Record<string, InputType>;

/** Every input that a line offers. */
export const lineInputTypes = {
  line: { type: 'enum', meaning: 'Id of the line' },
  product: { type: 'enum', meaning: 'SKU of the product' },
  family: { type: 'enum', meaning: 'Product family' },
  charge: { type: 'enum', values: ['one-time', 'recurring'], meaning: 'Kind of charge' },
  discount: {
    type: 'percent',
    worse: 'higher',
    meaning: 'Discount of the line as given, with its share of the header discount',
  },
  margin: { type: 'percent', worse: 'lower', meaning: 'Gross margin ÷ net of the line' },
  net: { type: 'money', meaning: 'Net of the line over its term in the policy currency' },
  quantity: { type: 'number', meaning: 'Quantity' },
} as const satisfies Record<string, InputType>;

/**
 * The margin of something given away. A rational number cannot be −∞, so this stands far below any margin that
 * amounts of allowed length can give: every floor is above it and every comparison stays exact.
 */
export const belowAnyFloor: Exact = negate(exact(10n ** 120n));
export const isBelowAnyFloor = (value: PolicyValue): boolean => isExact(value) && compare(value, belowAnyFloor) === 0;

/**
 * A value as findings show it: ratios with eight places, money with two, and more digits where only they show on
 * which side of `limit` the value lies. A missing value is "unknown", a line given away is "free".
 */
export function policyValueText(value: PolicyValue, type: InputKind, limit?: Exact): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (!isExact(value)) return [...value].sort().join(', ');
  if (isBelowAnyFloor(value)) return 'free';
  if (type !== 'percent' && type !== 'money') return limit ? leastText(value, limit) : plainText(value);
  const places = type === 'percent' ? ratioPlaces : 2;
  return limit ? distinguishing(value, limit, places) : decimalText(value, places);
}

function leastText(value: Exact, limit: Exact): string {
  const text = distinguishing(value, limit, 2);
  return text.replace(/\.?0+$/, '');
}
