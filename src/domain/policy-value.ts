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
import { creditClasses, dealKinds, justificationFields, papers, routesToMarket, waysToClose } from './deal.ts';
import { billingFrequencies, currencies, paymentTerms } from './offer.ts';

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
  'futurePricing',
  'autoRenewalOptOut',
  'reconciliationOptOut',
  'operationalDataOptOut',
  'customerPaper',
  'futureProduct',
  'acceptance',
  'secondInstance',
  'licenceType',
  'waivedTrueUp',
  'oddRamp',
  'customPaymentSchedule',
  'customWork',
  'renewalTerm',
  'templateEdits',
  'vendorForm',
  'businessAssociate',
  'offPartnerTerms',
] as const;
export type CustomTerm = (typeof customTermNames)[number];

export const licenceTypes = ['standard', 'offline', 'legacy'] as const;
/** What a quote does to a running subscription. */
export const subscriptionChanges = ['none', 'adds', 'replaces'] as const;

/** Every input that a deal offers to policy; those of its lines stand in `line-input-types.ts`. */
export const inputTypes = {
  list: { type: 'money', meaning: 'List price of everything over the term in the policy currency' },
  lineDiscount: {
    type: 'money',
    worse: 'higher',
    meaning: 'What the discounts of lines take off list in the policy currency; below zero for prices above list',
  },
  headerDiscount: {
    type: 'money',
    worse: 'higher',
    meaning: 'What the discount on the total takes off in the policy currency',
  },
  discountAmount: {
    type: 'money',
    worse: 'higher',
    meaning: 'What all discounts take off list in the policy currency',
  },
  net: { type: 'money', meaning: 'List less all discounts, over the term in the policy currency' },
  discount: { type: 'percent', worse: 'higher', meaning: 'Discount as given: 1 − net ÷ list before rounding' },
  effectiveDiscount: {
    type: 'percent',
    worse: 'higher',
    meaning: '1 − net ÷ list in money as charged, over the whole time of use',
  },
  cost: {
    type: 'money',
    worse: 'higher',
    meaning: 'Cost of everything over the term in the policy currency; missing where that of a line is not known',
  },
  marginAmount: {
    type: 'money',
    worse: 'lower',
    meaning: 'Net less cost in the policy currency; missing where a cost is',
  },
  margin: { type: 'percent', worse: 'lower', meaning: 'Gross margin ÷ net' },
  lowestLineMargin: { type: 'percent', worse: 'lower', meaning: 'Lowest gross margin of any line' },
  pocketPrice: {
    type: 'money',
    worse: 'lower',
    meaning: 'Net less what partners, rebates, freight and the cost of credit take, in the policy currency',
  },
  pocketMargin: {
    type: 'percent',
    worse: 'lower',
    meaning: 'Margin of the pocket price, after partners, rebates, freight and the cost of credit',
  },
  tcv: { type: 'money', meaning: 'Total contract value in the policy currency' },
  firmTcv: {
    type: 'money',
    worse: 'lower',
    meaning: 'What of it stays when the customer leaves for convenience as early as it may, in the policy currency',
  },
  recurring: { type: 'money', meaning: 'Committed recurring fees over the term in the policy currency' },
  oneTime: { type: 'money', meaning: 'One-time charges in the policy currency' },
  usageCommitment: { type: 'money', meaning: 'Committed usage over the term in the policy currency' },
  firstYear: { type: 'money', meaning: 'Charges of the first subscription year in the policy currency' },
  acv: { type: 'money', meaning: 'Annual contract value in the policy currency' },
  targetAcv: { type: 'money', meaning: 'ACV and one-time charges in the policy currency' },
  arr: { type: 'money', meaning: 'Annual recurring revenue at entry in the policy currency' },
  exitArr: { type: 'money', meaning: 'Annual recurring revenue on the last day in the policy currency' },
  mrr: { type: 'money', meaning: 'Monthly recurring revenue at entry in the policy currency' },
  currentArr: { type: 'money', meaning: 'ARR of the subscription that is changed in the policy currency' },
  proposedArr: {
    type: 'money',
    meaning: 'ARR at entry, with that of the subscription that the quote adds to, in the policy currency',
  },
  netNewArr: { type: 'money', meaning: 'ARR that the deal adds to it, or all of it, in the policy currency' },
  renewalUplift: {
    type: 'percent',
    worse: 'lower',
    meaning: 'ARR of what takes the place of a subscription ÷ the ARR of that − 1',
  },
  priceChange: {
    type: 'percent',
    worse: 'lower',
    meaning: 'What the same units cost more than in the running subscription, as a share',
  },
  previousDiscount: { type: 'percent', meaning: 'Discount of the running subscription' },
  costOfCredit: {
    type: 'money',
    worse: 'higher',
    meaning: 'What it costs to be paid later than service starts, in the policy currency',
  },
  partnerMargin: { type: 'percent', worse: 'higher', meaning: "The partner's share of the net" },
  rebate: { type: 'percent', worse: 'higher', meaning: 'Share of the net that is paid back' },
  freight: { type: 'money', worse: 'higher', meaning: 'Freight that we bear, in the policy currency' },
  termMonths: {
    type: 'number',
    meaning:
      'Term in months, exact: of an unfinished month its share, so that 5 months and 26 of 31 days are more than 5 and less than 6',
  },
  termYears: { type: 'number', meaning: 'The same in years: its months ÷ 12' },
  netDays: { type: 'integer', worse: 'higher', meaning: 'Days from invoice to due date; 0 when prepaid' },
  prepaid: { type: 'boolean', worse: 'false', meaning: 'Paid before service starts' },
  billing: { type: 'enum', values: billingFrequencies, meaning: 'Billing frequency' },
  paymentTerms: { type: 'enum', values: paymentTerms, meaning: 'Payment terms' },
  region: { type: 'enum', meaning: 'Region of the account' },
  segment: { type: 'enum', meaning: 'Segment of the account' },
  country: { type: 'enum', meaning: 'Country of the account' },
  kind: { type: 'enum', values: dealKinds, meaning: 'Kind of deal' },
  paper: { type: 'enum', values: papers, meaning: 'What the customer signs: a new order, an amendment or a renewal' },
  subscriptionChange: {
    type: 'enum',
    values: subscriptionChanges,
    meaning: 'Whether it adds to a running subscription or takes its place',
  },
  motion: { type: 'enum', values: routesToMarket, meaning: 'Route to market' },
  wayToClose: { type: 'enum', values: waysToClose, meaning: 'Way to close' },
  creditClass: { type: 'enum', values: creditClasses, meaning: 'Credit class of the account' },
  newCustomer: { type: 'boolean', worse: 'true', meaning: 'The account has bought nothing yet' },
  closeDays: {
    type: 'integer',
    worse: 'higher',
    meaning: 'Days until the customer means to sign; missing without a date',
  },
  justified: { type: 'set', values: justificationFields, meaning: 'What of the justification is written' },
  customTerms: { type: 'set', values: customTermNames, meaning: 'Non-standard elements' },
  undetailedTerms: { type: 'set', values: customTermNames, meaning: 'Those of them that say no details' },
  noticeDays: {
    type: 'integer',
    worse: 'lower',
    meaning: 'Days of notice of a termination for convenience; missing without one',
  },
  noticeAfterMonths: {
    type: 'integer',
    worse: 'lower',
    meaning:
      'Months of the term after which that notice can be given at the earliest; 0 at any time, missing without one',
  },
  terminationFee: {
    type: 'money',
    worse: 'lower',
    meaning:
      'What the customer pays for a termination for convenience, in the policy currency; 0 for none, missing without one',
  },
  autoRenewMonths: {
    type: 'integer',
    worse: 'lower',
    meaning: 'Months for which it renews by itself: 12 unless another time is agreed, 0 when opted out',
  },
  priceLockMonths: {
    type: 'integer',
    worse: 'higher',
    meaning: 'Months from the start for which prices stay; 0 without',
  },
  waivedSeats: {
    type: 'integer',
    worse: 'higher',
    meaning: 'Users above the licensed number that are not charged at the yearly count',
  },
  licenceType: { type: 'enum', values: licenceTypes, meaning: 'Type of licence' },
  customWorkShare: { type: 'percent', worse: 'higher', meaning: 'Share of the net that is custom work' },
  leadUser: { type: 'boolean', meaning: 'A lead user, with use case and sponsor' },
  ramped: { type: 'boolean', meaning: 'A line changes its quantity or price over its time' },
  rampOffYear: { type: 'boolean', worse: 'true', meaning: 'A step of a ramp begins on no anniversary' },
  rampQuantityFalls: { type: 'boolean', worse: 'true', meaning: 'A ramp steps down in quantity' },
  rampSubtotalFalls: {
    type: 'boolean',
    worse: 'true',
    meaning: 'The ramped lines together step down in what a month costs',
  },
  rampsPlain: { type: 'boolean', worse: 'true', meaning: 'A subscription without ramp is given one' },
  flattensRamp: { type: 'boolean', worse: 'true', meaning: 'A subscription with a ramp is changed without one' },
  firstBillingAfterStart: {
    type: 'boolean',
    worse: 'true',
    meaning: 'The first invoice is issued after the service starts',
  },
  freeMonths: { type: 'integer', worse: 'higher', meaning: 'Most free months of any line' },
  optionalLines: { type: 'integer', meaning: 'Lines that the customer may still choose' },
  agreedLines: { type: 'integer', meaning: 'Lines whose list price is that of a price agreement' },
  families: { type: 'integer', meaning: 'Product families on the quote' },
  packageQuotes: { type: 'integer', meaning: 'Quotes of the same package, this one included' },
  customTermCount: { type: 'integer', worse: 'higher', meaning: 'Number of non-standard elements' },
  riskScore: { type: 'integer', worse: 'higher', meaning: 'Risk score, 0 to 100' },
  riskBand: { type: 'enum', values: riskBands, meaning: 'Risk band' },
  daysToCash: { type: 'number', worse: 'higher', meaning: 'Amount-weighted days from service start to due date' },
  currency: { type: 'enum', values: currencies, meaning: 'Currency of the quote' },
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
