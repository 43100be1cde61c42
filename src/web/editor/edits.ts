import type { Draft, DraftField, DraftLine, Head } from './draft.ts';

/** Every change that can be made to a draft, as functions from one to the next. Untouched lines stay the same objects. */

export const maximumLines = 1_000;

export function withCell(draft: Draft, id: string, field: DraftField, text: string): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id ? { ...line, [field]: text } : line)) };
}

export const withHead = (draft: Draft, change: Partial<Head>): Draft => ({
  ...draft,
  head: { ...draft.head, ...change },
});

export function withLinesAt(draft: Draft, place: number, added: readonly DraftLine[]): Draft {
  return { ...draft, lines: [...draft.lines.slice(0, place), ...added, ...draft.lines.slice(place)] };
}

/** Lines from one place to another, both included. */
export interface Rows {
  from: number;
  to: number;
}

const within = ({ from, to }: Rows, place: number): boolean => place >= from && place <= to;

/** The same lines again, behind the last of them. */
export function withDuplicates(draft: Draft, rows: Rows): Draft {
  const copies = draft.lines.slice(rows.from, rows.to + 1).map((line) => ({ ...line, id: newLineId() }));
  return withLinesAt(draft, rows.to + 1, copies);
}

export const withoutLines = (draft: Draft, rows: Rows): Draft => ({
  ...draft,
  lines: draft.lines.filter((_, place) => !within(rows, place)),
});

/** One field of several lines at once; the first line's own text for filling down. */
export const withField = (draft: Draft, rows: Rows, field: DraftField, text: string): Draft => ({
  ...draft,
  lines: draft.lines.map((line, place) =>
    within(rows, place) && line[field] !== text ? { ...line, [field]: text } : line,
  ),
});

/** Moves lines up (-1) or down (1) as a block; at the edge nothing moves. */
export function withMoved(draft: Draft, { from, to }: Rows, by: -1 | 1): Draft {
  const lines = [...draft.lines];
  const neighbour = by === 1 ? to + 1 : from - 1;
  if (neighbour < 0 || neighbour >= lines.length) return draft;
  const [passed] = lines.splice(neighbour, 1);
  if (passed) lines.splice(by === 1 ? from : to, 0, passed);
  return { ...draft, lines };
}

export const emptyLine = (): DraftLine => ({
  id: newLineId(),
  product: '',
  quantity: '1',
  discount: '',
  start: '',
  termMonths: '',
});

export const newLineId = (): string => `l-${crypto.randomUUID().slice(0, 18)}`;
