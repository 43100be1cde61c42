import { hitKinds } from '../../queries/search.ts';
import { z } from './common.ts';

export const searchQuery = z.strictObject({
  q: z.string().trim().min(1, 'Say what you look for.').max(200),
  limit: z
    .string()
    .regex(/^\d{1,2}$/, 'Write a whole number.')
    .transform(Number)
    .pipe(z.int().min(1).max(50))
    .default(6)
    .openapi({ type: 'integer', minimum: 1, maximum: 50, default: 6, description: 'Hits of each kind' }),
});

export const hitSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    detail: z.string(),
    link: z.string().openapi({ description: 'The address of its screen' }),
    fit: z.int().min(0).max(3).openapi({
      description:
        '0: the very number or name; 1: begins so; 2: has it somewhere; 3: is like it, or of an account that is',
    }),
  })
  .openapi('Hit');

export const foundSchema = z.strictObject({
  groups: z.array(z.strictObject({ kind: z.enum(hitKinds), hits: z.array(hitSchema) })),
});
