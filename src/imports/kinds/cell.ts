import { dateForm, dateRange, isPlainDate } from '../../domain/calendar.ts';
import type { PriceModel } from '../../domain/catalogue.ts';
import { currencies } from '../../domain/offer.ts';
import { parsePriceModel } from './price-cell.ts';
import type { CellType } from './kind.ts';
import { readComponents, readSkus } from './product-cells.ts';

export type CellRead = { value: string } | { message: string };

/** Reads the text of a cell that is not empty: canonical text, or what is wrong with it. */
export function readCell(text: string, cell: CellType): CellRead {
  switch (cell.type) {
    case 'text':
      return readText(text, cell.most ?? 200, cell.lines ?? false);
    case 'decimal':
      return readDecimal(text, cell.least);
    case 'ratio':
      return readRatio(text);
    case 'whole':
      return wholeForm.test(text) && Number(text) >= (cell.least ?? 0)
        ? { value: text }
        : { message: `Write a whole number, ${cell.least ?? 0} or more.` };
    case 'date':
      return readDate(text);
    case 'yes-no':
      return readYesNo(text);
    case 'choice':
      return oneOf(text, cell.of);
    case 'currency':
      return oneOf(text.toUpperCase(), currencies);
    case 'country':
      return /^[A-Z]{2}$/.test(text)
        ? { value: text }
        : { message: 'Write the country as two capital letters, like "DE".' };
    case 'email':
      return emailForm.test(text) && text.length <= 254
        ? { value: text }
        : { message: 'This is not an e-mail address.' };
    case 'id':
      return /^[a-z0-9][a-z0-9-]{0,49}$/.test(text)
        ? { value: text }
        : { message: 'Small letters, digits and hyphens, at most 50.' };
    case 'words':
      return readWords(text);
    case 'price':
      return readPrice(text);
    case 'skus':
      return readSkus(unescaped(text));
    case 'components':
      return readComponents(unescaped(text));
  }
}

const wholeForm = /^(0|[1-9]\d{0,8})$/;
const decimalForm = /^-?(0|[1-9]\d{0,17})?(\.\d{1,12})?$/;
const emailForm = /^[^\s@"<>()[\],;:\\]+@[^\s@"<>()[\],;:\\.]+(\.[^\s@"<>()[\],;:\\.]+)+$/;

function readText(text: string, most: number, lines: boolean): CellRead {
  if (text.length > most) return { message: `At most ${most} characters.` };
  if (!lines && /[\n\r\v\f\u0085\u2028\u2029]/.test(text)) return { message: 'One line only.' };
  return { value: unescaped(text) };
}

/** The apostrophe that keeps a spreadsheet from taking a text for a formula is no part of the text. */
const unescaped = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

function readDecimal(text: string, least?: '0' | 'above 0'): CellRead {
  if (text === '-' || text === '' || !decimalForm.test(text)) {
    return { message: 'Write a decimal number with a point, like 1105.64: no thousands separators, no exponent.' };
  }
  const value = text.replace(/^(-?)\./, '$10.');
  const negative = value.startsWith('-') && /[1-9]/.test(value);
  if (least !== undefined && negative) return { message: 'This may not be negative.' };
  if (least === 'above 0' && !/[1-9]/.test(value)) return { message: 'This must be more than zero.' };
  return { value };
}

function readRatio(text: string): CellRead {
  const percent = /^(\d{1,3})(?:\.(\d{1,10}))?\s?%$/.exec(text);
  const value = percent ? hundredth(percent[1] ?? '0', percent[2] ?? '') : text;
  return /^(0?(\.\d{1,12})?|1(\.0{1,12})?)$/.test(value) && value !== ''
    ? { value: value.startsWith('.') ? `0${value}` : value }
    : { message: 'Write a share from 0 to 1, like 0.2 or 20%.' };
}

function hundredth(whole: string, fraction: string): string {
  const digits = whole.padStart(3, '0');
  const moved = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${fraction}`;
  return moved.replace(/\.?0+$/, '') || '0';
}

function readDate(text: string): CellRead {
  // A spreadsheet's midnight is a day.
  const day = text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');
  return isPlainDate(day)
    ? { value: day }
    : { message: /^\d{4}-\d\d-\d\d$/.test(day) ? `${dateForm} ${dateRange}` : dateForm };
}

function readYesNo(text: string): CellRead {
  const word = text.toLowerCase();
  if (['true', 'yes', 'y', '1', 'active'].includes(word)) return { value: 'true' };
  if (['false', 'no', 'n', '0', 'inactive'].includes(word)) return { value: 'false' };
  return { message: 'Write yes or no.' };
}

function oneOf(text: string, words: readonly string[]): CellRead {
  const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
  return word === undefined ? { message: `Must be one of ${words.join(', ')}.` } : { value: word };
}

function readWords(text: string): CellRead {
  const words = text.split(/[\s,;|]+/).filter((word) => word !== '');
  return words.every((word) => /^[\p{L}\d][\p{L}\d-]{0,49}$/u.test(word))
    ? { value: [...new Set(words)].join(' ') }
    : { message: 'Write words of letters, digits and hyphens with blanks between.' };
}

function readPrice(text: string): CellRead {
  const amount = readDecimal(text, '0');
  if ('value' in amount) {
    const model: PriceModel = { kind: 'perUnit', unitPrice: amount.value };
    return { value: JSON.stringify(model) };
  }
  return parsePriceModel(text);
}
