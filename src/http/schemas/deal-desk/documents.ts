import { idParam, z } from '../common.ts';
import { documentRowSchema } from './deals.ts';

export const documentSchema = z
  .strictObject({
    ...documentRowSchema.shape,
    dealId: idParam,
    termsHash: z.string().nullable(),
    templateHash: z.string().nullable(),
    renderedBy: z.string().nullable(),
  })
  .openapi('Document');

export const documentVerificationSchema = z
  .strictObject({
    fileUnchanged: z
      .boolean()
      .nullable()
      .openapi({ description: 'The bytes have the hash on record; null until printed' }),
    termsUnchanged: z
      .boolean()
      .nullable()
      .openapi({ description: 'It names the hash of its version’s terms; null for drafts' }),
    audited: z.boolean().openapi({ description: 'The audit trail names the same terms' }),
  })
  .openapi('DocumentVerification');
