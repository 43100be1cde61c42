import type { NamedDiscount, QuoteLine, RampSegment, UsageTerms } from '../../domain/offer.ts';
import { discountText, parseDiscount, parsePercent } from './discount-text.ts';
import { writtenNumber } from './written-number.ts';

/** A step of a ramp as it is being written. */
export interface DraftStep {
  from: string;
  quantity: string;
  unitPrice: string;
}

/** A further discount as it is being written. */
export interface DraftFurther {
  name: string;
  discount: string;
}

/** What a line has beside product, quantity, discount and dates: every value is the text of its field. */
export interface DraftStructure {
  ramp: readonly DraftStep[];
  further: readonly DraftFurther[];
  freeMonths: string;
  /** '': the first ones. */
  freeMonthsAt: '' | 'start' | 'end';
  freeUnits: string;
  uplift: string;
  commitment: string;
  minimum: string;
  overage: string;
  optional: boolean;
  alternative: string;
  chosen: boolean;
  group: string;
  agreement: string;
  /** Fields that are not written here, kept as they were read. */
  rest: Partial<QuoteLine>;
}

export const noStructure: DraftStructure = {
  ramp: [],
  further: [],
  freeMonths: '',
  freeMonthsAt: '',
  freeUnits: '',
  uplift: '',
  commitment: '',
  minimum: '',
  overage: '',
  optional: false,
  alternative: '',
  chosen: false,
  group: '',
  agreement: '',
  rest: {},
};

/** Undefined when there is nothing in it, as of most lines. */
export const orNone = (structure: DraftStructure): DraftStructure | undefined =>
  JSON.stringify(structure) === JSON.stringify(noStructure) ? undefined : structure;

/** What a line that was read has beside the cells of its row. */
export function structureOf(line: QuoteLine): DraftStructure | undefined {
  const { id: _i, product: _p, quantity: _q, discount: _d, start: _s, termMonths: _t, ...more } = line;
  const { ramp, furtherDiscounts, freeMonths, freeMonthsAt, freeUnits, uplift, usage, ...others } = more;
  const { optional, alternative, chosen, group, agreement, ...rest } = others;
  return orNone({
    ramp: (ramp ?? []).map(({ from, quantity = '', unitPrice = '' }) => ({ from, quantity, unitPrice })),
    further: furtherOf(furtherDiscounts),
    freeMonths: freeMonths === undefined ? '' : String(freeMonths),
    freeMonthsAt: freeMonthsAt ?? '',
    freeUnits: freeUnits ?? '',
    uplift: uplift === undefined ? '' : discountText({ percent: uplift }),
    commitment: usage?.commitment ?? '',
    minimum: usage?.minimum ?? '',
    overage: usage?.overage ?? '',
    optional: optional ?? false,
    alternative: alternative ?? '',
    chosen: chosen ?? false,
    group: group ?? '',
    agreement: agreement ?? '',
    rest,
  });
}

/** Further discounts that were read, as they are written. */
export const furtherOf = (discounts: readonly NamedDiscount[] = []): DraftFurther[] =>
  discounts.map(({ name, discount }) => ({ name, discount: discountText(discount) }));

/** What cannot be read, by pointer. */
export type Complain = (field: string, message: string) => void;

/** The same as fields of a line; `complain` is told what cannot be read. */
export function readStructure(structure: DraftStructure, complain: Complain): Partial<QuoteLine> {
  const { ramp, further, freeMonths, freeMonthsAt, freeUnits, uplift } = structure;
  const { optional, alternative, chosen, group, agreement, rest } = structure;
  const usage = readUsage(structure, complain);
  const steps = ramp.map((step, index) => readStep(step, `ramp/${index}`, complain));
  const rise = uplift.trim() === '' ? undefined : readUplift(uplift, complain);
  const units = numberOr('freeUnits', freeUnits, complain);
  return {
    ...rest,
    ...(steps.length > 0 && { ramp: steps }),
    ...(further.length > 0 && {
      furtherDiscounts: further.map((one, index) => readFurther(one, `furtherDiscounts/${index}`, complain)),
    }),
    ...(freeMonths.trim() !== '' && { freeMonths: readMonths(freeMonths, complain) }),
    ...(freeMonthsAt !== '' && freeMonths.trim() !== '' && { freeMonthsAt }),
    ...(units !== undefined && { freeUnits: units }),
    ...(rise !== undefined && { uplift: rise }),
    ...(usage && { usage }),
    ...(optional && { optional }),
    ...(alternative.trim() !== '' && { alternative: alternative.trim() }),
    ...(chosen && (optional || alternative.trim() !== '') && { chosen }),
    ...(group.trim() !== '' && { group: group.trim() }),
    ...(agreement !== '' && { agreement }),
  };
}

const notANumber = 'Give a number, like 25.';

function readStep({ from, quantity, unitPrice }: DraftStep, pointer: string, complain: Complain): RampSegment {
  if (!isDate(from)) complain(`${pointer}/from`, 'Give a date.');
  const count = numberOr(`${pointer}/quantity`, quantity, complain);
  const price = numberOr(`${pointer}/unitPrice`, unitPrice, complain);
  return { from, ...(count !== undefined && { quantity: count }), ...(price !== undefined && { unitPrice: price }) };
}

/** A further discount as the API takes it. */
export function readFurther({ name, discount }: DraftFurther, pointer: string, complain: Complain): NamedDiscount {
  const read = parseDiscount(discount);
  if (name.trim() === '') complain(`${pointer}/name`, 'Say what it is given for.');
  if (!read || 'targetPrice' in read) {
    complain(`${pointer}/discount`, 'Write 5% or -500.');
    return { name: name.trim(), discount: { percent: '0' } };
  }
  return { name: name.trim(), discount: read };
}

function readUsage({ commitment, minimum, overage }: DraftStructure, complain: Complain): UsageTerms | undefined {
  const said = Object.entries({ commitment, minimum, overage }).flatMap(([field, text]) => {
    const value = numberOr(`usage/${field}`, text, complain);
    return value === undefined ? [] : [[field, value]];
  });
  return said.length === 0 ? undefined : (Object.fromEntries(said) as UsageTerms);
}

function readUplift(text: string, complain: Complain): string | undefined {
  const read = parsePercent(text);
  if (read === undefined) complain('uplift', 'Write a percentage, like 5%.');
  return read ?? undefined;
}

function readMonths(text: string, complain: Complain): number {
  if (/^[1-9]\d{0,2}$/.test(text.trim())) return Number(text);
  complain('freeMonths', 'Give a whole number of months.');
  return 1;
}

/** A number that may be left empty, as decimal text. */
export function numberOr(pointer: string, text: string, complain: Complain): string | undefined {
  if (text.trim() === '') return undefined;
  const number = writtenNumber(text);
  if (number === undefined) complain(pointer, notANumber);
  return number;
}

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
