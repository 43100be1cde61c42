import { addMonths } from '../../../domain/calendar.ts';
import { ratioWords } from '../../parts/formats.ts';
import { parsePercent } from '../discount-text.ts';
import { type DraftStep, isDate } from '../draft-structure.ts';
import type { Draft, DraftLine } from '../draft.ts';
import { withStructure } from '../edits.ts';

/** Of what a line has in a step. */
export type StepField = 'quantity' | 'unitPrice';

/** What a line has from a day on. */
export interface StepValue {
  text: string;
  /** It was said for an earlier day, or for the whole line. */
  inherited: boolean;
}

/** A cell of the sheet. */
export interface StepPlace {
  /** Its id. */
  line: string;
  isUsage: boolean;
  day: string;
  field: StepField;
}

/** The first day of a line, and the day after its last. */
export function spanOf(
  line: Pick<DraftLine, 'start' | 'termMonths'>,
  head: Draft['head'],
): { from: string; end: string } {
  const from = isDate(line.start) ? line.start : head.start;
  const own = monthsIn(line.termMonths);
  const whole = monthsIn(head.termMonths) ?? 12;
  return { from, end: own === undefined ? addMonths(head.start, whole) : addMonths(from, own) };
}

export const monthsIn = (text: string): number | undefined => {
  const months = Number(text);
  return text.trim() !== '' && Number.isInteger(months) && months >= 1 && months <= 120 ? months : undefined;
};

/** The days on which something begins: the quote, a line, a step of a ramp, and those that are asked for beside. */
export function stepDays({ head, lines }: Draft, asked: readonly string[]): string[] {
  if (!isDate(head.start)) return [];
  const end = addMonths(head.start, monthsIn(head.termMonths) ?? 12);
  const days = lines.flatMap(({ start, structure }) => [start, ...(structure?.ramp ?? []).map(({ from }) => from)]);
  const inside = [...days, ...asked].filter((day) => isDate(day) && day >= head.start && day < end);
  return [...new Set([head.start, ...inside])].sort();
}

/** What a line has from a day on; undefined when it does not run then. */
export function stepValue(
  line: DraftLine,
  head: Draft['head'],
  isUsage: boolean,
  day: string,
  field: StepField,
): StepValue | undefined {
  const { from, end } = spanOf(line, head);
  if (day < from || day >= end) return undefined;
  const step = inForce(line, day);
  const said = step?.[field] ?? '';
  if (said !== '') return { text: said, inherited: step?.from !== day };
  const whole = field === 'quantity' ? wholeOf(line, isUsage) : '';
  return { text: whole, inherited: field === 'unitPrice' || day !== from };
}

/**
 * A quantity or price from a day on. On the line's first day the quantity is the line's own. A new step keeps what held
 * before it of the other field; one in which nothing is left is taken out.
 */
export function withStepValue(draft: Draft, { line: id, isUsage, day, field }: StepPlace, text: string): Draft {
  const line = draft.lines.find((one) => one.id === id);
  if (!line) return draft;
  const ramp = line.structure?.ramp ?? [];
  const here = ramp.find(({ from }) => from === day);
  const isFirst = spanOf(line, draft.head).from === day;
  if (isFirst && field === 'quantity' && !here?.quantity) {
    if (isUsage) return withStructure(draft, id, { commitment: text });
    return { ...draft, lines: draft.lines.map((one) => (one.id === id ? { ...one, quantity: text } : one)) };
  }
  if (!here && text === '') return draft;
  const before = inForce(line, day);
  const step: DraftStep = {
    ...(here ?? { from: day, quantity: before?.quantity ?? '', unitPrice: before?.unitPrice ?? '' }),
    [field]: text,
  };
  const others = ramp.filter(({ from }) => from !== day);
  const kept = step.quantity === '' && step.unitPrice === '' ? others : [...others, step];
  return withStructure(draft, id, { ramp: kept.sort((one, other) => (one.from < other.from ? -1 : 1)) });
}

/** No line has a step on that day any more. */
export const withoutStep = (draft: Draft, day: string): Draft =>
  draft.lines.reduce((now, { id, structure }) => {
    const ramp = structure?.ramp ?? [];
    return ramp.some(({ from }) => from === day)
      ? withStructure(now, id, { ramp: ramp.filter(({ from }) => from !== day) })
      : now;
  }, draft);

const inForce = ({ structure }: DraftLine, day: string): DraftStep | undefined =>
  (structure?.ramp ?? []).findLast(({ from }) => from <= day);

const wholeOf = ({ quantity, structure }: DraftLine, isUsage: boolean): string =>
  isUsage ? (structure?.commitment ?? '') : quantity;

/** What a line comes to in a step, with the yearly rise of its list price, which a price of the step's own has not. */
export function netName({ structure }: Pick<DraftLine, 'structure'>): string {
  const rise = parsePercent(structure?.uplift ?? '');
  return rise ? `Net, list +${ratioWords(rise, 4)} a year` : 'Net';
}
