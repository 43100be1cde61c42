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

/** Figures of a month of the offer, each asked by its number, counted from the start; and of it and all before. */
export const monthFigures = [
  'recurringInMonth',
  'usageInMonth',
  'oneTimeInMonth',
  'billedInMonth',
  'cashInMonth',
  'recurringToMonth',
  'usageToMonth',
  'oneTimeToMonth',
  'billedToMonth',
  'cashToMonth',
] as const;
export type MonthFigure = (typeof monthFigures)[number];

/** Figures of a stretch of a line, each asked by its first day. */
export const stretchFigures = ['stretchNet'] as const;
export type StretchFigure = (typeof stretchFigures)[number];

/** Figures of a line that the customer may still choose. */
export const optionFigures = ['adds', 'addsToOthers'] as const;
export type OptionFigure = (typeof optionFigures)[number];

/** What rules read beside the measures, and no screen shows of itself: of the whole, but for the first, which is of a line. */
export const ruleFigures = [
  'outsideRange',
  'closeDays',
  'customWorkShare',
  'termMonths',
  'termYears',
  'freeMonths',
  'optionalLines',
  'agreedLines',
  'families',
  'customTermCount',
] as const;
export type RuleFigure = (typeof ruleFigures)[number];

/** Every figure of a quote that can be asked how it came about. */
export type FigureName =
  | MeasureName
  | WaterfallFigure
  | ScheduleFigure
  | MonthFigure
  | StretchFigure
  | OptionFigure
  | RuleFigure;

export const isOneOf = <T extends FigureName>(figures: readonly T[], name: FigureName): name is T =>
  (figures as readonly FigureName[]).includes(name);

/** What the single steps mean, beside the measures that sum them. */
export const waterfallDefinitions: Record<WaterfallFigure, MeasureDefinition> = {
  freeUnits: {
    name: 'Free units',
    unit: 'money',
    formula:
      'Price of all units − price of the units that are charged, each rounded once; at the tier of all units where that is the price of each',
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
    formula:
      'Price before − price with the rise of every year, each rounded once; a rise is a negative discount. A price that a ramp says is charged as it is',
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

const feesOfMonth = (fees: string): MeasureDefinition => ({
  name: `${fees} in a month`,
  unit: 'money',
  formula: `${fees} of every line that lie in the month: fees of a stretch × its months in this one ÷ all its months, shared out so that all months sum to the net`,
  example: '$12,600.36 × 1 ÷ 12 = $1,050.03',
});
const upToMonth = (what: string, each: string): MeasureDefinition => ({
  name: `${what} since the beginning`,
  unit: 'money',
  formula: `${each} of the month and of every month before it, summed`,
  example: '$1,050.03 + $1,050.03 + $1,050.03 = $3,150.09',
});

export const monthDefinitions: Record<MonthFigure, MeasureDefinition> = {
  recurringInMonth: feesOfMonth('Recurring fees'),
  usageInMonth: feesOfMonth('Committed usage fees'),
  oneTimeInMonth: {
    name: 'One-time fees in a month',
    unit: 'money',
    formula: 'Net of every line that is charged once and begins in the month',
    example: '$4,310.00 + $1,520.50 = $5,830.50',
  },
  billedInMonth: {
    name: 'Billed in a month',
    unit: 'money',
    formula: 'All invoices that are issued in the month',
    example: '$69,120.40 + $4,310.00 = $73,430.40',
  },
  cashInMonth: {
    name: 'Cash in a month',
    unit: 'money',
    formula: 'All invoices that are due in the month',
    example: '$69,120.40 + $4,310.00 = $73,430.40',
  },
  recurringToMonth: upToMonth('Recurring fees', 'Recurring fees'),
  usageToMonth: upToMonth('Committed usage fees', 'Committed usage fees'),
  oneTimeToMonth: upToMonth('One-time fees', 'One-time fees'),
  billedToMonth: upToMonth('Billed', 'What is billed'),
  cashToMonth: upToMonth('Cash', 'What is due'),
};

export const stretchDefinitions: Record<StretchFigure, MeasureDefinition> = {
  stretchNet: {
    name: 'Net of a stretch',
    unit: 'money',
    formula:
      'List of the stretch of a line that has one quantity and price − its discounts − its share of those on the total',
    example: '$24,311.00 − $2,431.10 − $656.40 = $21,223.50',
  },
};

export const optionDefinitions: Record<OptionFigure, MeasureDefinition> = {
  adds: {
    name: 'Price if chosen',
    unit: 'money',
    formula:
      'Net of the quote with this one alone of the open options chosen − net without it: its own net, and what the other lines change by',
    example: '($1,500.00 − $150.00) − ($1,000.00 − $150.00) = $500.00',
  },
  addsToOthers: {
    name: 'What choosing it changes of the other lines',
    unit: 'money',
    formula: 'Price if chosen − net of the line itself once it is chosen; negative where the others come to less',
    example: '$612.50 − $540.00 = $72.50',
  },
};

export const ruleDefinitions: Record<RuleFigure, MeasureDefinition> = {
  outsideRange: {
    name: 'Discount outside the range',
    unit: 'ratio',
    formula:
      'How far the discount of a line lies from the nearest one in the discount range of its product; 0 inside, or without a range',
    example: '28 % − 25 % = 3 %',
  },
  closeDays: {
    name: 'Days until it closes',
    unit: 'number',
    formula:
      'Days from today, of a submitted version from the day of its submission, to the day on which the customer means to sign; negative once that is over',
    example: 'From 3 March to 7 April: 28 days of March + 7 days of April = 35',
  },
  customWorkShare: {
    name: 'Share of custom work',
    unit: 'ratio',
    formula: 'Net of the line that charges the custom work ÷ net; no value without such a line, or without a net',
    example: '$12,000.00 ÷ $48,000.00 = 25 %',
  },
  termMonths: {
    name: 'Term in months',
    unit: 'number',
    formula: 'Whole months from the first day, and of an unfinished one its days ÷ the days of that month',
    example: '5 + 26 ÷ 31 = 5.8387',
  },
  termYears: {
    name: 'Term in years',
    unit: 'number',
    formula: 'Term in months ÷ 12',
    example: '30 ÷ 12 = 2.5',
  },
  freeMonths: {
    name: 'Most free months',
    unit: 'number',
    formula: 'The most free months of any line, also of one that the customer may still choose',
    example: 'The highest of 2 and 3 = 3',
  },
  optionalLines: {
    name: 'Lines to choose',
    unit: 'number',
    formula: 'Every line that the customer may still choose counts 1',
    example: '1 + 1 = 2',
  },
  agreedLines: {
    name: 'Lines at agreed prices',
    unit: 'number',
    formula: 'Every line whose list price is that of a price agreement counts 1',
    example: '1 + 1 + 1 = 3',
  },
  families: {
    name: 'Product families',
    unit: 'number',
    formula: 'Every product family counts 1, however many of its products are on the quote',
    example: '1 + 1 = 2',
  },
  customTermCount: {
    name: 'Number of non-standard elements',
    unit: 'number',
    formula: 'Every non-standard element counts 1',
    example: '1 + 1 + 1 = 3',
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
