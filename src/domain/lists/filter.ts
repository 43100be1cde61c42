/** What a list can be narrowed by, and how each filter is written in an address: one parameter, one text. */
import { div, exact, plainText } from '../exact.ts';

export type Filter = { label: string; confidential?: 'margin' } & (
  | { kind: 'one-of'; values: readonly string[] }
  | { kind: 'refs'; of: RefKind }
  | { kind: 'codes' }
  | { kind: 'range'; of: RangeKind }
  | { kind: 'text' }
  | { kind: 'flag' }
);

export type RefKind = 'person' | 'team' | 'account' | 'seller' | 'order';
export type RangeKind = 'amount' | 'share' | 'day';

/** Both ends belong to it; a missing one is open. */
export interface Range {
  from?: string;
  to?: string;
}

/** Names, codes or ids (any of them fits), a range, a text, or yes and no. */
export type FilterValue = readonly string[] | Range | string | boolean;

export interface Wrong {
  wrong: string;
}

export const isWrong = (value: FilterValue | Wrong): value is Wrong => typeof value === 'object' && 'wrong' in value;
export const isRange = (value: FilterValue): value is Range => typeof value === 'object' && !Array.isArray(value);

/** Reads what the address says; an empty text says nothing and is the caller's to leave out. */
export function readFilter(filter: Filter, text: string): FilterValue | Wrong {
  switch (filter.kind) {
    case 'one-of': {
      const known = filter.values;
      return readSet(text, (value) => known.includes(value), `Choose from ${known.join(', ')}.`);
    }
    case 'refs': {
      const me = filter.of === 'person';
      return readSet(
        text,
        (value) => uuid.test(value) || (me && value === 'me'),
        me ? 'Write ids, or me.' : 'Write ids.',
      );
    }
    case 'codes':
      return readSet(text, (value) => value.length <= 100, 'At most 100 characters each.');
    case 'range':
      return readRange(filter.of, text);
    case 'text':
      return text.length <= 200 ? text.trim() : { wrong: 'At most 200 characters.' };
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : { wrong: 'Write true or false.' };
  }
}

const most = 50;

function readSet(text: string, fits: (value: string) => boolean, wrong: string): readonly string[] | Wrong {
  const values = [...new Set(text.split(',').map((value) => value.trim()))];
  if (values.length > most) return { wrong: `At most ${most} at once.` };
  return values.every((value) => value !== '' && fits(value)) ? values : { wrong };
}

function readRange(of: RangeKind, text: string): Range | Wrong {
  const [first = '', last = first, ...more] = text.split('..').map((end) => end.trim());
  const { read, wrong } = ends[of];
  const from = first === '' ? undefined : read(first);
  const to = last === '' ? undefined : read(last);
  const unread = (first !== '' && from === undefined) || (last !== '' && to === undefined);
  if (unread || more.length > 0 || (from === undefined && to === undefined)) return { wrong };
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

const ends: Record<RangeKind, { read(text: string): string | undefined; wrong: string }> = {
  amount: {
    read: (text) => (decimal.test(text) ? text : undefined),
    wrong: 'Write amounts like 1000..5000, 1000.. or ..5000.',
  },
  share: { read: readShare, wrong: 'Write shares like 10%..20% or 0.1..0.2.' },
  day: { read: (text) => (isDay(text) ? text : undefined), wrong: 'Write days like 2027-01-01..2027-03-31.' },
};

function readShare(text: string): string | undefined {
  const number = text.endsWith('%') ? text.slice(0, -1) : text;
  if (!/^-?(0|[1-9]\d{0,8})(\.\d{1,10})?$/.test(number)) return undefined;
  return text.endsWith('%') ? plainText(div(exact(number), exact(100n))) : number;
}

/** A day of the calendar that there is, from 1900 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1900') return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const decimal = /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/;
export const uuid: RegExp = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
