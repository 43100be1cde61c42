import { charges } from './catalogue.ts';
import type { InputType } from './policy-value.ts';

const pricePeriods = ['once', 'month', 'year'] as const;

/** Every input that a line offers. */
export const lineInputTypes = {
  line: { type: 'enum', meaning: 'Id of the line' },
  product: { type: 'enum', meaning: 'SKU of the product' },
  family: { type: 'enum', meaning: 'Product family' },
  charge: { type: 'enum', values: charges, meaning: 'Kind of charge' },
  discount: {
    type: 'percent',
    worse: 'higher',
    meaning: 'Discount of the line as given, with its share of the header discount',
  },
  margin: { type: 'percent', worse: 'lower', meaning: 'Gross margin ÷ net of the line' },
  net: { type: 'money', meaning: 'Net of the line over its term in the policy currency' },
  list: { type: 'money', meaning: 'List of the line over its term in the policy currency' },
  quantity: { type: 'number', meaning: 'Quantity; of usage what is expected in a period' },
  pricePeriod: { type: 'enum', values: pricePeriods, meaning: 'Time that its list price is for' },
  uplift: {
    type: 'percent',
    worse: 'lower',
    meaning: 'By what share its price rises every year; 0 without, missing for what is charged once',
  },
  freeMonths: { type: 'integer', worse: 'higher', meaning: 'Free months of the line' },
  freeUnits: { type: 'number', worse: 'higher', meaning: 'Units of its quantity that are not charged; 0 without' },
  commitment: {
    type: 'number',
    worse: 'lower',
    meaning:
      'Units of usage that are paid for in every price period whether used or not, the fewest where a ramp changes them; 0 without, missing for what is not usage',
  },
  minimum: {
    type: 'money',
    worse: 'lower',
    meaning:
      'What usage costs at least in a price period, in the policy currency; 0 without, missing for what is not usage',
  },
  overage: {
    type: 'money',
    worse: 'lower',
    meaning:
      'Price of a unit of usage beyond the commitment, in the policy currency; missing where it is that of its tier',
  },
  agreed: { type: 'boolean', meaning: 'Its list price is that of a price agreement' },
  outsideRange: {
    type: 'percent',
    worse: 'higher',
    meaning: 'By how much its discount lies outside the discount range of its product; 0 inside, or without a range',
  },
  billedOtherwise: { type: 'boolean', meaning: 'The quote bills it otherwise than is ordinary for its product' },
} as const satisfies Record<string, InputType>;
