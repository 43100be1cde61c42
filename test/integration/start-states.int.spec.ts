import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { unknownStates } from '../../src/store/instances.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());

it("states that today's machines have are known, others are named", async () => {
  const { id } = await company.deal();
  expect(await unknownStates(company.database)).toEqual([]);
  const store = (workflow: string, version: number, state: string) =>
    company.rows(
      `insert into instance (id, deal_id, workflow, workflow_version, state, snapshot, changed_at)
       values (uuidv7(), $1, $2, $3, $4, '{}', clock())`,
      [id, workflow, version, state],
    );
  await store('quote', 1, 'daydreaming');
  await store('quote', 2, 'draft');
  await store('quote', 1, 'constructor');
  await store('toString', 1, 'draft');
  expect((await unknownStates(company.database)).sort()).toEqual([
    'quote v1 in state constructor',
    'quote v1 in state daydreaming',
    'quote v2 in state draft',
    'toString v1 in state draft',
  ]);
});
