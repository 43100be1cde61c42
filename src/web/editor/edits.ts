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

export function withDuplicate(draft: Draft, place: number): Draft {
  const line = draft.lines[place];
  return line ? withLinesAt(draft, place + 1, [{ ...line, id: newLineId() }]) : draft;
}

export const withoutLine = (draft: Draft, place: number): Draft => ({
  ...draft,
  lines: draft.lines.filter((_, index) => index !== place),
});

/** Moves a line up (-1) or down (1); at the edge nothing moves. */
export function withMoved(draft: Draft, place: number, by: -1 | 1): Draft {
  const lines = [...draft.lines];
  const [line, other] = [lines[place], lines[place + by]];
  if (!line || !other) return draft;
  lines[place] = other;
  lines[place + by] = line;
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

const newLineId = (): string => `l-${crypto.randomUUID().slice(0, 18)}`;
