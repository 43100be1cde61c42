/** Other ways to offer the same, kept with a quote. */
import { idParam, instant, line, version, z } from '../common.ts';
import { personRef } from './assessment.ts';
import { contentSchema } from './offer.ts';

export const scenarioBody = z.strictObject({ name: line(80), content: contentSchema }).openapi('ScenarioContent');

/** What is absent stays as it is. */
export const scenarioChange = z
  .strictObject({ name: line(80).optional(), content: contentSchema.optional() })
  .openapi('ScenarioChange');

export const scenarioSchema = z
  .strictObject({
    id: idParam,
    name: z.string(),
    content: contentSchema,
    createdBy: personRef,
    createdAt: instant,
    version,
  })
  .openapi('Scenario');
export const scenariosSchema = z.strictObject({ items: z.array(scenarioSchema) });
export const byScenario = z.strictObject({ id: idParam, scenario: idParam });
