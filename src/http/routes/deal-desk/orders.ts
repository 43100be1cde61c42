/** Orders and invoices, for finance. */
import { invoiceList, orderList } from '../../../domain/lists/shapes.ts';
import { listAsked } from '../../schemas/lists.ts';
import { invoiceById, listInvoices } from '../../../queries/orders/invoices.ts';
import { listOrders, orderPage } from '../../../queries/orders/orders.ts';
import { okPage } from '../../pages.ts';
import { ok, type Route, route } from '../../route.ts';
import { byId, z } from '../../schemas/common.ts';
import {
  invoiceListQuery,
  invoiceListSchema,
  invoiceSchema,
  noteBody,
  orderListQuery,
  orderListSchema,
  orderSchema,
  settlementBody,
} from '../../schemas/deal-desk/orders.ts';
import { outcomeSchema, reasonBody } from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found, give } from './given.ts';

const reading = { tags: ['orders'], permission: 'order.read', effect: 'read' } as const;
const writing = { tags: ['orders'], permission: 'order.write', effect: 'write' } as const;
const invoicing = { tags: ['invoices'], permission: 'invoice.write', effect: 'write' } as const;

export const orderRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/orders',
    operationId: 'listOrders',
    summary: 'Orders, newest first',
    query: orderListQuery,
    responses: { 200: orderListSchema },
    handler: async ({ database, actor, query }) =>
      okPage(await listOrders(database, actor, listAsked(actor, orderList, query))),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/orders/{id}',
    operationId: 'readOrder',
    summary: 'An order with its lines, invoice schedule and invoices',
    params: byId,
    responses: { 200: orderSchema },
    async handler(context) {
      await dealOf(context, 'order', context.params.id);
      const order = found(await orderPage(context.database, context.actor, context.params.id));
      return ok(order, order.etagVersion);
    },
  }),
  route({
    ...writing,
    effect: 'decision',
    method: 'post',
    path: '/api/orders/{id}/acceptance',
    operationId: 'acceptOrder',
    summary: 'Accept the order: its invoices are drafted',
    params: byId,
    body: noteBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'AcceptOrder', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/orders/{id}/hold',
    operationId: 'holdOrder',
    summary: 'Put the order on hold',
    params: byId,
    body: reasonBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => give(context, 'HoldOrder', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/orders/{id}/release',
    operationId: 'releaseOrder',
    summary: 'Release the order from hold',
    params: byId,
    body: noteBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'ReleaseOrder', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...reading,
    tags: ['invoices'],
    method: 'get',
    path: '/api/invoices',
    operationId: 'listInvoices',
    summary: 'Invoices by the day they are to be issued',
    query: invoiceListQuery,
    responses: { 200: invoiceListSchema },
    handler: async ({ database, actor, query }) =>
      okPage(await listInvoices(database, actor, listAsked(actor, invoiceList, query))),
  }),
  route({
    ...reading,
    tags: ['invoices'],
    method: 'get',
    path: '/api/invoices/{id}',
    operationId: 'readInvoice',
    summary: 'One invoice',
    params: byId,
    responses: { 200: invoiceSchema },
    async handler(context) {
      await dealOf(context, 'invoice', context.params.id);
      const invoice = found(await invoiceById(context.database, context.actor, context.params.id));
      return ok(invoice, invoice.etagVersion);
    },
  }),
  route({
    ...invoicing,
    method: 'post',
    path: '/api/invoices/{id}/issue',
    operationId: 'issueInvoice',
    summary: 'Issue the invoice: it gets its number',
    params: byId,
    body: z.strictObject({}),
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => give(context, 'IssueInvoice', { instanceId: context.params.id }, {}, context.ifMatch),
  }),
  route({
    ...invoicing,
    method: 'post',
    path: '/api/invoices/{id}/settlement',
    operationId: 'settleInvoice',
    summary: 'Record its payment',
    params: byId,
    body: settlementBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'SettleInvoice', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
];
