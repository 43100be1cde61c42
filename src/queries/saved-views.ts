import type { Actor } from '../commands/actor.ts';
import { listReaders } from '../commands/list-readers.ts';
import { mayChangeView, type ViewContent, viewSeen } from '../commands/saved-views/saved-views.ts';
import type { ListShape } from '../domain/lists/list.ts';
import { type ListName, lists } from '../domain/lists/shapes.ts';
import { type Named, named } from './names.ts';
import type { Reader } from './page.ts';

export interface SavedView extends ViewContent {
  id: string;
  list: ListName;
  owner: Named;
  /** With which team it is shared. */
  team: Named | null;
  /** What the reader meets when they open the list. */
  isDefault: boolean;
  mayChange: boolean;
  version: number;
}

/** The views of a list that somebody can use: their own first, then those shared with them. */
export async function savedViews(reader: Reader, actor: Actor, list: ListName): Promise<SavedView[]> {
  const rows = await reader.query<Row>(
    `${select} and v.list = $2 order by v.owner_id <> $1, lower(v.name), v.id limit 200`,
    [actor.id, list],
  );
  return rows.filter((row) => usable(actor, row)).map((row) => shown(actor, row));
}

export async function savedView(reader: Reader, actor: Actor, id: string): Promise<SavedView | undefined> {
  const [row] = await reader.query<Row>(`${select} and v.id = $2`, [actor.id, id]);
  return row && usable(actor, row) ? shown(actor, row) : undefined;
}

type Row = Omit<SavedView, 'mayChange'>;

const select = `select v.id, v.list, v.name, ${named('p')} as owner, v.filters, v.sort, v.columns, v.shared,
    case when t.id is not null then ${named('t')} end as team, v.version,
    exists (select from default_view c where c.person_id = $1 and c.view_id = v.id) as "isDefault"
  from saved_view v join person p on p.id = v.owner_id left join team t on t.id = v.team_id where ${viewSeen}`;

/** Views by a list or a measure that their reader may not see are none for them. */
function usable(actor: Actor, { list, filters, sort }: Row): boolean {
  const shape: ListShape = lists[list];
  const by = [shape.sorts[sort?.split(':')[0] ?? ''], ...Object.keys(filters).map((name) => shape.filters[name])];
  const hidden = by.some((one) => one?.confidential) && !actor.permissions.has('margin.read');
  return !hidden && actor.permissions.has(listReaders[list]);
}

const shown = (actor: Actor, row: Row): SavedView => ({
  ...row,
  mayChange: mayChangeView(actor, { ownerId: row.owner.id, shared: row.shared }),
});
