import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/commands/refusal.ts';
import { type Ask, deadlines } from '../../src/effects/deadlines.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Company, collectingLog, eventually, oneDeal, startTestEffects, testConfig } from '../support/effects.ts';

describe('a deadline', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let company: Company;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openDatabase(fresh.url);
    company = await oneDeal(database);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await database.close();
    await fresh.drop();
  });

  const arm = async (name: string, due: string): Promise<string> => {
    const [row] = await database.query<{ id: string }>(
      `insert into deadline (deal_id, instance_id, name, due_at, command)
        values ($1, $2, $3, clock() + $4::interval, $5) returning id`,
      [company.dealId, company.instanceId, name, due, JSON.stringify({ type: 'LapseQuote', name })],
    );
    return row!.id;
  };
  const deadline = async (id: string) => {
    const [row] = await database.query<{ status: string; executed_at: string | null }>(
      'select status, executed_at from deadline where id = $1',
      [id],
    );
    return row!;
  };
  /** Counts in the command's own transaction, as facts are. */
  const recording: Ask = async (asked, command) => {
    await asked.transaction((tx) =>
      tx.query(`update deal set version = version + 1, name = $2 where id = $1`, [
        company.dealId,
        (command as { name: string }).name,
      ]),
    );
    return {};
  };
  const dealVersion = async () =>
    (await database.query<{ version: number }>('select version from deal where id = $1', [company.dealId]))[0]!.version;
  const firing = (ask: Ask, restFor = 60_000) => deadlines(database, ask, restFor, collectingLog());

  it('is asked once when it is due, though many look at once', async () => {
    const id = await arm('lapse', '-1 minute');
    await Promise.all(Array.from({ length: 8 }, () => firing(recording).fireDue()));
    expect(await dealVersion()).toBe(2);
    const { status, executed_at } = await deadline(id);
    expect({ status, executed: executed_at !== null }).toEqual({ status: 'fired', executed: true });
  });

  it('is asked by running processes within a sweep of coming due, and not before', async () => {
    const id = await arm('lapse', '1 hour');
    for (let i = 0; i < 2; i++) {
      const effects = await startTestEffects({ config: testConfig(fresh.url), database, ask: recording });
      closing.push(effects.close);
    }
    const due = await arm('remind', '-1 second');
    await eventually(
      () => deadline(due),
      ({ status }) => status === 'fired',
    );
    expect(await deadline(id)).toEqual({ status: 'armed', executed_at: null });
    database.clock.offsetMs = 3_600_000;
    await eventually(
      () => deadline(id),
      ({ status }) => status === 'fired',
    );
    expect(await dealVersion()).toBe(3);
  });

  it('is cancelled when the deal has moved on, and the refused command leaves nothing', async () => {
    const id = await arm('lapse', '-1 minute');
    await firing(async (asked, command) => {
      await recording(asked, command);
      return refuse('not-available', { detail: 'The quote is signed.' });
    }).fireDue();
    expect((await deadline(id)).status).toBe('cancelled');
    expect(await dealVersion()).toBe(1);
  });

  it('may be cancelled or armed anew by its own command', async () => {
    const id = await arm('remind', '-1 minute');
    await firing(async (asked) => {
      await asked.query(`update deadline set status = 'cancelled' where instance_id = $1 and status = 'armed'`, [
        company.instanceId,
      ]);
      await asked.query(
        `insert into deadline (deal_id, instance_id, name, due_at, command) values ($1, $2, 'remind', clock() + '1 day', '{}')`,
        [company.dealId, company.instanceId],
      );
      return {};
    }).fireDue();
    expect((await deadline(id)).status).toBe('fired');
    expect(await database.query(`select name from deadline where status = 'armed'`)).toEqual([{ name: 'remind' }]);
  });

  it('stays armed when asking fails, does not hold up the others, and is asked again later', async () => {
    const broken = await arm('broken', '-2 minutes');
    const sound = await arm('sound', '-1 minute');
    let failures = 1;
    const { fireDue } = firing(async (asked, command) => {
      await recording(asked, command);
      if ((command as { name: string }).name === 'broken' && failures-- > 0) throw new Error('a bug');
      return {};
    }, 1);
    await fireDue();
    expect((await deadline(sound)).status).toBe('fired');
    await eventually(
      async () => {
        await fireDue();
        return deadline(broken);
      },
      ({ status }) => status === 'fired',
    );
    expect(await dealVersion()).toBe(3);
  });
});
