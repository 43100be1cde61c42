import type { QuoteContent, QuoteLine } from '../../domain/offer.ts';
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
  const errors: Record<string, string> = {};
  const discountAt = (pointer: string, text: string) => {
    const discount = parseDiscount(text);
    if (discount === undefined) errors[pointer] = discountHint;
    return discount ?? undefined;
  };
  const monthsAt = (pointer: string, text: string) => {
    if (/^[1-9]\d{0,2}$/.test(text.trim())) return Number(text);
    errors[pointer] = 'Give a whole number of months.';
    return 1;
  };
  const lineOf = ({ id, product, quantity, discount, start, termMonths }: DraftLine): QuoteLine => {
    const count = quantityText(quantity);
    if (count === undefined) errors[`/lines/${id}/quantity`] = 'Give a number above zero, like 25.';
    const off = discountAt(`/lines/${id}/discount`, discount);
    if (start !== '' && !isDate(start)) errors[`/lines/${id}/start`] = 'Write a date as 2026-11-30.';
    return {
      id,
      product,
      quantity: count ?? '1',
      ...(off && { discount: off }),
      ...(start !== '' && { start }),
      ...(termMonths !== '' && { termMonths: monthsAt(`/lines/${id}/termMonths`, termMonths) }),
    };
  };
  const { headerDiscount, termMonths, ...rest } = head;
  const off = discountAt('/headerDiscount', headerDiscount);
  for (const field of ['start', 'validUntil'] as const) if (!isDate(rest[field])) errors[`/${field}`] = 'Give a date.';
  for (const [name, element] of Object.entries(rest.nonStandard))
    if ('details' in element && element.details.trim() === '') errors[`/nonStandard/${name}`] = 'Say what was agreed.';
  const content = {
    ...rest,
    termMonths: monthsAt('/termMonths', termMonths),
    ...(off && { headerDiscount: off }),
    lines: writtenLines(lines).map(lineOf),
  };
  return { content, errors };
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
