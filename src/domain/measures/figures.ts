import type { MeasureDefinition, MeasureName } from './definitions.ts';
import type { WaterfallStep } from './measures.ts';

/** The steps of the waterfall that are no measure of their own: each single discount, and what is left in money. */
export const waterfallFigures = [
  'freeUnits',
  'freeTime',
  'uplift',
  'ownDiscount',
  'furtherDiscount',
  'firstHeaderDiscount',
  'furtherHeaderDiscount',
  'pocketMarginAmount',
] as const;
export type WaterfallFigure = (typeof waterfallFigures)[number];

/** Figures of the schedule, each asked by the number of its invoice. */
export const scheduleFigures = ['invoice'] as const;
export type ScheduleFigure = (typeof scheduleFigures)[number];

/** Every figure of a quote that can be asked how it came about. */
export type FigureName = MeasureName | WaterfallFigure | ScheduleFigure;

/** What the single steps mean, beside the measures that sum them. */
export const waterfallDefinitions: Record<WaterfallFigure, MeasureDefinition> = {
  freeUnits: {
    name: 'Free units',
    unit: 'money',
    formula: 'Price of all units − price of the units that are charged, each rounded once',
    example: '10 × $100.00 − 8 × $100.00 = $200.00',
  },
  freeTime: {
    name: 'Free time',
    unit: 'money',
    formula: 'Price of the whole time of use − price of the time that is charged, each rounded once',
    example: '$1,200.00 − $1,200.00 × 11 ÷ 12 = $100.00',
  },
  uplift: {
    name: 'Uplift',
    unit: 'money',
    formula: 'Price before − price with the rise of every year, each rounded once; a rise is a negative discount',
    example: '$2,000.00 − ($1,000.00 + $1,000.00 × 1.05) = −$50.00',
  },
  ownDiscount: {
    name: "Line's discount",
    unit: 'money',
    formula: 'Price before − price after the percentage, amount or target price of the line, each rounded once',
    example: '$1,000.00 − $1,000.00 × 80 % = $200.00',
  },
  furtherDiscount: {
    name: 'Further discount',
    unit: 'money',
    formula: 'What the discounts before it left − the price after it, each rounded once',
    example: '$800.00 − $800.00 × 95 % = $40.00',
  },
  firstHeaderDiscount: {
    name: 'Discount on the total',
    unit: 'money',
    formula: 'Total after line discounts × its percentage, rounded once; or the amount; or the total − the one agreed',
    example: '$900.00 × 10 % = $90.00',
  },
  furtherHeaderDiscount: {
    name: 'Further discount on the total',
    unit: 'money',
    formula: 'What the discounts on the total before it left × its percentage, rounded once; or the amount',
    example: '$810.00 × 5 % = $40.50',
  },
  pocketMarginAmount: {
    name: 'Pocket margin amount',
    unit: 'money',
    formula: 'Pocket price − cost',
    example: '$84,013.70 − $42,006.85 = $42,006.85',
  },
};

export const scheduleDefinitions: Record<ScheduleFigure, MeasureDefinition> = {
  invoice: {
    name: 'Invoice',
    unit: 'money',
    formula: "What falls due of every line's net, shared out so that all invoices sum to the net",
    example: '$84,000.00 ÷ 4 + $48,000.00 = $69,000.00',
  },
};

/** Which figure a step of the waterfall shows: of a line its discount on the total is one share. */
export function figureOfStep(step: WaterfallStep['name'], isLine: boolean): FigureName {
  if (step === 'headerDiscount') return isLine ? 'headerDiscount' : 'firstHeaderDiscount';
  return otherNames[step] ?? (step as FigureName);
}

const otherNames: Partial<Record<WaterfallStep['name'], FigureName>> = {
  lineDiscount: 'ownDiscount',
  margin: 'marginAmount',
  pocketMargin: 'pocketMarginAmount',
};
