/** Lists kept by name as their owners look at them: private, shared with a team, or with everybody. */
import { isWrong, readFilter } from '../../domain/lists/filter.ts';
import type { ListShape } from '../../domain/lists/list.ts';
import { type ListName, lists } from '../../domain/lists/shapes.ts';
import { readSort } from '../../domain/lists/sort.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { type Asked, changed } from '../change.ts';
import { listReaders } from '../list-readers.ts';
import { type InputError, type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface ViewContent {
  name: string;
  filters: Readonly<Record<string, string>>;
  sort: string | null;
  columns: readonly string[] | null;
  shared: 'nobody' | 'team' | 'everybody';
}

/** Keeps a view of a list that one may read; answers its id. */
export function saveView(
  database: Database,
  asked: Asked,
  { list, ...content }: ViewContent & { list: ListName },
): Promise<string | Refusal> {
  const { actor } = asked;
  return changed(database, asked, async ({ tx }) => {
    const wrong = await wrongIn(tx, actor, list, actor.id, content);
    if (wrong) return wrong;
    const [row] = await tx.query<{ id: string }>(
      `insert into saved_view (owner_id, list, name, filters, sort, columns, shared, team_id)
       select $1, $2, $3, $4, $5, $6, $7, case when $7 = 'team' then team_id end from person where id = $1
       on conflict do nothing returning id`,
      [actor.id, list, content.name, JSON.stringify(content.filters), content.sort, content.columns, content.shared],
    );
    if (!row) return nameTaken;
    const data = { ...content, id: row.id, list };
    return { answer: row.id, subject: { kind: 'person', id: actor.id }, type: 'ViewSaved', data };
  });
}

/** Changes a view: one's own, or, for the deal desk, one that is shared. */
export function changeView(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: Partial<ViewContent>,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const view = await changeable(tx, asked.actor, id, version);
    if ('refused' in view) return view;
    const content: ViewContent = { ...view, ...changes };
    const wrong = await wrongIn(tx, asked.actor, view.list, view.ownerId, content);
    if (wrong) return wrong;
    const taken = await tx.query(
      'select 1 from saved_view where owner_id = $1 and list = $2 and lower(name) = lower($3) and id <> $4',
      [view.ownerId, view.list, content.name, id],
    );
    if (taken.length > 0) return nameTaken;
    await tx.query(
      `update saved_view v set name = $2, filters = $3, sort = $4, columns = $5, shared = $6, version = version + 1,
         team_id = case when $6 = 'team' then (select team_id from person where id = v.owner_id) end where id = $1`,
      [id, content.name, JSON.stringify(content.filters), content.sort, content.columns, content.shared],
    );
    return { answer: id, subject: { kind: 'person', id: view.ownerId }, type: 'ViewChanged', data: { id, changes } };
  });
}

/** Takes a view away, from everybody whom it was shared with. */
export function deleteView(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const view = await changeable(tx, asked.actor, id, version);
    if ('refused' in view) return view;
    await tx.query('delete from saved_view where id = $1', [id]);
    const data = { id, list: view.list, name: view.name };
    return { answer: id, subject: { kind: 'person', id: view.ownerId }, type: 'ViewDeleted', data };
  });
}

/** A view of which the list is met first, or the list as it is (null). */
export async function chooseDefault(
  database: Database,
  { id: personId }: Actor,
  list: ListName,
  viewId: string | null,
): Promise<void> {
  await database.transaction(async (tx) => {
    if (viewId === null)
      await tx.query('delete from default_view where person_id = $1 and list = $2', [personId, list]);
    else
      await tx.query(
        `insert into default_view (person_id, list, view_id) values ($1, $2, $3)
         on conflict (person_id, list) do update set view_id = excluded.view_id`,
        [personId, list, viewId],
      );
  });
}

/** `$1` is who looks: their own views, those of their team, those for everybody (alias `v`). */
export const viewSeen = `(v.owner_id = $1 or v.shared = 'everybody'
  or v.team_id = (select team_id from person where id = $1))`;

/** Who may change a view: its owner, and the deal desk what is shared. */
export const mayChangeView = (actor: Actor, { ownerId, shared }: { ownerId: string; shared: string }): boolean =>
  ownerId === actor.id || (shared !== 'nobody' && actor.permissions.has('desk.work'));

const nameTaken = refuseInput({ pointer: '/name', message: 'You have a view of this name already.' });

async function changeable(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
): Promise<(ViewContent & { list: ListName; ownerId: string }) | Refusal> {
  const [view] = await tx.query<ViewContent & { list: ListName; ownerId: string; version: number }>(
    `select v.owner_id as "ownerId", v.list, v.name, v.filters, v.sort, v.columns, v.shared, v.version
     from saved_view v where v.id = $2 and ${viewSeen} for update`,
    [actor.id, id],
  );
  if (!view) return refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });
  if (!mayChangeView(actor, view)) {
    return refuse('forbidden', {
      detail: 'Only its owner and the deal desk change a shared view. Save it as your own.',
    });
  }
  if (view.version !== version) {
    return refuse('stale', { detail: 'This was changed since you read it. Read it again and decide anew.' });
  }
  return view;
}

async function wrongIn(
  tx: Tx,
  actor: Actor,
  list: ListName,
  ownerId: string,
  { filters, sort, shared }: ViewContent,
): Promise<Refusal | undefined> {
  if (!actor.permissions.has(listReaders[list])) return refuse('forbidden', { detail: 'You may not read this list.' });
  const shape: ListShape = lists[list];
  const errors: InputError[] = Object.entries(filters).flatMap(([name, text]) => {
    const pointer = `/filters/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const filter = Object.hasOwn(shape.filters, name) ? shape.filters[name] : undefined;
    if (!filter) return [{ pointer, message: 'This list has no such filter.' }];
    const value = readFilter(filter, text);
    return isWrong(value) ? [{ pointer, message: value.wrong }] : [];
  });
  const by = sort === null ? undefined : readSort(shape.sorts, sort);
  if (sort !== null && !by) errors.push({ pointer: '/sort', message: 'This list has no such order.' });
  if (shared === 'team') {
    const [owner] = await tx.query<{ team: string | null }>('select team_id as team from person where id = $1', [
      ownerId,
    ]);
    if (!owner?.team) errors.push({ pointer: '/shared', message: 'There is no team to share it with.' });
  }
  return errors.length > 0 ? refuseInput(...errors) : undefined;
}
