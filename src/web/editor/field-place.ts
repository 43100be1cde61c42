import { wordsFor } from '../parts/words.ts';

/** What an error is about, and where its field is. */
export interface FieldPlace {
  /** As one says it: "Payment 2: share". */
  words: string;
  /** The line it is of, and what of it. */
  line?: { id: string; column: string };
  /** The payment it is of, by place. */
  payment?: number;
}

/** Reads the pointer of an error as a person would say it. */
export function fieldPlace(pointer: string, lines: readonly { id: string }[]): FieldPlace {
  const [first = '', ...rest] = pointer.split('/').slice(1);
  if (first === 'lines') {
    const [id = '', column = 'product', ...inside] = rest;
    const place = lines.findIndex((line) => line.id === id);
    if (place < 0) return { words: listed(['Lines', ...inside.map(said)]) };
    return { words: listed([`Line ${place + 1}`, ...partsOf([column, ...inside])]), line: { id, column } };
  }
  if (first === 'paymentSchedule') {
    const [place, field] = rest;
    if (place === undefined) return { words: 'Payments', payment: 0 };
    return {
      words: listed([`Payment ${Number(place) + 1}`, ...partsOf(field ? [field] : [])]),
      payment: Number(place),
    };
  }
  const parts = partsOf(first === 'nonStandard' ? rest : [first, ...rest]);
  const [head = 'Terms', ...others] = parts;
  return { words: listed([`${head.charAt(0).toUpperCase()}${head.slice(1)}`, ...others]) };
}

/** "furtherDiscounts/0/name" is "further discount 1, name". */
function partsOf(names: readonly string[]): string[] {
  return names.flatMap((name, index) => {
    if (/^\d+$/.test(name)) return [];
    const next = names[index + 1];
    const inList = next !== undefined && /^\d+$/.test(next);
    return [inList ? `${oneOf[name] ?? said(name)} ${Number(next) + 1}` : said(name)];
  });
}

const oneOf: Record<string, string> = {
  ramp: 'step',
  furtherDiscounts: 'further discount',
  furtherHeaderDiscounts: 'further discount of the whole',
  costSheet: 'row of the cost sheet',
};
const ownWords: Record<string, string> = {
  percent: 'share',
  on: 'day',
  headerDiscount: 'off the total',
  from: 'day',
  termMonths: 'months',
  what: 'work',
  usage: 'usage',
};
const said = (name: string): string =>
  ownWords[name] ?? wordsFor(name).replace(/^[A-Z](?=[a-z])/, (a) => a.toLowerCase());
const listed = (parts: readonly string[]): string => parts.join(', ');
