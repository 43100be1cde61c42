/** What people are paid by: plans, where they stand, and what a quote changes. */
import { planPeriods } from '../../domain/compensation/period.ts';
import { creditedDeals, planMeasures, rateBases, thresholdSides } from '../../domain/compensation/plan.ts';
import {
  currency,
  decimalText,
  idParam,
  instant,
  line,
  moneySchema,
  plainDate,
  prose,
  ratioAnswer,
  ratioText,
  version,
  z,
} from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

const rate = z.strictObject({
  from: ratioText.openapi({ description: 'Share of the quota from which on it is paid; 0 for the first' }),
  side: z.enum(thresholdSides).openapi({ description: 'Whether reaching the threshold is enough' }),
  rate: ratioText.openapi({ description: 'Share of the measure that is paid' }),
});

const content = z
  .strictObject({
    measure: z.enum(planMeasures),
    currency,
    period: z.enum(planPeriods),
    quota: decimalText.nullable().openapi({ description: 'Null: everybody’s own, that begins in the period' }),
    rates: z.array(rate).min(1).max(20),
    applies: z
      .enum(rateBases)
      .openapi({ description: 'A higher rate is paid on the whole amount, or only on what is above its threshold' }),
    deals: z
      .enum(creditedDeals)
      .openapi({ description: 'One’s own deals, or those of everybody below: a manager’s override' }),
    payableOn: z.literal('signed'),
    from: plainDate,
    to: plainDate.nullable(),
    people: z.array(idParam).max(2_000),
    roles: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,49}$/)).max(50),
  })
  .openapi('PlanContent');

const note = prose(1_000).default('');
export const planVersionBody = z.strictObject({ content, note }).openapi('PlanProposal');
export const planBody = planVersionBody.extend({ name: line(80) }).openapi('NewPlan');

const planVersion = z
  .strictObject({
    version,
    status: z.enum(['proposed', 'published', 'declined']),
    content,
    note: z.string(),
    proposedBy: personRef,
    proposedAt: instant,
    decidedBy: personRef.nullable(),
    decidedAt: instant.nullable(),
  })
  .openapi('PlanVersion');

const planRow = z.strictObject({
  id: idParam,
  name: z.string(),
  inForce: planVersion.nullable().openapi({ description: 'The version that counts today' }),
  isProposed: z.boolean(),
});
export const plansSchema = z.strictObject({ items: z.array(planRow.openapi('PlanRow')) });
export const planSchema = planRow
  .extend({ versions: z.array(planVersion), people: z.array(personRef), available: availableField })
  .openapi('Plan');

export const byPlanVersion = z.strictObject({
  id: idParam,
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'Write a version number.')
    .transform(Number)
    .pipe(version),
});

const standing = z.strictObject({
  attained: moneySchema,
  share: ratioAnswer.openapi({ description: 'Of the quota' }),
  rate: ratioAnswer.openapi({ description: 'Share of the measure that is paid now' }),
  commission: moneySchema,
});

const planStanding = z
  .strictObject({
    person: personRef,
    plan: personRef.extend({ version }),
    measure: z.enum(planMeasures),
    deals: z.enum(creditedDeals),
    period: z.strictObject({ name: z.string(), from: plainDate, to: plainDate }),
    terms: z
      .strictObject({
        currency,
        quota: decimalText,
        applies: z.enum(rateBases),
        rates: z.array(z.strictObject({ from: decimalText, side: z.enum(thresholdSides), rate: decimalText })),
      })
      .nullable()
      .openapi({ description: 'Null: no quota of their own is known for the period' }),
    planRate: decimalText
      .nullable()
      .openapi({ description: 'Policy currency units for one of the plan’s on the first day of the period' }),
    attained: moneySchema,
    counted: z.int().openapi({ description: 'Signed deals that make it up' }),
    uncounted: z.int().openapi({ description: 'Signed deals without this measure, or in a currency without a rate' }),
    behind: z.array(z.strictObject({ deal: personRef.extend({ number: z.string() }), credit: moneySchema })).openapi({
      description:
        'The counted deals, the largest first, a hundred at most; none where you may not see every one of them',
    }),
    standing: standing.nullable(),
  })
  .openapi('PlanStanding');
export const standingsSchema = z.strictObject({ items: z.array(planStanding) });

const effect = z.strictObject({
  credit: moneySchema.openapi({ description: 'What the deal counts' }),
  before: standing,
  with: standing,
  difference: moneySchema.openapi({ description: 'Commission with the deal − without it' }),
  cliffs: z
    .array(
      z.strictObject({
        direction: z.enum(['more', 'less']),
        at: ratioAnswer,
        threshold: moneySchema,
        by: moneySchema,
        change: moneySchema,
      }),
    )
    .openapi({
      description: 'Thresholds within 5 % of their amount, where a little more or less changes the commission',
    }),
});

export const quoteCompensationSchema = z
  .strictObject({
    on: plainDate.openapi({ description: 'The day it counts on: of its signature, else today' }),
    isSigned: z.boolean(),
    items: z
      .array(
        planStanding
          .omit({ standing: true })
          .extend({
            quoteCurrency: currency,
            share: decimalText.openapi({ description: 'Share of the deal that counts' }),
            quoteRate: decimalText.openapi({ description: 'Policy currency units for one of the quote’s' }),
            effect: effect.nullable(),
          })
          .openapi('QuoteEffect'),
      )
      .openapi({ description: 'Of those whose pay you may see; what was attained is without this deal' }),
    payLine: z
      .array(z.strictObject({ person: personRef, deals: z.enum(creditedDeals) }))
      .openapi({ description: 'Who is paid by this deal, for those who decide: no figures' }),
  })
  .openapi('QuoteCompensation');
