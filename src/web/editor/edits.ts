import { setOf } from '../../domain/pricing/choices.ts';
import type { Draft, DraftField, DraftLine, Head } from './draft.ts';
import { type DraftStructure, noStructure, orNone } from './draft-structure.ts';
import type { Remedy } from './remedies.ts';

/** Every change that can be made to a draft, as functions from one to the next. Untouched lines stay the same objects. */

export const maximumLines = 1_000;

export function withCell(draft: Draft, id: string, field: DraftField, text: string): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id ? { ...line, [field]: text } : line)) };
}

/** What a line has beside its cells, changed. */
export function withStructure(draft: Draft, id: string, change: Partial<DraftStructure>): Draft {
  const lines = draft.lines.map((line) =>
    line.id === id ? { ...line, structure: orNone({ ...noStructure, ...line.structure, ...change }) } : line,
  );
  return { ...draft, lines };
}

/** The price agreement that a line's new product is sold by, if any; the same draft when that changes nothing. */
export function withAgreement(draft: Draft, id: string, agreement: string): Draft {
  const line = draft.lines.find((one) => one.id === id);
  return (line?.structure?.agreement ?? '') === agreement ? draft : withStructure(draft, id, { agreement });
}

/** Takes an optional or alternative line into the offer, or out of it; of alternatives one at most is in it. */
export function withChosen(draft: Draft, id: string, chosen: boolean): Draft {
  const set = setOf(draft.lines.find((line) => line.id === id)?.structure?.alternative ?? '');
  const others =
    chosen && set !== ''
      ? draft.lines.filter(
          (line) => line.id !== id && line.structure?.chosen && setOf(line.structure.alternative) === set,
        )
      : [];
  return others.reduce(
    (now, line) => withStructure(now, line.id, { chosen: false }),
    withStructure(draft, id, { chosen }),
  );
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

/** The same line as one of its own: what was chosen is the other one. */
export const copyOf = (line: DraftLine): DraftLine => ({
  ...line,
  id: newLineId(),
  ...(line.structure && { structure: orNone({ ...line.structure, chosen: false }) }),
});

/** The same lines again, behind the last of them. */
export function withDuplicates(draft: Draft, rows: Rows): Draft {
  const copies = draft.lines.slice(rows.from, rows.to + 1).map(copyOf);
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

/** A remedy of what a line needs beside it or does not go with. */
export function withRemedy(draft: Draft, id: string, remedy: Remedy): Draft {
  if ('remove' in remedy) return { ...draft, lines: draft.lines.filter(({ product }) => product !== remedy.remove) };
  const place = draft.lines.findIndex((line) => line.id === id);
  return withLinesAt(draft, place + 1, [{ ...emptyLine(), product: remedy.add }]);
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
