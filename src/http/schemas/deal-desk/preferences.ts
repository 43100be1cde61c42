import { channels, kindNames } from '../../../../workflows/message-kinds.ts';
import { z } from '../common.ts';

const channel = z.enum(channels).openapi({
  description:
    '`mail`: at once by mail and in the product; `digest`: in the product and the daily digest; `off`: neither',
});

export const preferencesSchema = z
  .strictObject({
    kinds: z.array(
      z.strictObject({
        kind: z.enum(kindNames),
        title: z.string(),
        about: z.string(),
        channel,
        required: z.boolean().openapi({ description: 'It cannot be switched off' }),
      }),
    ),
    digest: z.strictObject({ wanted: z.boolean(), at: z.string(), timeZone: z.string() }),
  })
  .openapi('NotificationPreferences');

export const preferenceChangesSchema = z
  .strictObject({
    kinds: z.partialRecord(z.enum(kindNames), channel).default({}),
    digest: z
      .strictObject({
        wanted: z.boolean().optional(),
        at: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as HH:MM.')
          .optional(),
      })
      .default({}),
  })
  .openapi('NotificationPreferenceChanges');
