import { appendFacts, type Subject } from '../../store/facts.ts';
import type { BulkTx } from '../../store/bulk.ts';
import type { KindName } from '../kinds/kind.ts';

/** Who brings in what. */
interface Importing {
  runId: string;
  by: string | null;
  files: readonly { name: string; sha256: string }[];
}

interface Done {
  kind: KindName;
  rows: number;
  added: number;
  changed: number;
}

/** One fact for each step that changed something, and one for each person: whom they may decide for is on the record. */
export async function recordFacts(tx: BulkTx, asked: Importing, { kind, rows, added, changed }: Done): Promise<void> {
  if (added + changed === 0) return;
  const [clock] = await tx.query<{ at: string }>('select clock() as at');
  const said = { by: asked.by, at: (clock as { at: string }).at, commandId: asked.runId };
  const files = asked.files.map(({ name, sha256 }) => ({ name, sha256 }));
  await appendFacts(tx, subjectOf(kind), [
    { ...said, type: 'DataImported', data: { kind, runId: asked.runId, rows, added, changed, files } },
  ]);
  if (kind !== 'people') return;
  const people = await tx.query<{ id: string; added: boolean; data: object }>(
    `select p.id, t.added, jsonb_build_object('email', p.email, 'name', p.name, 'title', p.title,
       'managerId', p.manager_id, 'teamId', p.team_id,
       'roles', array(select role from person_role r where r.person_id = p.id order by 1)) as data
     from touched t join person p on p.id::text = t.id order by p.email`,
  );
  for (const { id, added: isNew, data } of people) {
    await appendFacts(tx, { kind: 'person', id }, [{ ...said, type: isNew ? 'PersonAdded' : 'PersonChanged', data }]);
  }
}

const catalogueKinds: readonly KindName[] = ['products', 'price-books', 'prices', 'costs'];

const subjectOf = (kind: KindName): Subject =>
  catalogueKinds.includes(kind) ? { kind: 'catalogue', id: 'catalogue' } : { kind: 'installation', id: 'installation' };
