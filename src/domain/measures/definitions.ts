import type { MeasuresView } from './measures.ts';

export interface MeasureDefinition {
  name: string;
  unit: 'money' | 'ratio' | 'days' | 'number';
  /** The formula in words. */
  formula: string;
  example: string;
}

/** Every number of a version that has a name. */
export type MeasureName = Exclude<keyof MeasuresView, 'currency' | 'waterfall' | 'lines'>;

/** What every measure means, for tooltips and the page that documents them. */
export const measureDefinitions: Record<MeasureName, MeasureDefinition> = {
  list: {
    name: 'List',
    unit: 'money',
    formula: 'List price × quantity × price periods of every line, each rounded once',
    example: '10 × $228.00 a year × 177 ÷ 365 days = $1,105.64',
  },
  lineDiscount: {
    name: 'Line discounts',
    unit: 'money',
    formula: 'List − net after the line discount, summed over lines; negative for a price above list',
    example: '$1,000.00 × 20 % = $200.00',
  },
  headerDiscount: {
    name: 'Header discount',
    unit: 'money',
    formula: 'Discount on the total after line discounts, spread over the lines in proportion to their net',
    example: '$100.00 over lines of $600.00 and $300.00: $100.00 × $600.00 ÷ $900.00 = $66.67',
  },
  net: {
    name: 'Net',
    unit: 'money',
    formula: 'List − line discounts − header discount',
    example: '$1,000.00 − $200.00 − $80.00 = $720.00',
  },
  discountAmount: {
    name: 'Discount amount',
    unit: 'money',
    formula: 'Line discounts + header discount',
    example: '$200.00 + $80.00 = $280.00',
  },
  discount: {
    name: 'Discount',
    unit: 'ratio',
    formula: '1 − net ÷ list, both before rounding to money; no value when list is zero',
    example: '20 % off the line, then 10 % off the total: 1 − 80 % × 90 % = 28 %',
  },
  effectiveDiscount: {
    name: 'Effective discount',
    unit: 'ratio',
    formula: '1 − net ÷ list in money as charged, over the whole time of use; no value when list is zero',
    example: '1 − $79,996.00 ÷ $99,999.99 = 20.00399 %',
  },
  cost: {
    name: 'Cost',
    unit: 'money',
    formula: 'Unit cost × quantity × price periods over the whole term; unknown when a line has no unit cost',
    example: '10 × $60.00 a year × 3 years = $1,800.00',
  },
  marginAmount: {
    name: 'Gross margin amount',
    unit: 'money',
    formula: 'Net − cost',
    example: '$6,000.00 − $1,800.00 = $4,200.00',
  },
  margin: {
    name: 'Gross margin',
    unit: 'ratio',
    formula: '(Net − cost) ÷ net; free when net is zero, unknown when a cost is',
    example: '($6,000.00 − $1,800.00) ÷ $6,000.00 = 70 %',
  },
  lowestLineMargin: {
    name: 'Lowest line margin',
    unit: 'ratio',
    formula:
      'The lowest gross margin of any line; a line given away is below any floor, a line without known cost makes it unknown',
    example: 'The lowest of 70 % and 12 % = 12 %',
  },
  recurring: {
    name: 'Committed recurring',
    unit: 'money',
    formula: 'Net of the recurring lines over the term',
    example: '$7,000.00 a month × 36 months = $252,000.00',
  },
  oneTime: {
    name: 'One-time',
    unit: 'money',
    formula: 'Net of the one-time lines',
    example: 'Implementation $40,000.00 + training $8,000.00 = $48,000.00',
  },
  usageCommitment: {
    name: 'Usage commitment',
    unit: 'money',
    formula: 'Net of the usage that is paid for whether used or not, at least its minimum, over the term; no overage',
    example: '10,000 calls a month × $0.02 × 12 months = $2,400.00',
  },
  mrr: {
    name: 'MRR',
    unit: 'money',
    formula: 'Monthly recurring revenue: recurring fees in force on the first day ÷ the months they cover',
    example: '$84,000.00 ÷ 12 months = $7,000.00',
  },
  arr: {
    name: 'ARR',
    unit: 'money',
    formula: 'Annual recurring revenue at entry: 12 × MRR',
    example: '12 × $7,000.00 = $84,000.00',
  },
  exitArr: {
    name: 'Exit ARR',
    unit: 'money',
    formula: '12 × recurring fees in force on the last day ÷ the months they cover',
    example: 'A ramp that ends at $200,000.00 a year: 12 × $200,000.00 ÷ 12 months = $200,000.00',
  },
  acv: {
    name: 'ACV',
    unit: 'money',
    formula: 'Annual contract value: committed recurring ÷ years of the term; under 12 months the fees themselves',
    example: '$252,000.00 ÷ 3 years = $84,000.00',
  },
  targetAcv: {
    name: 'Target ACV',
    unit: 'money',
    formula: 'ACV + one-time, for goals and commission',
    example: '$84,000.00 + $48,000.00 = $132,000.00',
  },
  tcv: {
    name: 'TCV',
    unit: 'money',
    formula:
      'Total contract value: committed recurring + one-time + usage commitment over the term, without overage, renewal, tax or freight',
    example: '$252,000.00 + $48,000.00 = $300,000.00',
  },
  firmTcv: {
    name: 'Firm TCV',
    unit: 'money',
    formula:
      'What is charged until the customer can leave for convenience at the earliest, with one-time charges and its fee; else the TCV',
    example: '36 months, out after 12 for a fee: $10,000.00 a month × 12 + $5,000.00 = $125,000.00',
  },
  firstYear: {
    name: 'First-year value',
    unit: 'money',
    formula:
      'Recurring, usage and one-time charges of the first subscription year, which of a co-termed quote ends at the next anniversary',
    example: '$84,000.00 + $48,000.00 = $132,000.00',
  },
  currentArr: {
    name: 'Current ARR',
    unit: 'money',
    formula: 'Units × price a year of the subscription that is changed; zero where none is',
    example: '100 × $120.00 a year = $12,000.00',
  },
  proposedArr: {
    name: 'Proposed ARR',
    unit: 'money',
    formula: 'ARR at entry, with the current ARR where the quote adds to a subscription',
    example: '$12,000.00 + 20 × $120.00 = $14,400.00',
  },
  netNewArr: {
    name: 'Net-new ARR',
    unit: 'money',
    formula: 'Proposed ARR − current ARR',
    example: '$14,400.00 − $12,000.00 = $2,400.00',
  },
  renewalUplift: {
    name: 'Renewal uplift',
    unit: 'ratio',
    formula: 'Proposed ÷ current ARR − 1, where the quote takes the place of a subscription',
    example: '$12,600.00 ÷ $12,000.00 − 1 = 5 %',
  },
  priceChange: {
    name: 'Price change',
    unit: 'ratio',
    formula: 'New units at the new price ÷ the same units at the running price − 1, over the products in both',
    example: '150 × $114.00 ÷ (150 × $120.00) − 1 = −5 %',
  },
  previousDiscount: {
    name: 'Previous discount',
    unit: 'ratio',
    formula: 'Discount of the running subscription: 1 − net ÷ list; no value where a line does not say its own',
    example: '1 − $12,000.00 ÷ $15,000.00 = 20 %',
  },
  partnerMargin: {
    name: 'Partner margin',
    unit: 'money',
    formula: "Net × the partner's share",
    example: '$100,000.00 × 15 % = $15,000.00',
  },
  rebate: {
    name: 'Rebate',
    unit: 'money',
    formula: 'Net × the share that is paid back later',
    example: '$100,000.00 × 2 % = $2,000.00',
  },
  freight: {
    name: 'Freight',
    unit: 'money',
    formula: 'Freight that we bear, as it was entered',
    example: '$450.00 as entered = $450.00',
  },
  costOfCredit: {
    name: 'Cost of credit',
    unit: 'money',
    formula: 'Sum of invoice amount × yearly rate × (due date − start of service) ÷ 365; below zero when paid before',
    example: '$100,000.00 × 8 % × 45 ÷ 365 = $986.30',
  },
  pocketPrice: {
    name: 'Pocket price',
    unit: 'money',
    formula: 'Net − partner margin − rebate − freight − cost of credit',
    example: '$100,000.00 − $15,000.00 − $986.30 = $84,013.70',
  },
  pocketMargin: {
    name: 'Pocket margin',
    unit: 'ratio',
    formula: '(Pocket price − cost) ÷ pocket price; free when it is zero or less, unknown when a cost is',
    example: '($84,013.70 − $42,006.85) ÷ $84,013.70 = 50 %',
  },
  daysToCash: {
    name: 'Days to cash',
    unit: 'days',
    formula: 'Sum of invoice amount × (due date − start of service) ÷ sum of invoice amounts',
    example: '($600.00 × 30 days + $300.00 × 120 days) ÷ $900.00 = 60.00 days',
  },
  tcvPolicy: {
    name: 'TCV in policy currency',
    unit: 'money',
    formula: 'TCV × the policy rate in force when the version was created',
    example: '€100,000.00 × 1.08 = $108,000.00',
  },
};
