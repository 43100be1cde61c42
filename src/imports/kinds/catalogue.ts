import { charges } from '../../domain/catalogue.ts';
import { regularBillings } from '../../domain/offer.ts';
import type { Kind } from './kind.ts';

const catalogue = { permission: 'catalogue.write', exportPermission: 'catalogue.read' } as const;

const sku = {
  name: 'sku',
  title: 'SKU',
  type: 'text',
  most: 100,
  required: true,
  aliases: ['product', 'product code', 'item', 'item number', 'article'],
} as const;

const currency = {
  name: 'currency',
  title: 'Currency',
  type: 'currency',
  required: true,
  aliases: ['currency code'],
} as const;

export const products: Kind = {
  name: 'products',
  title: 'Products',
  ...catalogue,
  key: ['sku'],
  columns: [
    sku,
    { name: 'name', title: 'Name', type: 'text', required: true, aliases: ['product name', 'title'] },
    {
      name: 'family',
      title: 'Family',
      type: 'text',
      most: 100,
      required: true,
      aliases: ['product family', 'category'],
    },
    {
      name: 'charge',
      title: 'Charge',
      type: 'choice',
      of: charges,
      required: true,
      aliases: ['charge type'],
    },
    { name: 'unit', title: 'Unit', type: 'text', most: 50, required: true, aliases: ['unit of measure', 'uom'] },
    {
      name: 'pricePeriod',
      title: 'Price period',
      type: 'choice',
      of: ['month', 'year'],
      note: 'For recurring charges and usage only',
    },
    { name: 'description', title: 'Description', type: 'text', most: 5_000, lines: true },
    { name: 'taxCode', title: 'Tax code', type: 'text', most: 50 },
    { name: 'active', title: 'Sold', type: 'yes-no', aliases: ['is active', 'status'] },
    { name: 'requires', title: 'Requires', type: 'skus', note: 'SKUs that must be beside it: "PLT-CORE; SUP-STD"' },
    { name: 'excludes', title: 'Excludes', type: 'skus', note: 'SKUs that may not be on the same quote' },
    {
      name: 'components',
      title: 'Components',
      type: 'components',
      aliases: ['bundle', 'bundled with', 'contents'],
      note: 'What a bundle holds: "1 GW-200; 10 SN-VIB"',
    },
    {
      name: 'discountFrom',
      title: 'Discount from',
      type: 'ratio',
      aliases: ['minimum discount', 'least discount'],
      note: 'Least discount within which it is ordinarily sold: 0.05 or 5%',
    },
    {
      name: 'discountTo',
      title: 'Discount to',
      type: 'ratio',
      aliases: ['maximum discount', 'most discount', 'discount range'],
      note: 'Most discount within which it is ordinarily sold: 0.2 or 20%',
    },
    {
      name: 'billing',
      title: 'Billing',
      type: 'choice',
      of: regularBillings,
      aliases: ['billing frequency'],
      note: 'How often it is ordinarily billed',
    },
  ],
};

export const priceBooks: Kind = {
  name: 'price-books',
  title: 'Price books',
  ...catalogue,
  key: ['id'],
  columns: [
    { name: 'id', title: 'Id', type: 'id', required: true, aliases: ['price book'] },
    { name: 'name', title: 'Name', type: 'text', required: true },
    currency,
    { name: 'proration', title: 'Part periods', type: 'choice', of: ['daily', 'months-and-days'] },
  ],
};

export const prices: Kind = {
  name: 'prices',
  title: 'Prices',
  ...catalogue,
  key: ['priceBook', 'sku'],
  columns: [
    { name: 'priceBook', title: 'Price book', type: 'id', required: true, aliases: ['book', 'price book id'] },
    sku,
    {
      name: 'price',
      title: 'Price',
      type: 'price',
      required: true,
      aliases: ['unit price', 'list price'],
      note: 'An amount per unit, or a price model as JSON',
    },
  ],
};

export const costs: Kind = {
  name: 'costs',
  title: 'Unit costs',
  permission: 'cost.write',
  exportPermission: 'cost.read',
  key: ['sku', 'currency', 'validFrom'],
  columns: [
    sku,
    currency,
    { name: 'validFrom', title: 'Valid from', type: 'date', required: true, aliases: ['start date', 'from'] },
    {
      name: 'amount',
      title: 'Cost',
      type: 'decimal',
      least: '0',
      required: true,
      aliases: ['unit cost', 'standard cost', 'cost'],
    },
  ],
};
