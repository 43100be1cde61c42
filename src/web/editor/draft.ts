import type { Discount, QuoteContent, QuoteLine } from '../../domain/offer.ts';
import { withOneSpelling } from '../../domain/pricing/choices.ts';
import { isTerm, maximumTermMonths } from '../../domain/pricing/limits.ts';
import { monthsBegun } from '../../domain/pricing/term.ts';
import { discountHint, discountText, parseDiscount } from './discount-text.ts';
import { readCostSheet } from './draft-cost-sheet.ts';
import { type DraftPayment, paymentsOf, readPayments } from './draft-payments.ts';
import { type DraftPocket, noPocket, pocketOf, readPocket } from './draft-pocket.ts';
import { type DraftStructure, isDate, readStructure, structureOf } from './draft-structure.ts';
import { writtenNumber } from './written-number.ts';

/** The cells of a line's row as they are being written. */
interface DraftCells {
  product: string;
  quantity: string;
  discount: string;
  start: string;
  termMonths: string;
}

/** A line as it is being written: every field is the text of its cell. */
export interface DraftLine extends DraftCells {
  id: string;
  /** What it has beside its cells; most lines have nothing. */
  structure?: DraftStructure | undefined;
}

type HeadAsRead = Omit<
  QuoteContent,
  | 'lines'
  | 'headerDiscount'
  | 'termMonths'
  | 'paymentSchedule'
  | 'furtherHeaderDiscounts'
  | 'partnerMargin'
  | 'rebate'
  | 'freight'
>;

/** A quote as it is being written: what is typed is kept, also when it is not a quote yet. */
export interface Draft {
  head: HeadAsRead & {
    headerDiscount: string;
    termMonths: string;
    /** Of custom billing; kept while another billing is looked at. */
    payments?: readonly DraftPayment[] | undefined;
    /** Partner, rebate, freight and further discounts; most quotes have none. */
    pocket?: DraftPocket | undefined;
  };
  lines: DraftLine[];
}

export type DraftField = keyof DraftCells;
export type Head = Draft['head'];

/** Errors by pointer: "/termMonths" for the head, "/lines/<line id>/quantity" for a cell. */
export type FieldErrors = Readonly<Record<string, string>>;

export function draftOf(content: QuoteContent): Draft {
  const { lines, headerDiscount, termMonths, paymentSchedule, ...terms } = content;
  const { furtherHeaderDiscounts, partnerMargin, rebate, freight, ...head } = terms;
  const pocket = pocketOf({ furtherHeaderDiscounts, partnerMargin, rebate, freight });
  return {
    head: {
      ...head,
      headerDiscount: discountText(headerDiscount),
      termMonths: String(termMonths),
      ...(paymentSchedule && { payments: paymentsOf(paymentSchedule) }),
      ...(pocket && { pocket }),
    },
    lines: lines.map((line) => {
      const structure = structureOf(line);
      return {
        id: line.id,
        product: line.product,
        quantity: line.quantity,
        discount: discountText(line.discount),
        start: line.start ?? '',
        termMonths: line.termMonths === undefined ? '' : String(line.termMonths),
        ...(structure && { structure }),
      };
    }),
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
  const { headerDiscount, termMonths, payments = [], pocket = noPocket, ...rest } = head;
  const off = discountAt(errors, '/headerDiscount', headerDiscount);
  for (const field of ['start', 'validUntil'] as const) if (!isDate(rest[field])) errors[`/${field}`] = 'Give a date.';
  for (const [name, element] of Object.entries(rest.nonStandard))
    if ('details' in element && element.details.trim() === '') errors[`/nonStandard/${name}`] = 'Say what was agreed.';
  const content = {
    ...rest,
    nonStandard: readCostSheet(rest.nonStandard, (field, message) => {
      errors[`/nonStandard/customWork/costSheet/${field}`] = message;
    }),
    termMonths: coTermedMonths(rest) ?? monthsAt(errors, '/termMonths', termMonths),
    ...(off && { headerDiscount: off }),
    ...readPocket(pocket, (field, message) => {
      errors[`/${field}`] = message;
    }),
    ...(rest.billing === 'custom' &&
      payments.length > 0 && {
        paymentSchedule: readPayments(payments, (field, message) => {
          errors[`/paymentSchedule/${field}`] = message;
        }),
      }),
    lines: withOneSpelling(
      writtenLines(lines).map((draft) => {
        const { line, errors: wrong } = readLine(draft);
        Object.assign(errors, wrong);
        return line;
      }),
    ),
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

function readAnew({ id, product, quantity, discount, start, termMonths, structure }: DraftLine): ReadLine {
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
    ...(structure &&
      readStructure(structure, (field, message) => {
        errors[`/lines/${id}/${field}`] = message;
      })),
  };
  return { line, errors };
}

/** An offer that ends with a subscription counts the months begun until then. */
export function coTermedMonths({ start, coTerm }: Pick<QuoteContent, 'start' | 'coTerm'>): number | undefined {
  return coTerm && isDate(start) && start <= coTerm.end ? monthsBegun(start, coTerm.end) : undefined;
}

function discountAt(errors: Errors, pointer: string, text: string): Discount | undefined {
  const discount = parseDiscount(text);
  if (discount === undefined) errors[pointer] = discountHint;
  return discount ?? undefined;
}

function monthsAt(errors: Errors, pointer: string, text: string): number {
  const months = /^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text) : 0;
  if (isTerm(months)) return months;
  errors[pointer] = `Give a whole number of months from 1 to ${maximumTermMonths}.`;
  return 1;
}

/** The lines that go to the server, in its order. */
export const writtenLines = (lines: readonly DraftLine[]): DraftLine[] => lines.filter(({ product }) => product !== '');

/** Places of the head that show an error of their own: rows by their cells, elements by the field that is wrong. */
const headField =
  /^\/((?:paymentSchedule|furtherHeaderDiscounts)\/\d+\/\w+|nonStandard\/\w+\/costSheet\/\d+\/\w+|nonStandard\/\w+(?:\/\w+)?|\w+)/;

/** Pointers name lines by place ("/lines/3/quantity"); places move while people type, so errors are kept by line id. */
export function errorsByLine(
  problems: readonly { pointer: string; message: string }[],
  lines: readonly { id: string }[],
): FieldErrors {
  return Object.fromEntries(
    problems.map(({ pointer, message }) => {
      const [, place, field = 'product'] =
        /^\/lines\/(\d+)(?:\/((?:ramp|furtherDiscounts)\/\d+\/\w+|usage\/\w+|\w+))?/.exec(pointer) ?? [];
      if (place === undefined) return [headField.exec(pointer)?.[0] ?? pointer, message];
      return [`/lines/${lines[Number(place)]?.id ?? place}/${field}`, message];
    }),
  );
}

function quantityText(text: string): string | undefined {
  const count = writtenNumber(text);
  return count === '0' ? undefined : count;
}
