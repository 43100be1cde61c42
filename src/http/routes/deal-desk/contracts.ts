/** Contracts and order forms, for legal: drafting, issue, the signed copy. */
import { contractList } from '../../../domain/lists/shapes.ts';
import { listAsked } from '../../schemas/lists.ts';
import { createHash } from 'node:crypto';
import { isRefusal } from '../../../commands/refusal.ts';
import { contractCandidates, contractPage, listContracts } from '../../../queries/contracts/contracts.ts';
import { signedCopyFile } from '../../../queries/contracts/signed-copy.ts';
import { typeByContent } from '../../file-content.ts';
import { okPage } from '../../pages.ts';
import { attachment, ok, type Route, route } from '../../route.ts';
import { byId, z } from '../../schemas/common.ts';
import {
  confirmationBody,
  contractCandidatesSchema,
  contractListQuery,
  contractListSchema,
  contractSchema,
  newContractBody,
  refusalBody,
  signedCopyQuery,
} from '../../schemas/deal-desk/contracts.ts';
import { outcomeSchema } from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found, give, giveNew } from './given.ts';

const reading = { tags: ['contracts'], permission: 'contract.read', effect: 'read' } as const;
const writing = { tags: ['contracts'], permission: 'contract.write', effect: 'write' } as const;
const uploads = { mediaTypes: ['application/pdf'], maxBytes: 25 * 1024 * 1024 };
const nothing = z.strictObject({});

export const contractRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/contracts',
    operationId: 'listContracts',
    summary: 'Contracts and order forms, newest first',
    query: contractListQuery,
    responses: { 200: contractListSchema },
    handler: async ({ database, actor, query }) =>
      okPage(await listContracts(database, actor, listAsked(actor, contractList, query))),
  }),
  route({
    ...writing,
    effect: 'read',
    method: 'get',
    path: '/api/contracts/candidates',
    operationId: 'listContractCandidates',
    summary: 'Usable quotes that have no contract yet, accepted ones first',
    responses: { 200: contractCandidatesSchema },
    handler: async ({ database }) => ok({ items: await contractCandidates(database) }),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts',
    operationId: 'draftContract',
    summary: 'Make a contract, or an order form, from a usable quote',
    body: newContractBody,
    responses: { 201: outcomeSchema },
    async handler(context) {
      const { quoteId } = context.body;
      await dealOf(context, 'quote', quoteId);
      return giveNew(context, 'DraftContract', { instanceId: quoteId }, {}, (id) => `/api/contracts/${id}`);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/contracts/{id}',
    operationId: 'readContract',
    summary: 'A contract with its clauses, papers and signed copy',
    params: byId,
    responses: { 200: contractSchema },
    async handler(context) {
      await dealOf(context, 'contract', context.params.id);
      const contract = found(await contractPage(context.database, context.actor, context.params.id));
      return ok(contract, contract.etagVersion);
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/regeneration',
    operationId: 'regenerateContract',
    summary: 'Print the paper again as a new document; the old one stays',
    params: byId,
    body: nothing,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => give(context, 'RegenerateContract', { instanceId: context.params.id }, {}, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/issue',
    operationId: 'issueContract',
    summary: 'Send the printed paper out for signature',
    params: byId,
    body: nothing,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => give(context, 'IssueContract', { instanceId: context.params.id }, {}, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/signed-copy',
    operationId: 'recordSignedCopy',
    summary: 'Record the signed copy (PDF, up to 25 MB); a second person confirms it',
    params: byId,
    query: signedCopyQuery,
    raw: uploads,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    async handler(context) {
      const bytes = context.body as unknown as Buffer;
      const read = await typeByContent(bytes, 'signed.pdf');
      if (isRefusal(read)) return read;
      const file = { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: read.mediaType, bytes };
      const { signedOn } = context.query;
      return give(context, 'RecordSignedCopy', { instanceId: context.params.id }, { file, signedOn }, context.ifMatch);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/contracts/{id}/signed-copy/content',
    operationId: 'downloadSignedCopy',
    summary: 'The signed copy',
    params: byId,
    responses: { 200: 'application/pdf' },
    async handler(context) {
      await dealOf(context, 'contract', context.params.id);
      const kept = found(await signedCopyFile(context.database, context.params.id));
      return attachment(kept.bytes, kept.mediaType, `${kept.number}-signed.pdf`);
    },
  }),
  route({
    ...writing,
    effect: 'decision',
    method: 'post',
    path: '/api/contracts/{id}/signed-copy/confirmation',
    operationId: 'confirmSignedCopy',
    summary: 'Say, as a second person, that the signed copy is what was approved',
    params: byId,
    body: confirmationBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'ConfirmSignedCopy', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/signed-copy/refusal',
    operationId: 'refuseSignedCopy',
    summary: 'Say that the signed copy is not what was approved',
    params: byId,
    body: refusalBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'RefuseSignedCopy', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/decline',
    operationId: 'declineContract',
    summary: 'Record that the customer will not sign',
    params: byId,
    body: refusalBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'DeclineContract', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contracts/{id}/withdrawal',
    operationId: 'withdrawContract',
    summary: 'Take the contract back',
    params: byId,
    body: refusalBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'WithdrawContract', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
];
