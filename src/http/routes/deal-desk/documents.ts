/** Printed papers: what they are bound to, their bytes, and whether they still are what was printed. */
import { documentById, documentFile, verifyDocument } from '../../../queries/documents.ts';
import { attachment, ok, type Route, route } from '../../route.ts';
import { byId } from '../../schemas/common.ts';
import { documentSchema, documentVerificationSchema } from '../../schemas/deal-desk/documents.ts';
import { dealOf, found } from './given.ts';

const reading = { tags: ['documents'], permission: 'document.read', effect: 'read' } as const;

export const documentRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/documents/{id}',
    operationId: 'readDocument',
    summary: 'A paper and where its printing stands',
    params: byId,
    responses: { 200: documentSchema },
    async handler(context) {
      await dealOf(context, 'document', context.params.id);
      return ok(found(await documentById(context.database, context.params.id)));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/documents/{id}/content',
    operationId: 'downloadDocument',
    summary: 'The paper as PDF; 404 until it is printed',
    params: byId,
    responses: { 200: 'application/pdf' },
    async handler(context) {
      await dealOf(context, 'document', context.params.id);
      const kept = found(await documentFile(context.database, context.params.id));
      return attachment(kept.bytes, kept.mediaType, `${kept.number}.pdf`);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/documents/{id}/verification',
    operationId: 'verifyDocument',
    summary: 'Whether file, terms and audit still agree',
    params: byId,
    responses: { 200: documentVerificationSchema },
    async handler(context) {
      await dealOf(context, 'document', context.params.id);
      return ok(found(await verifyDocument(context.database, context.params.id)));
    },
  }),
];
