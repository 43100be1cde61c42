import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { canonical, factHash } from '../../src/store/chain.ts';
import type { Database, Tx } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/database.ts';
import { appendFacts, type Subject } from '../../src/store/facts.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase(fresh.url);
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

let subjects = 0;
/** A chain of its own, with facts of every shape that data can have. */
async function chainOf(length: number): Promise<Subject> {
  const subject: Subject = { kind: 'policy', id: `p${++subjects}` };
  for (let n = 1; n <= length; n += 1) await append(subject, n);
  return subject;
}

const append = (subject: Subject, n: number) =>
  database.transaction(async (tx) => {
    const [clock] = await tx.query<{ at: string }>('select clock() as at');
    const data = { n, text: 'þæö€ ✓ "\\', none: null, list: [true, { b: 1, a: 2 }], absent: undefined };
    return appendFacts(tx, subject, [
      { type: 'Happened', data, by: null, at: (clock as { at: string }).at, commandId: `c${n}` },
    ]);
  });

/** Verifies, inside a transaction that is undone, what a superuser with the triggers off has done to a chain of five. */
async function afterTampering(tamper: (tx: Tx, subject: Subject) => Promise<unknown>) {
  const subject = await chainOf(5);
  const undone = new Error('undone');
  let found: Awaited<ReturnType<typeof verifyFacts>> | undefined;
  const tampering = database.transaction(async (tx) => {
    await tx.query('alter table fact disable trigger user');
    await tamper(tx, subject);
    found = await verifyFacts(tx, { subjectKind: subject.kind, subjectId: subject.id });
    throw undone;
  });
  await expect(tampering).rejects.toBe(undone);
  return found?.firstBad;
}

const set =
  (what: string) =>
  (tx: Tx, { id }: Subject) =>
    tx.query(`update fact set ${what} where subject_id = $1 and seq = 3`, [id]);

