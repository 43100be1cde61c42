/** Every list as a file, by the same filters and with the reader's own rights; who took what is a fact. */
import { Readable } from 'node:stream';
import { record } from '../../commands/change.ts';
import { listReaders } from '../../commands/list-readers.ts';
import { type ListName, lists } from '../../domain/lists/shapes.ts';
import type { ListShape } from '../../domain/lists/list.ts';
import { exportLines } from '../../queries/list/export.ts';
import { attachment, type Route, route } from '../route.ts';
import { exportQueryOf, listAsked } from '../schemas/lists.ts';

export const exportRoutes: Route[] = (Object.keys(lists) as ListName[]).map((list) => {
  const shape: ListShape = lists[list];
  return route({
    tags: [list],
    permission: listReaders[list],
    effect: 'read',
    method: 'get',
    path: `/api/exports/${list}`,
    operationId: `export${shape.title}`,
    summary: `${shape.title} as CSV: every row that fits and that you may see`,
    description: 'UTF-8; with `bom=false` without the mark that spreadsheets look for. Who exported what is recorded.',
    query: exportQueryOf(shape),
    responses: { 200: 'text/csv' },
    async handler({ database, actor, query: { bom, ...query }, commandId }) {
      const asked = listAsked(actor, shape, { limit: 200, ...query });
      const [clock] = await database.query<{ at: string }>('select clock() as at', []);
      const at = clock?.at as string;
      let rows = 0;
      const lines = exportLines(database, actor, { list, asked, at, bom: bom !== false }, (more) => {
        rows += more;
      });
      const recorded = async function* () {
        let complete = false;
        try {
          yield* lines;
          complete = true;
        } finally {
          const data = { list, filters: asked.filters, rows, complete };
          const subject = { kind: 'person', id: actor.id } as const;
          await database.transaction((tx) =>
            record(tx, { subject, type: 'ListExported', data, by: actor.id, commandId }),
          );
        }
      };
      return attachment(Readable.from(recorded()), 'text/csv; charset=utf-8', `${list}-${at.slice(0, 10)}.csv`);
    },
  });
});
