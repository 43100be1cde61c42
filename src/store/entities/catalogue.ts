import { EntitySchema } from 'typeorm';
import type { Charge, Component } from '../../domain/catalogue.ts';
import type { Currency, Decimal, RegularBilling } from '../../domain/offer.ts';

export interface ProductRow {
  id: string;
  sku: string;
  name: string;
  description: string;
  family: string;
  charge: Charge;
  unit: string;
  pricePeriod: 'month' | 'year' | null;
  taxCode: string;
  active: boolean;
  requires: string[];
  excludes: string[];
  components: Component[];
  /** Shares of list within which a discount is ordinary; null: no bound on that side. */
  discountFrom: Decimal | null;
  discountTo: Decimal | null;
  /** How often it is ordinarily billed; null: as the quote says. */
  billing: RegularBilling | null;
  version: number;
}

export const productEntity = new EntitySchema<ProductRow>({
  name: 'product',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    sku: { type: 'text' },
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    family: { type: 'text' },
    charge: { type: 'text' },
    unit: { type: 'text' },
    pricePeriod: { name: 'price_period', type: 'text', nullable: true },
    taxCode: { name: 'tax_code', type: 'text', default: 'standard' },
    active: { type: 'boolean', default: true },
    requires: { type: 'text', array: true, default: () => "'{}'" },
    excludes: { type: 'text', array: true, default: () => "'{}'" },
    components: { type: 'jsonb', default: () => "'[]'" },
    discountFrom: { name: 'discount_from', type: 'numeric', nullable: true },
    discountTo: { name: 'discount_to', type: 'numeric', nullable: true },
    billing: { type: 'text', nullable: true },
    version: { type: 'integer', default: 1 },
  },
});

export interface SellerRow {
  id: string;
  name: string;
  address: string;
  registration: string;
  country: string;
  /** By currency, the step to which lines and discounts are rounded; a currency not named: its minor unit. */
  rounding: Partial<Record<Currency, Decimal>>;
}

/** The legal entity that sells. */
export const sellerEntity = new EntitySchema<SellerRow>({
  name: 'seller',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    name: { type: 'text' },
    address: { type: 'text' },
    registration: { type: 'text', default: '' },
    country: { type: 'text' },
    rounding: { type: 'jsonb', default: () => "'{}'" },
  },
});

export interface PriceBookRow {
  id: string;
  name: string;
  currency: string;
  proration: 'daily' | 'months-and-days';
  active: boolean;
}

export const priceBookEntity = new EntitySchema<PriceBookRow>({
  name: 'price_book',
  columns: {
    id: { type: 'text', primary: true },
    name: { type: 'text' },
    currency: { type: 'text' },
    proration: { type: 'text', default: 'daily' },
    active: { type: 'boolean', default: true },
  },
});
