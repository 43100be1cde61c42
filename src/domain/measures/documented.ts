import { lineInputTypes } from '../line-input-types.ts';
import { type InputType, inputTypes } from '../policy-value.ts';
import { type MeasureDefinition, measureDefinitions, type MeasureName } from './definitions.ts';
import {
  type FigureName,
  monthDefinitions,
  optionDefinitions,
  ruleDefinitions,
  scheduleDefinitions,
  stretchDefinitions,
  waterfallDefinitions,
} from './figures.ts';

export interface DocumentedMeasure extends MeasureDefinition {
  measure: FigureName;
  /** What rules read it as, and in which direction a deal gets worse; null: rules do not read it. */
  input: { name: string; worse: NonNullable<InputType['worse']> | null } | null;
}

const definitions: Record<FigureName, MeasureDefinition> = {
  ...measureDefinitions,
  ...waterfallDefinitions,
  ...scheduleDefinitions,
  ...monthDefinitions,
  ...optionDefinitions,
  ...stretchDefinitions,
  ...ruleDefinitions,
};

/** Every figure that can be asked about, with what it means and how rules name it. */
export const measuresDefined = (): DocumentedMeasure[] =>
  (Object.entries(definitions) as [FigureName, MeasureDefinition][]).map(([measure, definition]) => ({
    measure,
    ...definition,
    input: inputOf(measure),
  }));

function inputOf(measure: FigureName): DocumentedMeasure['input'] {
  const name = otherNames[measure as MeasureName] ?? measure;
  const spec = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  return spec ? { name, worse: spec.worse ?? null } : null;
}

/** What rules read of a line has its own name here only where nothing of the whole is called so. */
const inputs: Readonly<Record<string, InputType>> = { ...inputTypes, outsideRange: lineInputTypes.outsideRange };
/** Rules read money in the policy currency. */
const otherNames: Partial<Record<MeasureName, string>> = { tcvPolicy: 'tcv' };
