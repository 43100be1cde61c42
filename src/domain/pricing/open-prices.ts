import type { PricedProduct } from '../catalogue.ts';
import type { PricingBasis } from './basis.ts';

/**
 * A basis without anything that tells what we pay: what a browser needs to work out by itself, to the cent, what a quote
 * is worth. Cost, margin and what follows from them stay with the server.
 */
export interface OpenPrices extends Omit<PricingBasis, 'products' | 'creditRate'> {
  products: Record<string, Omit<PricedProduct, 'unitCost'> & { unitCost: null }>;
}

/** Its products stand by their SKU, so that the same prices are the same text. */
export function openPrices({ creditRate: _, products, ...basis }: PricingBasis): OpenPrices {
  const skus = Object.keys(products).sort();
  return {
    ...basis,
    products: Object.fromEntries(skus.map((sku) => [sku, { ...(products[sku] as PricedProduct), unitCost: null }])),
  };
}
