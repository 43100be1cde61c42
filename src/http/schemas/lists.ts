/** The query of a list as the API describes it: derived from the list's own filters and sorts. */
import type { Actor } from '../../commands/actor.ts';
import { type Filter, type FilterValue, isWrong, readFilter } from '../../domain/lists/filter.ts';
import type { ListAsked, ListShape } from '../../domain/lists/list.ts';
import { isPlace, type Place, readSort, type Sort, sortText } from '../../domain/lists/sort.ts';
import { ProblemError } from '../problem.ts';
import { flag, limit, opaqueJson, page, z } from './common.ts';

/** Paging, sorting and the filters of one list, each a parameter. `listAsked` puts them together. */
export function queryOfList<F extends string>(shape: ListShape<F>) {
  const filters = Object.entries<Filter>(shape.filters).map(([name, filter]) => [name, parameterOf(filter).optional()]);
  const given = Object.fromEntries(filters) as Record<F, z.ZodOptional<ReturnType<typeof parameterOf>>>;
  return z.strictObject({
    limit,
    cursor: placeText.optional(),
    sort: sortOf(shape).optional(),
    count: countAsked,
    ...given,
  });
}

/** Whether a file begins with the mark that tells spreadsheets its encoding. */
export const bomAsked = flag
  .optional()
  .openapi({ description: 'Begin with a byte order mark; true unless said otherwise' });

/** The same filters and order for a file of all rows. */
export function exportQueryOf(shape: ListShape) {
  return queryOfList(shape).omit({ limit: true, cursor: true, count: true }).extend({ bom: bomAsked });
}

const countAsked = flag.optional().openapi({ description: 'How many there are, too' });

/** A page of a list, with how many rows it has when that was asked for; null when counting would take long. */
export function listPage<T extends z.ZodType>(item: T) {
  const count = z.strictObject({ value: z.int(), more: z.boolean().openapi({ description: 'There are more' }) });
  return page(item).extend({ count: count.nullable().optional() });
}

const placeText = opaqueJson(z.array(z.unknown()).length(3));

function sortOf(shape: ListShape) {
  const names = Object.keys(shape.sorts);
  return z
    .string()
    .max(60)
    .refine((text) => readSort(shape.sorts, text) !== undefined, `Sort by ${names.join(', ')}, with :asc or :desc.`)
    .openapi({
      type: 'string',
      description: `${names.join(', ')}; with :asc or :desc for the other direction`,
      examples: [sortText({ by: shape.sort, direction: (shape.sorts[shape.sort] as Sort).first })],
    });
}

function parameterOf(filter: Filter): z.ZodType<FilterValue | undefined, string> {
  return z
    .string()
    .max(2_000)
    .transform((text, context): FilterValue | undefined => {
      if (text === '') return undefined;
      const value = readFilter(filter, text);
      if (!isWrong(value)) return value;
      context.addIssue({ code: 'custom', message: value.wrong });
      return z.NEVER;
    })
    .openapi({ type: 'string', description: `${filter.label}. ${manner(filter)}` });
}

function manner(filter: Filter): string {
  switch (filter.kind) {
    case 'one-of':
      return `One or several of ${filter.values.join(', ')}, with commas.`;
    case 'refs':
      return filter.of === 'person' ? 'Ids with commas; me is you.' : 'Ids with commas.';
    case 'codes':
      return 'One or several, with commas.';
    case 'range':
      return 'FROM..TO, either end may be left out.';
    case 'text':
      return 'Any part of it; no wildcards.';
    case 'flag':
      return 'true or false.';
  }
}

interface Query {
  limit: number;
  cursor?: unknown;
  sort?: string;
  count?: boolean;
}

/**
 * What was asked of the list.
 * @throws ProblemError when the cursor belongs to another list or order, or a filter or sort would tell what the actor
 * may not see
 */
export function listAsked(
  actor: Pick<Actor, 'permissions'>,
  shape: ListShape,
  { limit: most, cursor, sort: text, count, ...given }: Query,
): ListAsked {
  const standing = { by: shape.sort, direction: (shape.sorts[shape.sort] as Sort).first };
  const sort = (text !== undefined && readSort(shape.sorts, text)) || standing;
  const said = Object.entries<unknown>(given).filter((entry): entry is [string, FilterValue] => entry[1] !== undefined);
  const read = [shape.sorts[sort.by], ...said.map(([name]) => shape.filters[name])];
  if (read.some((one) => one?.confidential) && !actor.permissions.has('margin.read')) throw marginHidden();
  if (cursor !== undefined && !isPlace(shape.sorts, sort, cursor)) throw foreignCursor();
  return {
    limit: most,
    sort,
    filters: Object.fromEntries(said),
    ...(cursor !== undefined && { cursor: cursor as Place }),
    ...(count && cursor === undefined && { count }),
  };
}

function marginHidden(): ProblemError {
  const detail = 'You may not filter or sort by margin: it would tell what your roles do not show.';
  return new ProblemError(403, 'forbidden', { detail });
}

function foreignCursor(): ProblemError {
  const message = 'This is not a cursor of this list and order: take it from `next`.';
  const errors = [{ pointer: '#query/cursor', message }];
  return new ProblemError(422, 'invalid', { detail: `#query/cursor: ${message}`, errors });
}
