import { dealStages } from '../../domain/deal-stage.ts';
import { dealKinds, routesToMarket, waysToClose } from '../../domain/deal.ts';
import type { Column, Kind } from './kind.ts';

/** What every line of an order must say alike. */
const orderColumns: readonly Column[] = [
  {
    name: 'order',
    title: 'Order number',
    type: 'text',
    most: 100,
    required: true,
    aliases: ['sales order number', 'deal', 'external id', 'order'],
  },
  {
    name: 'orderedOn',
    title: 'Order date',
    type: 'date',
    required: true,
    aliases: ['date', 'close date', 'ordered on'],
  },
  {
    name: 'account',
    title: 'Account',
    type: 'text',
    required: true,
    aliases: ['customer', 'customer id', 'account id'],
    note: 'External id',
  },
  {
    name: 'owner',
    title: 'Owner',
    type: 'text',
    required: true,
    aliases: ['sales rep', 'rep', 'owner email'],
    note: 'E-mail or external id',
  },
  { name: 'currency', title: 'Currency', type: 'currency', required: true },
  { name: 'seller', title: 'Sold by', type: 'text', note: 'Name; may be left out when there is one' },
  { name: 'name', title: 'Deal name', type: 'text', aliases: ['opportunity'] },
  { name: 'kind', title: 'Kind', type: 'choice', of: dealKinds },
  {
    name: 'routeToMarket',
    title: 'Route to market',
    type: 'choice',
    of: routesToMarket,
    aliases: ['route', 'channel'],
  },
  { name: 'wayToClose', title: 'Way to close', type: 'choice', of: waysToClose },
  { name: 'stage', title: 'Stage', type: 'choice', of: dealStages },
];

const lineColumns: readonly Column[] = [
  {
    name: 'lineNumber',
    title: 'Line',
    type: 'whole',
    least: 1,
    required: true,
    aliases: ['line', 'sales order line number', 'position'],
  },
  { name: 'sku', title: 'SKU', type: 'text', most: 100, required: true, aliases: ['product', 'item', 'product code'] },
  { name: 'quantity', title: 'Quantity', type: 'decimal', required: true, aliases: ['order quantity', 'qty'] },
  { name: 'unitPrice', title: 'Unit price', type: 'decimal', aliases: ['price'] },
  {
    name: 'list',
    title: 'List amount',
    type: 'decimal',
    required: true,
    aliases: ['extended amount', 'gross'],
    note: 'Unit price × quantity, before discount',
  },
  {
    name: 'discountPercent',
    title: 'Discount share',
    type: 'ratio',
    aliases: ['discount', 'unit price discount pct', 'discount percent'],
    note: '0.2 or 20%',
  },
  { name: 'discountAmount', title: 'Discount amount', type: 'decimal' },
  { name: 'unitCost', title: 'Unit cost', type: 'decimal', aliases: ['product standard cost', 'standard cost'] },
  { name: 'cost', title: 'Cost', type: 'decimal', aliases: ['total product cost', 'total cost'] },
  {
    name: 'amount',
    title: 'Amount',
    type: 'decimal',
    required: true,
    aliases: ['sales amount', 'net', 'net amount', 'line total'],
    note: 'What was charged',
  },
];

/** Orders of the past, one row a line. Figures are kept as they stand in the file. */
export const deals: Kind = {
  name: 'deals',
  title: 'Past deals with lines',
  permission: 'history.write',
  exportPermission: 'deal.read-all',
  key: ['order', 'lineNumber'],
  columns: [...orderColumns, ...lineColumns],
};

export const orderColumnNames: readonly string[] = orderColumns.map(({ name }) => name);
