import { parseDecimal } from '../../domain/exact.ts';

/**
 * A number above or equal to zero as people write it ("1,250.5", "1 250", ".5") as decimal text. A comma only groups
 * thousands: "7,5" is not read, because reading it as 75 would be a costly guess; nor is "0,500", which is not 500.
 */
export function writtenNumber(text: string): string | undefined {
  const written = text.trim();
  if (!/^([1-9]\d{0,2}([,_' \u00a0\u202f]\d{3})+|\d+)?(\.\d+)?$/.test(written) || !/\d/.test(written)) return undefined;
  const [whole = '', fraction = ''] = written.replace(/[,_' \u00a0\u202f]/g, '').split('.');
  const decimals = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${decimals && `.${decimals}`}`;
}

/** The same; what is decimal text already stays digit by digit, and what is no number is for the server to say so. */
export function numberOrText(text: string): string {
  const written = text.trim();
  return parseDecimal(written) === undefined ? (writtenNumber(written) ?? written) : written;
}
