/** How a figure of a version came about, and how that is asked, as the API shows it. */
import { measureDefinitions, type MeasureName } from '../../../domain/measures/definitions.ts';
import {
  monthFigures,
  optionFigures,
  ruleFigures,
  scheduleFigures,
  stretchFigures,
  waterfallFigures,
} from '../../../domain/measures/figures.ts';
import { currency, idParam, z } from '../common.ts';
import { waterfallStep } from './assessment.ts';

const measureNames = Object.keys(measureDefinitions) as [MeasureName, ...MeasureName[]];
/** A measure, or another figure that a screen shows: a step of the waterfall, an invoice, a month, a stretch, an option, what rules alone read. */
export const figureName = z.enum([
  ...measureNames,
  ...waterfallFigures,
  ...scheduleFigures,
  ...monthFigures,
  ...stretchFigures,
  ...optionFigures,
  ...ruleFigures,
]);
/** Which of several of a kind is meant. */
export const calledParam = z.string().max(200).optional().openapi({
  description:
    'Of a further discount the name it is given for, of an invoice its number, of a month its number counted from 0 at the start, of a stretch of a line its first day, of a measure the policy currency to have it in that, of a figure of lines `lines` to have that of every line',
});
/** The offer in which a figure is asked, where it is not the one as it stands. */
export const chosenParam = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,36}(,[A-Za-z0-9_-]{1,36}){0,31}$/, 'Name the lines, with commas between them.')
  .optional()
  .openapi({ description: 'Lines that the customer may choose, to have the figure as it is once they are chosen' });

/** How a figure came about, down to what was given: steps in order, those that make one up follow it one deeper. */
const derivation = {
  measure: figureName,
  line: z.string().nullable(),
  steps: z
    .array(
      z.strictObject({
        depth: z.int(),
        name: z.string(),
        of: z.string().optional(),
        line: z.string().optional(),
        called: z.string().optional(),
        figure: figureName
          .optional()
          .openapi({ description: 'What tells how it came about, where that is not asked by its name' }),
        chosen: z
          .string()
          .optional()
          .openapi({ description: 'Options that are chosen where it stands, to be asked with' }),
        quote: z
          .strictObject({ id: idParam, version: z.int() })
          .optional()
          .openapi({ description: 'Another quote of the package whose figure it is' }),
        operation: z.enum([
          'given',
          'sum',
          'difference',
          'product',
          'quotient',
          'least',
          'greatest',
          'rounded',
          'share',
        ]),
        unit: z.enum(['money', 'policyMoney', 'ratio', 'days', 'number']),
        currency: currency.optional(),
        value: z.string().nullable(),
      }),
    )
    .nullable()
    .openapi({ description: 'The figure first. Null to whom cost and margin are not shown' }),
  waterfall: z.array(waterfallStep).nullable().openapi({ description: 'Of a line: its own way from list to margin' }),
};
export const derivationSchema = z.strictObject(derivation).openapi('Derivation');

/** Of a version as it was submitted. */
export const storedDerivationSchema = z
  .strictObject({
    ...derivation,
    earlierRules: z.boolean().openapi({
      description:
        'The version was priced by earlier rules and keeps its figures: these are worked out by those of today',
    }),
  })
  .openapi('StoredDerivation');
