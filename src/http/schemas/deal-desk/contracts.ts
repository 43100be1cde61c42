import { contractList } from '../../../domain/lists/shapes.ts';
import { idParam, instant, moneySchema, plainDate, prose, version, z } from '../common.ts';
import { listPage, queryOfList } from '../lists.ts';
import { availableField, personRef, stateField } from './assessment.ts';
import { documentRowSchema } from './deals.ts';

const head = {
  id: idParam,
  number: z.string().openapi({ examples: ['C-1007'] }),
  kind: z.enum(['contract', 'order-form']),
  deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
  account: personRef,
  quote: z.strictObject({ id: idParam, number: z.string(), version }),
  state: stateField,
  createdAt: instant,
  tcv: moneySchema.nullable(),
};

export const contractRowSchema = z.strictObject(head).openapi('ContractRow');
export const contractListQuery = queryOfList(contractList);
export const contractListSchema = listPage(contractRowSchema);

export const clauseSchema = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    position: z.enum(['standard', 'agreed']),
    paragraphs: z.array(z.strictObject({ number: z.string(), text: z.string() })),
  })
  .openapi('Clause');

export const contractSchema = z
  .strictObject({
    ...head,
    etagVersion: version,
    available: availableField,
    termsHash: z.string(),
    clauses: z.array(clauseSchema),
    documents: z.array(documentRowSchema),
    signedCopy: z
      .strictObject({
        sha256: z.string(),
        mediaType: z.string(),
        size: z.int(),
        recordedBy: personRef,
        recordedAt: instant,
        signedOn: plainDate,
        confirmedBy: personRef.nullable(),
        confirmedAt: instant.nullable(),
      })
      .nullable(),
  })
  .openapi('Contract');

export const newContractBody = z.strictObject({ quoteId: idParam });
export const signedCopyQuery = z.strictObject({ signedOn: plainDate });
export const confirmationBody = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .openapi({ description: 'Of the copy you read' }),
});
export const refusalBody = z.strictObject({ reason: prose(2_000).min(1, 'Say why.') });

/** A deal whose approved quote has no contract yet: legal's queue. */
export const contractCandidateSchema = z
  .strictObject({
    quoteId: idParam,
    quoteNumber: z.string(),
    version,
    state: stateField,
    deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
    account: personRef,
    owner: personRef,
    kind: z.enum(['contract', 'order-form']),
    tcv: moneySchema.nullable(),
    since: instant,
  })
  .openapi('ContractCandidate');
export const contractCandidatesSchema = z.strictObject({ items: z.array(contractCandidateSchema) });
