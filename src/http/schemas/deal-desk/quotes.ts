import { idParam, instant, moneySchema, plainDate, positiveDecimal, prose, version, z } from '../common.ts';
import {
  assessmentSchema,
  availableField,
  lineFiguresSchema,
  measuresSchema,
  personRef,
  previewAssessmentSchema,
  riskSchema,
  stateField,
  totalsSchema,
} from './assessment.ts';
import { derivationSchema } from './derivation.ts';
import { contentSchema } from './offer.ts';
import { overTimeSchema } from './over-time.ts';
import { keyedPricesSchema } from './prices.ts';
import { changeTableSchema } from './change-table.ts';

/** The active version of a quote, with its deal's name around it. */
export const quoteSchema = z
  .strictObject({
    id: idParam,
    number: z.string().openapi({ examples: ['Q-1042-1'] }),
    deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
    account: personRef,
    state: stateField,
    available: availableField,
    version,
    etagVersion: version.openapi({ description: 'The number in the ETag; raised by every change' }),
    content: contentSchema,
    measures: measuresSchema.nullable(),
    change: changeTableSchema.nullable().openapi({ description: 'Null where no running subscription is changed' }),
    risk: riskSchema.nullable(),
    assessment: assessmentSchema.nullable().openapi({ description: 'Frozen at submission; null before' }),
    figures: z.array(lineFiguresSchema).openapi({ description: 'What its rows show of each line' }),
    termsHash: z.string().nullable(),
    earlierRules: z.boolean().openapi({
      description:
        'It was priced by earlier rules: totals and terms are as they were, what is worked out of them as it is today',
    }),
    createdBy: personRef,
    submittedBy: personRef.nullable(),
    submittedAt: instant.nullable(),
    validity: z
      .strictObject({
        until: plainDate,
        extendedFrom: plainDate.nullable().openapi({ description: 'As it was submitted, when it was extended since' }),
        asked: z
          .strictObject({ id: idParam, until: plainDate, reason: z.string(), by: personRef, at: instant })
          .nullable()
          .openapi({ description: 'The extension that is asked and not decided' }),
      })
      .nullable()
      .openapi({ description: 'Null before submission' }),
    products: z
      .record(z.string(), z.strictObject({ sku: z.string(), name: z.string(), family: z.string(), unit: z.string() }))
      .openapi({ description: 'The products its lines name, by SKU' }),
    packages: z.array(z.string()).openapi({ description: 'Packages that other quotes of the customer are in' }),
  })
  .openapi('Quote');

export const quotePackageSchema = z
  .strictObject({
    name: z.string().nullable().openapi({ description: 'Null: the quote is judged by itself' }),
    others: z.array(
      z.strictObject({
        id: idParam,
        number: z.string(),
        state: stateField,
        version,
        deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
        tcv: moneySchema.openapi({ description: 'In the policy currency' }),
        exactTcv: z.string().openapi({ description: 'The same before it is rounded: what the sum is of' }),
      }),
    ),
    unseen: z.int().openapi({ description: 'How many more count that you may not see' }),
    own: moneySchema.nullable().openapi({ description: 'What it counts for itself; null while it cannot be priced' }),
    ownVersion: version.openapi({ description: 'The version of it that counts' }),
    ownExact: z.string().nullable().openapi({ description: 'What it counts before it is rounded' }),
    tcv: moneySchema
      .nullable()
      .openapi({ description: 'Of all together; null where that would tell of what you may not see' }),
  })
  .openapi('QuotePackage');

export const quoteVersionRowSchema = z
  .strictObject({
    version,
    createdBy: personRef,
    createdAt: instant,
    submittedBy: personRef.nullable(),
    submittedAt: instant.nullable(),
    termsHash: z.string().nullable(),
    measures: measuresSchema.nullable(),
  })
  .openapi('QuoteVersionRow');
export const quoteVersionsSchema = z.strictObject({ items: z.array(quoteVersionRowSchema) });

export const changeSchema = z
  .strictObject({
    kind: z.enum(['term', 'measure', 'line', 'element']),
    subject: z.string(),
    field: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .openapi('Change');
export const differenceSchema = z.strictObject({ from: version, to: version, changes: z.array(changeSchema) });

/** Body of opening a quote, and of replacing a draft's content. */
export const quoteBody = contentSchema;

/** What the content would be worth and need now, in short; nothing is saved. */
export const previewSchema = z
  .strictObject({
    measures: totalsSchema,
    change: changeTableSchema.nullable().openapi({ description: 'Null where no running subscription is changed' }),
    figures: z.array(lineFiguresSchema),
    risk: riskSchema,
    assessment: previewAssessmentSchema,
    overTime: overTimeSchema.optional().openapi({ description: 'Month by month, for whoever asked with `overTime`' }),
    derivation: derivationSchema.optional().openapi({ description: 'Of the figure that `explain` names' }),
    basis: keyedPricesSchema
      .optional()
      .openapi({ description: 'The prices it was worked out on, for whoever asked with `prices`' }),
  })
  .openapi('Preview');

export const submissionBody = z.strictObject({ comment: prose(4_000).default('') });
export const reasonBody = z.strictObject({ reason: prose(2_000).min(1, 'Say why.') });
export const extensionBody = z.strictObject({ until: plainDate, reason: prose(2_000).min(1, 'Say why.') });
export const extensionDecisionBody = z.strictObject({
  extensionId: idParam,
  decision: z.enum(['grant', 'refuse']),
  comment: prose(2_000).default(''),
});
export const acceptanceBody = z.strictObject({
  contactId: idParam,
  acceptedOn: plainDate,
  note: prose(2_000).default(''),
});

/** What a command did: the machine it was given to, as it is now. */
export const outcomeSchema = z
  .strictObject({ id: idParam, dealId: idParam, state: stateField, available: availableField, version })
  .openapi('Outcome');

/** Which version to start from; the active one when none is named. */
export const cloneBody = z.strictObject({ version: version.optional() }).default({});

/** A quote made from another one, and what could not be taken over. */
export const reofferedSchema = outcomeSchema
  .extend({ leftOut: z.array(z.strictObject({ subject: z.string(), reason: z.string() })) })
  .openapi('Reoffered');

export const likeQuery = z.strictObject({
  q: z.string().trim().max(200).default(''),
  atLeast: positiveDecimal.optional().openapi({ description: 'The least value of the deal, in its currency' }),
  atMost: positiveDecimal.optional().openapi({ description: 'The most value of the deal, in its currency' }),
  since: plainDate.optional().openapi({ description: 'The deal has moved on this day (UTC) or later' }),
});
export const likeListSchema = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id: idParam,
        number: z.string(),
        version,
        state: stateField,
        deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
        account: personRef,
        tcv: moneySchema.nullable(),
        lines: z.int(),
        changedAt: instant,
      })
      .openapi('QuoteRowLike'),
  ),
});
