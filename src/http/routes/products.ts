/** Products and what they cost. */
import { addProduct, changeProduct, setUnitCost } from '../../commands/catalogue/products.ts';
import { listProducts, listUnitCosts, readProduct } from '../../queries/catalogue/products.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import {
  newProductBody,
  productChangesBody,
  productSchema,
  productsQuery,
  productsSchema,
  unitCostBody,
  unitCostsSchema,
} from '../schemas/catalogue.ts';
import { byId } from '../schemas/common.ts';

const reading = { tags: ['catalogue'], permission: 'catalogue.read', effect: 'read' } as const;
const administering = { tags: ['catalogue'], permission: 'catalogue.write', effect: 'admin' } as const;

export const productRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/products',
    operationId: 'listProducts',
    summary: 'Products by SKU',
    query: productsQuery,
    responses: { 200: productsSchema },
    handler: async ({ database, query }) => okPage(await listProducts(database, query)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/products/{id}',
    operationId: 'readProduct',
    summary: 'One product',
    params: byId,
    responses: { 200: productSchema },
    async handler({ database, params }) {
      const product = await readProduct(database, params.id);
      if (!product) throw notFound();
      return ok(product, product.version);
    },
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/products',
    operationId: 'addProduct',
    summary: 'Add a product',
    body: newProductBody,
    responses: { 201: productSchema },
    async handler(context) {
      const id = await addProduct(context.database, context, context.body);
      if (isRefusal(id)) return id;
      const product = await readProduct(context.database, id);
      return created(`/api/products/${id}`, product, product?.version);
    },
  }),
  route({
    ...administering,
    method: 'patch',
    path: '/api/products/{id}',
    operationId: 'changeProduct',
    summary: 'Change a product',
    ifMatch: true,
    params: byId,
    body: productChangesBody,
    responses: { 200: productSchema },
    async handler(context) {
      const { database, params, ifMatch, body } = context;
      const id = await changeProduct(database, context, { id: params.id, version: ifMatch }, body);
      if (isRefusal(id)) return id;
      const product = await readProduct(database, id);
      return ok(product, product?.version);
    },
  }),
  route({
    ...reading,
    permission: 'cost.read',
    method: 'get',
    path: '/api/products/{id}/unit-costs',
    operationId: 'listUnitCosts',
    summary: 'What a unit costs, newest first, in the price’s own period',
    params: byId,
    responses: { 200: unitCostsSchema },
    handler: async ({ database, params }) => ok({ items: await listUnitCosts(database, params.id) }),
  }),
  route({
    ...administering,
    permission: 'cost.write',
    method: 'put',
    path: '/api/products/{id}/unit-costs',
    operationId: 'setUnitCost',
    summary: 'Set what a unit costs from a day on',
    params: byId,
    body: unitCostBody,
    responses: { 204: null },
    handler: async (context) =>
      (await setUnitCost(context.database, context, context.params.id, context.body)) ?? noContent(),
  }),
];
