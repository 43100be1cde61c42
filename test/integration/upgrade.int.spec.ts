import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandType } from '../../src/commands/definitions.ts';
import { handle } from '../../src/commands/handle.ts';
import { actorsOf } from '../../src/commands/onlookers.ts';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { paperFile } from '../../src/demo/paper-file.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
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
