import type { PriceModel } from '../../domain/offer.ts';
import { type PriceBookRow, priceBookEntity } from '../../store/entities/catalogue.ts';
import { insertRecord } from '../../store/entities/write.ts';
import type { Database } from '../../store/database.ts';
import { type Asked, catalogue, changed } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

/** Adds a price book and answers its id. */
export function addPriceBook(
  database: Database,
  asked: Asked,
  book: Omit<PriceBookRow, 'active'>,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, priceBookEntity, book);
    if (!id) return refuseInput({ pointer: '/id', message: 'There is a price book of this id.' });
    return { answer: id, subject: catalogue, type: 'PriceBookAdded', data: book };
  });
}

/** Sets the price of one product in one book. Quotes keep the prices they were made with. */
export function setPrice(
  database: Database,
  asked: Asked,
  { priceBook, product }: { priceBook: string; product: string },
  model: PriceModel,
): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const set = await tx.query(
      `insert into price (price_book_id, product_id, model)
       select b.id, p.id, $3 from price_book b, product p where b.id = $1 and p.id = $2
       on conflict (price_book_id, product_id) do update set model = excluded.model returning product_id`,
      [priceBook, product, JSON.stringify(model)],
    );
    if (!set.length) return refuse('not-found', { detail: 'There is no such price book or product.' });
    return { answer: undefined, subject: catalogue, type: 'PriceSet', data: { priceBook, product, model } };
  });
}

/** Sets the policy rate of a currency from a day on. */
export function setExchangeRate(
  database: Database,
  asked: Asked,
  rate: { currency: string; validFrom: string; rate: string },
): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    await tx.query(
      `insert into exchange_rate (currency, valid_from, rate) values ($1, $2, $3)
       on conflict (currency, valid_from) do update set rate = excluded.rate`,
      [rate.currency, rate.validFrom, rate.rate],
    );
    return { answer: undefined, subject: catalogue, type: 'ExchangeRateSet', data: rate };
  });
}
