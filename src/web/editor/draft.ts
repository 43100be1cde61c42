import type { Discount, QuoteContent, QuoteLine } from '../../domain/offer.ts';
import { discountHint, discountText, parseDiscount } from './discount-text.ts';
import { writtenNumber } from './written-number.ts';

/** A line as it is being written: every field is the text of its cell. */
export interface DraftLine {
  id: string;
  product: string;
  quantity: string;
  discount: string;
  start: string;
  termMonths: string;
}

/** A quote as it is being written: what is typed is kept, also when it is not a quote yet. */
export interface Draft {
  head: Omit<QuoteContent, 'lines' | 'headerDiscount' | 'termMonths'> & { headerDiscount: string; termMonths: string };
  lines: DraftLine[];
}

export type DraftField = Exclude<keyof DraftLine, 'id'>;
export type Head = Draft['head'];

/** Errors by pointer: "/termMonths" for the head, "/lines/<line id>/quantity" for a cell. */
export type FieldErrors = Readonly<Record<string, string>>;

export function draftOf(content: QuoteContent): Draft {
  const { lines, headerDiscount, termMonths, ...head } = content;
  return {
    head: { ...head, headerDiscount: discountText(headerDiscount), termMonths: String(termMonths) },
    lines: lines.map((line) => ({
      id: line.id,
      product: line.product,
      quantity: line.quantity,
      discount: discountText(line.discount),
      start: line.start ?? '',
      termMonths: line.termMonths === undefined ? '' : String(line.termMonths),
    })),
  };
}

export interface Written {
  content: QuoteContent;
  /** What cannot be read as a value; the content must not be sent then. */
  errors: FieldErrors;
}

/** What a draft says, as the API takes it. Lines without a product are not lines yet and are left out. */
export function contentOf({ head, lines }: Draft): Written {
  const errors: Errors = {};
  const { headerDiscount, termMonths, ...rest } = head;
  const off = discountAt(errors, '/headerDiscount', headerDiscount);
  for (const field of ['start', 'validUntil'] as const) if (!isDate(rest[field])) errors[`/${field}`] = 'Give a date.';
  for (const [name, element] of Object.entries(rest.nonStandard))
    if ('details' in element && element.details.trim() === '') errors[`/nonStandard/${name}`] = 'Say what was agreed.';
  const content = {
    ...rest,
    termMonths: monthsAt(errors, '/termMonths', termMonths),
    ...(off && { headerDiscount: off }),
    lines: writtenLines(lines).map((draft) => {
      const { line, errors: wrong } = readLine(draft);
      Object.assign(errors, wrong);
      return line;
    }),
  };
  return { content, errors };
}

type Errors = Record<string, string>;

interface ReadLine {
  line: QuoteLine;
  errors: FieldErrors;
}

// Of a thousand lines one is written at a time, and the others stay the same objects.
const known = new WeakMap<DraftLine, ReadLine>();

function readLine(draft: DraftLine): ReadLine {
  const read = known.get(draft) ?? readAnew(draft);
  known.set(draft, read);
  return read;
}

function readAnew({ id, product, quantity, discount, start, termMonths }: DraftLine): ReadLine {
  const errors: Errors = {};
  const count = quantityText(quantity);
  if (count === undefined) errors[`/lines/${id}/quantity`] = 'Give a number above zero, like 25.';
  const off = discountAt(errors, `/lines/${id}/discount`, discount);
  if (start !== '' && !isDate(start)) errors[`/lines/${id}/start`] = 'Write a date as 2026-11-30.';
  const line = {
    id,
    product,
    quantity: count ?? '1',
    ...(off && { discount: off }),
    ...(start !== '' && { start }),
    ...(termMonths !== '' && { termMonths: monthsAt(errors, `/lines/${id}/termMonths`, termMonths) }),
  };
  return { line, errors };
}

function discountAt(errors: Errors, pointer: string, text: string): Discount | undefined {
  const discount = parseDiscount(text);
  if (discount === undefined) errors[pointer] = discountHint;
  return discount ?? undefined;
}

function monthsAt(errors: Errors, pointer: string, text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text.trim())) return Number(text);
  errors[pointer] = 'Give a whole number of months.';
  return 1;
}

/** The lines that go to the server, in its order. */
export const writtenLines = (lines: readonly DraftLine[]): DraftLine[] => lines.filter(({ product }) => product !== '');

/** Pointers name lines by place ("/lines/3/quantity"); places move while people type, so errors are kept by line id. */
export function errorsByLine(
  problems: readonly { pointer: string; message: string }[],
  lines: readonly { id: string }[],
): FieldErrors {
  return Object.fromEntries(
    problems.map(({ pointer, message }) => {
      const [, place, field = 'product'] = /^\/lines\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
      if (place === undefined)
        return [/^\/(headerDiscount|nonStandard\/\w+|\w+)/.exec(pointer)?.[0] ?? pointer, message];
      return [`/lines/${lines[Number(place)]?.id ?? place}/${field}`, message];
    }),
  );
}

function quantityText(text: string): string | undefined {
  const count = writtenNumber(text);
  return count === '0' ? undefined : count;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
