import type { Column, Kind } from './kind.ts';

/** What every line of a subscription must say alike. */
const headColumns: readonly Column[] = [
  {
    name: 'subscription',
    title: 'Subscription',
    type: 'text',
    most: 100,
    required: true,
    aliases: ['external id', 'id', 'subscription number', 'contract number'],
    note: 'External id',
  },
  {
    name: 'account',
    title: 'Account',
    type: 'text',
    required: true,
    aliases: ['customer', 'customer id', 'account id'],
    note: 'External id',
  },
  { name: 'currency', title: 'Currency', type: 'currency', required: true, aliases: ['currency code'] },
  { name: 'start', title: 'Start', type: 'date', required: true, aliases: ['start date', 'from'] },
  {
    name: 'end',
    title: 'End',
    type: 'date',
    required: true,
    aliases: ['end date', 'to', 'renewal date'],
    note: 'Inclusive last day',
  },
  { name: 'ramped', title: 'Ramped', type: 'yes-no', note: 'Quantities or prices change over its time' },
];

const lineColumns: readonly Column[] = [
  { name: 'lineNumber', title: 'Line', type: 'whole', least: 1, required: true, aliases: ['line', 'position'] },
  { name: 'sku', title: 'SKU', type: 'text', most: 100, required: true, aliases: ['product', 'item', 'product code'] },
  { name: 'quantity', title: 'Quantity', type: 'decimal', least: 'above 0', required: true, aliases: ['qty', 'units'] },
  {
    name: 'unitPrice',
    title: 'Unit price',
    type: 'decimal',
    least: '0',
    required: true,
    aliases: ['price', 'net price'],
    note: 'Net, for one unit and price period',
  },
  { name: 'pricePeriod', title: 'Price period', type: 'choice', of: ['month', 'year'], required: true },
  { name: 'discount', title: 'Discount share', type: 'ratio', note: '0.2 or 20%; empty: not known' },
];

/** What customers have already, one row a line. */
export const subscriptions: Kind = {
  name: 'subscriptions',
  title: 'Running subscriptions with lines',
  permission: 'subscription.write',
  exportPermission: 'subscription.read',
  key: ['subscription', 'lineNumber'],
  columns: [...headColumns, ...lineColumns],
};

export const headColumnNames: readonly string[] = headColumns.map(({ name }) => name);
