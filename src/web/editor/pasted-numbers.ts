import { writtenNumber } from './written-number.ts';

/** How a spreadsheet writes numbers: 1,250.5 or 1.250,5. */
export type NumberStyle = 'point' | 'comma';

/**
 * How the numbers of a table are written, from those that can only be read one way; undefined when none tells. "1,250" and
 * "1.250" tell nothing, "7,5" and "1.250,00" do.
 */
export function numberStyleOf(cells: readonly string[]): NumberStyle | undefined {
  const told = cells
    .map((cell) => bare(cell).replace(/%$/, ''))
    .flatMap((text) => {
      if (
        /^-?=?\d{1,3}(\.\d{3})*,(\d{1,2}|\d{4,})$/.test(text) ||
        /\.\d{3},/.test(text) ||
        /(\.\d{3}){2}$/.test(text)
      ) {
        return ['comma' as const];
      }
      if (/^-?=?\d{1,3}(,\d{3})*\.(\d{1,2}|\d{4,})$/.test(text) || /,\d{3}\./.test(text) || /(,\d{3}){2}$/.test(text)) {
        return ['point' as const];
      }
      return [];
    });
  const commas = told.filter((style) => style === 'comma').length;
  return told.length === 0 ? undefined : commas * 2 > told.length ? 'comma' : 'point';
}

/** A number as decimal text, read in one style; undefined when it is none. Signs of currencies do not count. */
export function pastedNumber(text: string, style: NumberStyle): string | undefined {
  const plain = bare(text);
  return writtenNumber(style === 'comma' ? swapped(plain) : plain);
}

/** A discount as the cell takes it: "15%", "-500", "=92.5"; undefined when it cannot be understood. */
export function pastedDiscount(text: string, style: NumberStyle): string | undefined {
  const [, sign = '', digits = '', percent = ''] = /^([-−=]?)(.*?)(%?)$/.exec(bare(text)) ?? [];
  if (digits === '') return sign === '' && percent === '' ? '' : undefined;
  const number = pastedNumber(digits, style);
  if (number === undefined) return undefined;
  // A sheet shows what is taken off as below zero: -15 % is 15 % off.
  if (percent !== '') return sign === '=' ? undefined : `${number}%`;
  if (sign === '=') return `=${number}`;
  if (sign !== '') return `-${number}`;
  // A bare 0.15 is 15 % to a sheet and 0.15 % to a reader: nobody should guess.
  return Number(number) > 0 && Number(number) < 1 ? undefined : `${number}%`;
}

/** A date as 2026-11-30; undefined when it can be read in two ways or in none. */
export function pastedDate(text: string): string | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text.trim()) ?? [];
  if (iso) return real(iso);
  const [, a = '', separator = '', b = '', year = ''] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text.trim()) ?? [];
  if (year === '') return undefined;
  const write = (month: string, day: string) => real(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (separator === '.') return write(b, a);
  if (Number(a) > 12) return write(b, a);
  return Number(b) > 12 || a === b ? write(a, b) : undefined;
}

function real(iso: string): string | undefined {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

const bare = (text: string): string => text.replace(/[\s\u00a0\u202f'’]|[€$£]|\b(EUR|USD|GBP)\b/gi, '');
const swapped = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
