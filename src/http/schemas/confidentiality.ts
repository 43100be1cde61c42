import { commissionSights, sightLevels } from '../../domain/confidentiality.ts';
import { z } from './common.ts';

const level = z.enum(sightLevels);
const commission = z
  .enum(commissionSights)
  .openapi({ description: 'Whose commission is seen: one’s own, also of those below, or everybody’s' });

export const sightBody = z
  .strictObject({ cost: level, margin: level, commission: commission.optional() })
  .openapi('Sight', {
    description:
      'Cost and margin are visible both or neither: net and one of them give the other. Commission stays when left out',
  });

export const byRole = z.strictObject({ role: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/) });

export const roleSightSchema = z
  .strictObject({ role: z.string(), title: z.string(), cost: level, margin: level, commission })
  .openapi('RoleSight');
export const sightListSchema = z.strictObject({ items: z.array(roleSightSchema) });
