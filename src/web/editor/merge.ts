import type { QuoteContent, QuoteLine } from '../../domain/offer.ts';

/** Something that both have changed, each otherwise. */
export interface Collision {
  /** A term, "line GW-200". */
  subject: string;
  field: string;
}

export interface Merged {
  /** Both changes; where they collide, mine. */
  content: QuoteContent;
  collisions: Collision[];
}

type Fields = Record<string, unknown>;

/**
 * Two drafts that began as the same one: what only one of them changed is changed, field by field and line by line. A line
 * that one removed and the other changed collides, and stays. Lines stand in their order, with mine that are new behind
 * the line that they were written behind.
 */
export function mergedDrafts(base: QuoteContent, mine: QuoteContent, theirs: QuoteContent): Merged {
  const collisions: Collision[] = [];
  const merge = (subject: string, from: Fields, ours: Fields, other: Fields): Fields => {
    const names = new Set([...Object.keys(other), ...Object.keys(ours), ...Object.keys(from)]);
    return Object.fromEntries(
      [...names].flatMap((field) => {
        const [was, my, their] = [from[field], ours[field], other[field]];
        if (!isSame(my, their) && !isSame(was, my) && !isSame(was, their)) collisions.push({ subject, field });
        const value = isSame(was, my) ? their : my;
        return value === undefined ? [] : [[field, value]];
      }),
    );
  };
  const { lines: _b, nonStandard: baseElements, ...baseHead } = base;
  const { lines: _m, nonStandard: myElements, ...myHead } = mine;
  const { lines: _t, nonStandard: theirElements, ...theirHead } = theirs;
  const head = merge('terms', baseHead, myHead, theirHead);
  const nonStandard = merge('terms', baseElements as Fields, myElements as Fields, theirElements as Fields);
  const lineOf = (id: string): QuoteLine[] => {
    const [was, my, their] = [byId(base, id), byId(mine, id), byId(theirs, id)];
    const subject = `line ${(my ?? their ?? was)?.product}`;
    if (my && their) return [merge(subject, (was ?? {}) as Fields, { ...my }, { ...their }) as unknown as QuoteLine];
    const only = my ?? their;
    // New on one side, or removed by the other: removed it stays, unless it was changed here.
    if (!only || (was && isSame(was, only))) return [];
    if (was) collisions.push({ subject, field: 'removed' });
    return [only];
  };
  const content = { ...head, nonStandard, lines: orderOf(mine, theirs).flatMap(lineOf) } as unknown as QuoteContent;
  return { content, collisions };
}

/** Their order, and each of my other lines behind the one it stands behind with me. */
function orderOf(mine: QuoteContent, theirs: QuoteContent): string[] {
  const order = theirs.lines.map(({ id }) => id);
  for (const [place, { id }] of mine.lines.entries()) {
    if (order.includes(id)) continue;
    const before = mine.lines[place - 1]?.id;
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

const byId = ({ lines }: QuoteContent, id: string): QuoteLine | undefined => lines.find((line) => line.id === id);
const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with its keys in order: the same value is the same text. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
