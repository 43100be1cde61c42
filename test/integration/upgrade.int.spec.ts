import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandType } from '../../src/commands/definitions.ts';
import { handle } from '../../src/commands/handle.ts';
import { actorsOf } from '../../src/commands/onlookers.ts';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { paperFile } from '../../src/demo/paper-file.ts';
import { cardSchema } from '../../src/http/schemas/deal-desk/approvals.ts';
import { measuresSchema } from '../../src/http/schemas/deal-desk/assessment.ts';
import type { MeasuresView } from '../../src/domain/measures/measures.ts';
import { seenCards } from '../../src/queries/approvals/page.ts';
import { dealPage } from '../../src/queries/deals/page.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { quotePage, quoteVersions } from '../../src/queries/quotes/quote.ts';
import { type Restored, restoreBackup } from '../../src/store/backup/restore.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Instance, unknownStates } from '../../src/store/instances.ts';
import { workflows } from '../../workflows/registry.ts';
import { decide } from '../../workflows/workflow.ts';
import { granted } from '../support/company.ts';
import { emptyDatabase, type FreshDatabase } from '../support/database.ts';
import { type Lasting, lastingContent } from '../support/lasting.ts';

/** The demo company as the version before business time wrote it: `node scripts/upgrade-fixture.mjs`. */
const fixture = (ending: string) => fileURLToPath(new URL(`../fixtures/schema-0002.${ending}`, import.meta.url));
const kept = JSON.parse(readFileSync(fixture('json'), 'utf8')) as { takenAt: string; lasting: Lasting };

let fresh: FreshDatabase;
let restored: Restored;
let database: Database;
beforeAll(async () => {
  fresh = await emptyDatabase();
  restored = await restoreBackup(fresh.url, fixture('backup'));
  database = await openDatabase(fresh.url, { clockOffsetMs: Date.parse(kept.takenAt) - Date.now() });
  await keepRoles(database);
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

describe('the data of an earlier version, brought up to this one', () => {
  it('lost nothing: every fact, decision, version, paper and machine says what it said', async () => {
    expect(restored.applied[0]).toBe('0003-business-time.sql');
    expect(await lastingContent(database)).toEqual(kept.lasting);
    expect(await verifyFacts(database)).toMatchObject({ verified: true, facts: kept.lasting.facts.rows });
  });

  it('answers with every measure there is today, and none of those that were stored says anything else', async () => {
    const versions = await database.query<{ id: string; deal: string; version: number; measures: MeasuresView }>(
      `select v.quote_id as id, q.deal_id as deal, v.version, v.measures from quote_version v
         join quote q on q.id = v.quote_id where v.measures is not null order by 1, 3`,
    );
    const [auditor] = await database.transaction(async (tx) => actorsOf(tx, await peopleWith('auditor')));
    if (!auditor) throw new Error('nobody audits');
    const shown = new Map<string, unknown>();
    for (const { id, deal, version } of versions) {
      const page = await quotePage(database, auditor, id, version);
      const rows = await quoteVersions(database, id);
      const onDeal = (await dealPage(database, auditor, deal))?.quotes.find((quote) => quote.id === id);
      const every = [page?.measures, rows.find((row) => row.version === version)?.measures, onDeal?.measures];
      shown.set(`${id} ${version}`, measuresSchema.array().parse(every)[0]);
    }
    expect(versions.length).toBeGreaterThan(10);
    expect(versions.every(({ measures }) => !('firmTcv' in measures))).toBe(true);
    for (const { id, version, measures } of versions) expect(shown.get(`${id} ${version}`)).toMatchObject(measures);
  });

  it('shows again what approvers saw, in the form of today', async () => {
    const approvals = await database.query<{ id: string }>(
      'select distinct s.approval_id as id from decision d join approval_step s on s.id = d.step_id order by 1',
    );
    const seen = await Promise.all(approvals.map(({ id }) => seenCards(database, id)));
    expect(seen.flat().length).toBeGreaterThan(10);
    for (const { card } of seen.flat()) expect(() => cardSchema.parse(card)).not.toThrow();
  });

  it('holds machines in many states, and all of them can be loaded', async () => {
    expect(await unknownStates(database)).toEqual([]);
    const machines = await database.query<Instance>('select id, workflow, state, snapshot from instance');
    for (const { workflow, snapshot } of machines) {
      expect(decide(workflows[workflow].machine, snapshot, { type: 'Nonsense' })).toMatchObject({ notAvailable: true });
    }
    expect(new Set(machines.map(({ workflow, state }) => `${workflow} ${state}`)).size).toBeGreaterThan(20);
  });

  it('goes on: a step that was open is decided', async () => {
    const [open] = await database.query<{ approval: string; step: string; person: string }>(
      `select s.approval_id as approval, s.id as step, c.person_id as person
       from approval_step s join approval_candidate c on c.step_id = s.id and c.open
       where s.status = 'open' order by s.id, c.person_id limit 1`,
    );
    const input = { stepId: open?.step, decision: 'approve', comment: 'Still fine.' };
    await give('DecideStep', open?.approval, open?.person, input);
    const made = await database.query('select decision from decision where step_id = $1', [open?.step]);
    expect(made).toContainEqual({ decision: 'approve' });
  });

  it('goes on: a contract that was out is signed, and becomes an order', async () => {
    const contract = await machineIn('contract', 'issued');
    const [lena, liam] = await peopleWith('legal');
    const file = paperFile(['Signed copy']);
    await give('RecordSignedCopy', contract, lena, { file, signedOn: kept.takenAt.slice(0, 10) });
    await give('ConfirmSignedCopy', contract, liam, { sha256: file.sha256 });
    expect(await database.query('select from sales_order where contract_id = $1', [contract])).toHaveLength(1);
  });

  it('goes on: an invoice that was planned is issued under the next number', async () => {
    const invoice = await machineIn('invoice', 'draft');
    const [finance] = await peopleWith('finance');
    await give('IssueInvoice', invoice, finance, {});
    const [issued] = await database.query<{ follows: boolean }>(
      `select i.number = 1 + coalesce((select max(number) from invoice o where o.seller_id = i.seller_id and o.id <> i.id), 0)
         as follows from invoice i where id = $1`,
      [invoice],
    );
    expect(issued).toEqual({ follows: true });
    expect(await verifyFacts(database)).toMatchObject({ verified: true });
  });
});

async function give(type: CommandType, instanceId = '', person = '', input: object): Promise<void> {
  const [by] = await database.transaction((tx) => actorsOf(tx, [person]));
  if (!by) throw new Error(`nobody may ${type}`);
  granted(await handle(database, { type, target: { instanceId }, by, input }));
}

async function machineIn(workflow: string, state: string): Promise<string | undefined> {
  const [found] = await database.query<{ id: string }>(
    'select id from instance where workflow = $1 and state = $2 order by id limit 1',
    [workflow, state],
  );
  return found?.id;
}

const peopleWith = async (role: string): Promise<string[]> =>
  (
    await database.query<{ id: string }>('select person_id as id from person_role where role = $1 order by 1', [role])
  ).map(({ id }) => id);
