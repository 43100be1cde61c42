/** Price books and their prices. */
import { addPriceBook, setPrice } from '../../commands/catalogue/prices.ts';
import { listPriceBooks, listPrices, readPriceBook } from '../../queries/catalogue/prices.ts';
import { productsBySku, searchProducts } from '../../queries/catalogue/search.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import {
  byPriceBook,
  foundProductsSchema,
  newPriceBookBody,
  onePrice,
  priceBody,
  priceBookSchema,
  priceBooksSchema,
  pricesQuery,
  pricesSchema,
  productLookupBody,
  productSearchQuery,
} from '../schemas/catalogue.ts';

const reading = { tags: ['catalogue'], permission: 'catalogue.read', effect: 'read' } as const;
const administering = { tags: ['catalogue'], permission: 'catalogue.write', effect: 'admin' } as const;

export const priceRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/price-books',
    operationId: 'listPriceBooks',
    summary: 'Price books',
    responses: { 200: priceBooksSchema },
    handler: async ({ database }) => ok({ items: await listPriceBooks(database) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/price-books/{id}',
    operationId: 'readPriceBook',
    summary: 'One price book',
    params: byPriceBook,
    responses: { 200: priceBookSchema },
    async handler({ database, params }) {
      const book = await readPriceBook(database, params.id);
      if (!book) throw notFound();
      return ok(book);
    },
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/price-books',
    operationId: 'addPriceBook',
    summary: 'Add a price book',
    body: newPriceBookBody,
    responses: { 201: priceBookSchema },
    async handler(context) {
      const id = await addPriceBook(context.database, context, context.body);
      if (isRefusal(id)) return id;
      return created(`/api/price-books/${id}`, await readPriceBook(context.database, id));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/price-books/{id}/search',
    operationId: 'searchProducts',
    summary: 'Products with a price in the book that fit what was typed, best first',
    params: byPriceBook,
    query: productSearchQuery,
    responses: { 200: foundProductsSchema },
    async handler({ database, params, query, actor }) {
      const asked = { priceBook: params.id, ...query, personId: actor.id };
      return ok({ items: await searchProducts(database, asked) });
    },
  }),
  route({
    ...reading,
    method: 'post',
    path: '/api/price-books/{id}/lookup',
    operationId: 'lookUpProducts',
    summary: 'The products with these SKUs that can be sold from the book',
    params: byPriceBook,
    body: productLookupBody,
    idempotent: false,
    responses: { 200: foundProductsSchema },
    async handler({ database, params, body }) {
      return ok({ items: await productsBySku(database, { priceBook: params.id, ...body }) });
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/price-books/{id}/prices',
    operationId: 'listPrices',
    summary: 'The prices of a book by SKU',
    params: byPriceBook,
    query: pricesQuery,
    responses: { 200: pricesSchema },
    async handler({ database, params, query }) {
      if (!(await readPriceBook(database, params.id))) throw notFound();
      return okPage(await listPrices(database, { ...query, priceBook: params.id }));
    },
  }),
  route({
    ...administering,
    method: 'put',
    path: '/api/price-books/{id}/prices/{product}',
    operationId: 'setPrice',
    summary: 'Set the price of a product; quotes keep the prices they were made with',
    params: onePrice,
    body: priceBody,
    responses: { 204: null },
    async handler(context) {
      const { id, product } = context.params;
      return (await setPrice(context.database, context, { priceBook: id, product }, context.body.model)) ?? noContent();
    },
  }),
];
