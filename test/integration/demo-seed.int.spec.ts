import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { secretHash } from '../../src/commands/session/secrets.ts';
import { standardSignIn } from '../../src/commands/session/settings.ts';
import { whoIs } from '../../src/commands/session/who-is.ts';
import { handle } from '../../src/commands/handle.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import type { Actor } from '../../src/commands/actor.ts';
import { type Seeded, seedCompany } from '../../src/demo/seed.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let seeded: Seeded;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openDatabase(fresh.url, { poolSize: 4 });
  seeded = await seedCompany(database, { approvers: 5 });
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const actor = async (token: string): Promise<Actor> =>
  (await whoIs(database, { kind: 'token', hash: secretHash(token) }, standardSignIn))?.actor as Actor;

test('every seeded user has a token that acts for them in their role', async () => {
  for (const [role, { id, token }] of Object.entries(seeded.users)) {
    expect(await actor(token)).toMatchObject({ id, roles: [role] });
  }
});

test('the deal waits for all approvers and nobody else, and one of them decides it', async () => {
  const candidates = await database.query<{ id: string }>(
    'select person_id as id from approval_candidate where step_id = $1 and open',
    [seeded.stepId],
  );
  expect(candidates.map(({ id }) => id).sort()).toEqual(seeded.approvers.map(({ id }) => id).sort());

  const decide = async (token: string) =>
    handle(database, {
      type: 'DecideStep',
      target: { instanceId: seeded.approvalId },
      by: await actor(token),
      input: { stepId: seeded.stepId, decision: 'approve', comment: '' },
    });
  expect(isRefusal(await decide(seeded.approvers[2]!.token))).toBe(false);
  expect(await decide(seeded.approvers[3]!.token)).toMatchObject({ code: 'already-decided' });
});

test('seeding again makes another company beside the first', async () => {
  const second = await seedCompany(database, { approvers: 1 });
  expect(second.dealId).not.toBe(seeded.dealId);
  expect(second.users.rep.email).not.toBe(seeded.users.rep.email);
  expect((await verifyFacts(database)).verified).toBe(true);
});
