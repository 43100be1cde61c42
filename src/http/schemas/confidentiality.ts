import { sightLevels } from '../../domain/confidentiality.ts';
import { z } from './common.ts';

const level = z.enum(sightLevels);

export const sightBody = z
  .strictObject({ cost: level, margin: level })
  .openapi('Sight', { description: 'Cost and margin are visible both or neither: net and one of them give the other' });

export const byRole = z.strictObject({ role: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/) });

export const roleSightSchema = z
  .strictObject({ role: z.string(), title: z.string(), cost: level, margin: level })
  .openapi('RoleSight');
export const sightListSchema = z.strictObject({ items: z.array(roleSightSchema) });
