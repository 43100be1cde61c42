import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forgetExpired } from '../../src/effects/retention.ts';
import { standardRetention } from '../../src/effects/settings.ts';
import { uploadRun } from '../../src/imports/run/upload.ts';
import { verifyFacts } from '../../src/queries/facts/facts.ts';
import { sha256 } from '../../src/store/chain.ts';
import { insertFile } from '../../src/store/files.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

const days = {
  ...standardRetention,
  idleMinutes: 240,
  mailDays: 30,
  notificationDays: 20,
  effectDays: 10,
  importDays: 5,
};

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());

const counts = async () => {
  const [row] = await company.rows<Record<string, number>>(
    `select (select count(*) from mail)::int as mails, (select count(*) from notification)::int as notifications,
       (select count(*) from outbox)::int as effects, (select count(*) from effect_failure)::int as failures,
       (select count(*) from import_run)::int as imports, (select count(*) from import_problem)::int as problems,
       (select count(*) from file)::int as files`,
  );
  return row;
};
const facts = () =>
  company.rows<{ data: object; by: string | null }>(
    `select data, by from fact where type = 'KeptDataForgotten' order by seq`,
  );

/** `many` of each thing that is kept for a time, that many days old. */
async function somethingOfEach(age: number, many: number): Promise<void> {
  const { rep } = company.people;
  await company.rows(
    `insert into mail (key, recipient, subject, html, plain, message_id, status, created_at)
     select gen_random_uuid(), 'a@b.example', '', '', '', '', 'kept', clock() - make_interval(days => $1) from generate_series(1, $2)`,
    [age, many],
  );
  await company.rows(
    `insert into notification (key, person_id, title, link, created_at)
     select gen_random_uuid(), $3, '', '/', clock() - make_interval(days => $1) from generate_series(1, $2)`,
    [age, many, rep.id],
  );
  await company.rows(
    `with added as (
       insert into outbox (key, verb, payload, status, done_at)
       select gen_random_uuid(), 'notify', '{}', 'done', clock() - make_interval(days => $1) from generate_series(1, $2)
       returning id)
     insert into effect_failure (outbox_id, reason, final) select id, 'once', false from added`,
    [age, many],
  );
}

it('forgets what is older than its days in batches, leaves the rest, and records how much, once a day', async () => {
  await somethingOfEach(31, 1_500);
  await somethingOfEach(19, 3);
  await company.rows(
    `insert into outbox (key, verb, payload, status, created_at)
     values ('dead', 'notify', '{}', 'dead', clock() - interval '1 year')`,
  );
  await forgetExpired(company.database, days);
  expect(await counts()).toMatchObject({ mails: 3, notifications: 3, effects: 1, failures: 0 });
  expect(await facts()).toEqual([{ by: null, data: { mails: 1_500, notifications: 1_500, effects: 1_503 } }]);

  await forgetExpired(company.database, days);
  expect(await facts()).toHaveLength(1);
  expect(await verifyFacts(company.database)).toMatchObject({ verified: true });
});

it('forgets old imports with their reports and bytes, and no other file', async () => {
  const { admin } = company.people;
  const upload = async (name: string, sku: string) => {
    const id = await uploadRun(company.database, admin, { name, bytes: Buffer.from(`sku,name\n${sku},${name}\n`) });
    await company.rows(
      `insert into import_problem (run_id, kind, file, line, pointer, message)
       select $1, 'products', $2, n, '', 'bad' from generate_series(1, 1200) n`,
      [id, name],
    );
    return id;
  };
  const old = await upload('old.csv', 'A');
  const running = await upload('running.csv', 'B');
  await upload('new.csv', 'C');
  await company.rows(`update import_run set created_at = clock() - interval '6 days' where id = any($1)`, [
    [old, running],
  ]);
  await company.rows(`update import_run set state = 'running' where id = $1`, [running]);
  const attached = Buffer.from('sku\nX\n');
  const deal = await company.deal();
  const file = { sha256: sha256(attached), mediaType: 'application/octet-stream', bytes: attached };
  await company.database.transaction(async (tx) => {
    await insertFile(tx, file);
    await tx.query('insert into attachment (deal_id, name, sha256, uploaded_by) values ($1, $2, $3, $4)', [
      deal.id,
      'x.csv',
      file.sha256,
      admin.id,
    ]);
  });

  await forgetExpired(company.database, days);
  expect(await counts()).toMatchObject({ imports: 2, problems: 2_400, files: 3 });
  expect((await facts()).at(-1)?.data).toMatchObject({ importProblems: 1_200, importFiles: 1, imports: 1 });
});

it('cannot delete a paper or a file that something names: the database refuses', async () => {
  const paper = Buffer.from(`%PDF ${randomUUID()}`);
  const file = { sha256: sha256(paper), mediaType: 'application/pdf', bytes: paper };
  await company.database.transaction((tx) => insertFile(tx, file));
  for (const { sha256: one } of await company.rows<{ sha256: string }>('select sha256 from file')) {
    await expect(company.rows('delete from file where sha256 = $1', [one])).rejects.toThrow('append-only');
  }
});
