import { currency, decimalText, idParam, instant, plainDate, positiveDecimal, prose, ratioText, z } from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

const dated = { validFrom: plainDate, note: prose(1_000).default('') };

const table = z
  .array(z.strictObject({ currency, rate: positiveDecimal }))
  .min(1, 'Give the rate of one currency at least.')
  .superRefine((rates, { addIssue }) => {
    for (const [index, rate] of rates.entries()) {
      if (rates.findIndex((other) => other.currency === rate.currency) !== index)
        addIssue({ code: 'custom', path: [index, 'currency'], message: `${rate.currency} is named twice.` });
    }
  });
/** A yearly rate of interest. */
const yearly = ratioText.refine((text) => /^(0|1(\.0*)?$)/.test(text), 'At most 100 %.');

export const exchangeRatesBody = z.strictObject({ ...dated, rates: table }).openapi('NewExchangeRates');
export const creditRateBody = z.strictObject({ ...dated, rate: yearly }).openapi('NewCreditRate');

const proposed = <T extends z.ZodType>(content: T) =>
  z
    .strictObject({
      id: idParam,
      validFrom: plainDate,
      content,
      note: z.string(),
      proposedBy: personRef,
      proposedAt: instant,
      drafts: z.array(z.string()).openapi({ description: 'Deals whose drafts are measured anew' }),
    })
    .nullable();

export const exchangeRatesSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({ currency: z.string(), validFrom: plainDate, rate: decimalText }).openapi('ExchangeRate'),
    ),
    change: proposed(
      z.strictObject({
        rates: z.array(
          z.strictObject({
            currency,
            rate: decimalText,
            validFrom: plainDate.optional().openapi({ description: 'Where it is not that of the change' }),
          }),
        ),
      }),
    ),
    available: availableField,
  })
  .openapi('ExchangeRates');
export const creditRatesSchema = z
  .strictObject({
    items: z.array(z.strictObject({ validFrom: plainDate, rate: decimalText }).openapi('CreditRate')),
    change: proposed(z.strictObject({ rate: decimalText })),
    available: availableField,
  })
  .openapi('CreditRates');
