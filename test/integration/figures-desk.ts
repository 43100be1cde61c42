import pg from 'pg';
import type { PriceModel } from '../../src/domain/catalogue.ts';
import type { Currency } from '../../src/domain/offer.ts';
import type { Terms } from '../../src/domain/terms.ts';
import type { Player } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import { startProduct } from '../support/product.ts';
import { type Desk, given } from './figures-story.ts';

/** A product with a database of its own, in which everybody works at a deal. */
export interface OpenDesk extends Desk {
  /** What was frozen when the only version of a quote was submitted. */
  storedTerms(quoteId: string): Promise<Terms>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<OpenDesk> {
  const { cast, url: databaseUrl, drop } = await castDatabase();
  const product = await startProduct({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' });
  return {
    url: product.url,
    cast,
    storedTerms: (quoteId) => storedTerms(databaseUrl, quoteId),
    async close() {
      await product.end('SIGTERM');
      await drop();
    },
  };
}

export interface Sold {
  sku: string;
  charge: 'one-time' | 'recurring' | 'usage';
  pricePeriod: 'month' | 'year' | null;
  model: PriceModel;
  unitCost: string;
  components?: { product: string; quantity: string }[];
}

export const perUnit = (unitPrice: string): PriceModel => ({ kind: 'perUnit', unitPrice });

/** Puts a product into the catalogue, at the same price and cost in each of the price books. */
export async function sell(
  desk: Desk,
  { model, unitCost, ...sold }: Sold,
  family: string,
  books: Record<string, Currency>,
): Promise<void> {
  const as = desk.cast.inRole('desk-admin')[0] as Player;
  const body = { ...sold, name: sold.sku, family, unit: 'piece' };
  const { id } = await given<{ id: string }>(desk, { as, method: 'POST', path: '/api/products', body });
  for (const [book, currency] of Object.entries(books)) {
    const put = (path: string, asked: object) => given(desk, { as, method: 'PUT', path, body: asked });
    await put(`/api/price-books/${book}/prices/${id}`, { model });
    await put(`/api/products/${id}/unit-costs`, { currency, validFrom: '2026-01-01', amount: unitCost });
  }
}

async function storedTerms(databaseUrl: string, quoteId: string): Promise<Terms> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select terms from quote_version where quote_id = $1', [quoteId]);
    return rows[0].terms as Terms;
  } finally {
    await client.end();
  }
}