describe('a chain of facts', () => {
  it('verifies as it was written, read back from the database', async () => {
    const { kind, id } = await chainOf(5);
    expect(await verifyFacts(database, { subjectKind: kind, subjectId: id })).toEqual({
      verified: true,
      facts: 5,
      subjects: 1,
      firstBad: null,
    });
  });

  it('does not fork when many append at once', async () => {
    const subject = await chainOf(1);
    await Promise.all(Array.from({ length: 24 }, (_, n) => append(subject, n)));
    expect(await verifyFacts(database, { subjectKind: subject.kind, subjectId: subject.id })).toMatchObject({
      verified: true,
      facts: 25,
    });
  });

  it('keeps several facts of one moment in their order', async () => {
    const subject = await chainOf(0);
    const facts = ['First', 'Second', 'Third'].map((type) => ({
      type,
      data: {},
      by: null,
      at: '2027-01-05T12:00:00.1Z',
    }));
    const recorded = await database.transaction((tx) => appendFacts(tx, subject, facts));
    expect(recorded.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'First'],
      [2, 'Second'],
      [3, 'Third'],
    ]);
    const stored = await database.query('select seq, type from fact where subject_id = $1 order by id', [subject.id]);
    expect(stored).toEqual(recorded.map(({ seq, type }) => ({ seq, type })));
    expect(await verifyFacts(database, { subjectKind: 'policy', subjectId: subject.id })).toMatchObject({
      verified: true,
    });
  });

  it.each([
    ['type', `type = 'Other'`],
    ['author', `by = uuidv7()`],
    ['time', `at = at + interval '1 microsecond'`],
    ['data', `data = jsonb_set(data, '{n}', '4')`],
    ['machine', `instance_id = uuidv7()`],
    ['request', `command_id = 'other'`],
    ['hash', `hash = repeat('0', 64)`],
  ])('shows a changed %s at the fact itself', async (_, change) => {
    expect(await afterTampering(set(change))).toMatchObject({ seq: 3, problem: 'Its content was changed.' });
  });

  it('shows a changed link', async () => {
    expect(await afterTampering(set(`prev_hash = repeat('0', 64)`))).toMatchObject({
      seq: 3,
      problem: 'It does not follow the fact before it.',
    });
  });

  it('shows a fact that moved to another subject at both ends', async () => {
    const moved = await afterTampering(set(`subject_id = 'elsewhere'`));
    expect(moved).toMatchObject({ seq: 4, problem: 'A fact before this one is missing.' });
  });

  it('shows a deleted fact in the middle', async () => {
    const bad = await afterTampering((tx, { id }) =>
      tx.query('delete from fact where subject_id = $1 and seq = 3', [id]),
    );
    expect(bad).toMatchObject({ seq: 4, problem: 'A fact before this one is missing.' });
  });

  it('shows that the last fact is missing, and that all are', async () => {
    const last = await afterTampering((tx, { id }) =>
      tx.query('delete from fact where subject_id = $1 and seq = 5', [id]),
    );
    expect(last).toMatchObject({ seq: 5, factId: null });
    const all = await afterTampering((tx, { id }) => tx.query('delete from fact where subject_id = $1', [id]));
    expect(all).toMatchObject({ seq: 1, factId: null, problem: 'The whole chain is missing.' });
  });

  it('shows two facts that changed places', async () => {
    const bad = await afterTampering(async (tx, { id }) => {
      await tx.query('update fact set seq = -seq where subject_id = $1 and seq in (2, 3)'.replace('-seq', 'seq + 10'), [
        id,
      ]);
      await tx.query('update fact set seq = case seq when 12 then 3 else 2 end where subject_id = $1 and seq > 10', [
        id,
      ]);
    });
    expect(bad).toMatchObject({ seq: 2 });
  });

  it('shows a fact that was put in between, though all after it were moved on', async () => {
    const bad = await afterTampering(async (tx, { id }) => {
      await tx.query('update fact set seq = seq + 100 where subject_id = $1 and seq >= 3', [id]);
      await tx.query('update fact set seq = seq - 99 where subject_id = $1 and seq > 100', [id]);
      await tx.query(
        `insert into fact (subject_kind, subject_id, seq, type, at, data, prev_hash, hash)
         select subject_kind, subject_id, 3, 'Invented', at, data, hash, repeat('a', 64)
         from fact where subject_id = $1 and seq = 2`,
        [id],
      );
    });
    expect(bad).toMatchObject({ seq: 3, problem: 'Its content was changed.' });
  });

  it('shows a fact whose hash was made to fit, at the one after it', async () => {
    const bad = await afterTampering(async (tx, { kind, id }) => {
      const [fact] = await tx.query<{ at: string; data: object; prevHash: string }>(
        'select at, data, prev_hash as "prevHash" from fact where subject_id = $1 and seq = 3',
        [id],
      );
      const forged = {
        ...(fact as object),
        subjectKind: kind,
        subjectId: id,
        seq: 3,
        type: 'Forged',
        instanceId: null,
        by: null,
        commandId: 'c3',
      };
      const hash = factHash(forged as Parameters<typeof factHash>[0]);
      await tx.query(`update fact set type = 'Forged', hash = $2 where subject_id = $1 and seq = 3`, [id, hash]);
    });
    expect(bad).toMatchObject({ seq: 4, problem: 'It does not follow the fact before it.' });
  });

  it('shows a head that was changed', async () => {
    const bad = await afterTampering((tx, { id }) =>
      tx.query(`update chain_head set hash = repeat('0', 64) where subject_id = $1`, [id]),
    );
    expect(bad).toMatchObject({ seq: 6, factId: null });
  });
});

describe('what was recorded', () => {
  it.each(['fact', 'file', 'decision', 'quote_version'])('cannot be changed, deleted or emptied: %s', async (table) => {
    const protects = await database.query<{ events: number }>(
      `select bit_or(tgtype)::int & 56 as events from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
      [table],
    );
    // pg_trigger.h: 8 delete, 16 update, 32 truncate.
    expect(protects).toEqual([{ events: 56 }]);
  });

  it.each([
    ['changed', `update fact set type = 'Other' where subject_id = $1`],
    ['deleted', 'delete from fact where subject_id = $1'],
    ['emptied', 'truncate fact'],
  ])('is refused by the database when a fact would be %s', async (_, statement) => {
    const { id } = await chainOf(1);
    const attempt = database.query(statement, statement.includes('$1') ? [id] : []);
    await expect(attempt).rejects.toMatchObject({ code: '23001', message: 'fact is append-only' });
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [undefined]])(
    'refuses %p, which would not read back the same',
    (value) => {
      expect(() => canonical(value === undefined ? value : { value })).toThrow(/./);
    },
  );
});
