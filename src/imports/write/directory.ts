import { check, checkReference, quoted, type Staged, upsert } from './staged.ts';

/** A person by e-mail or external id, in SQL. */
export const personNamed = (column: string, alias = 's'): string =>
  `select p.id from person p where lower(p.email) = lower(${alias}.${quoted(column)}) or p.external_id = ${alias}.${quoted(column)}
   order by lower(p.email) = lower(${alias}.${quoted(column)}) desc limit 1`;

export async function writeSellers(staged: Staged): Promise<void> {
  await upsert(staged, {
    table: 'seller',
    conflict: 'name',
    key: ['name'],
    columns: {
      name: { column: 'name' },
      address: { column: 'address' },
      registration: { column: 'registration', value: "coalesce(s.registration, '')" },
      country: { column: 'country' },
    },
  });
}

export async function writePeople(staged: Staged): Promise<void> {
  const { tx, columns } = staged;
  // Whom each reported to before, so that who moved can be told afterwards.
  await tx.query(`drop table if exists former;
    create temp table former on commit drop as
    select p.id, p.manager_id from staged s join person p on lower(p.email) = lower(s.email)`);
  await check(
    staged,
    'externalId',
    `exists (select from person p where p.external_id = s."externalId" and lower(p.email) <> lower(s.email))
     or exists (select from staged o where o."externalId" = s."externalId" and o.line < s.line)`,
    `'Another person has this external id.'`,
  );
  if (columns.has('externalId')) {
    await tx.query(`delete from staged s
      where exists (select from person p where p.external_id = s."externalId" and lower(p.email) <> lower(s.email))
         or exists (select from staged o where o."externalId" = s."externalId" and o.line < s.line)`);
  }
  await checkReference(staged, 'team', 'team', 'select from team t where t.name = s.team');
  await check(
    staged,
    'roles',
    `exists (select from unnest(string_to_array(s.roles, ' ')) r where r not in (select name from role))`,
    `'There is no role ' || (select min(r) from unnest(string_to_array(s.roles, ' ')) r where r not in (select name from role)) || '.'`,
  );
  await check(
    staged,
    'roles',
    `exists (select from person p where lower(p.email) = lower(s.email)
       and array(select r.role from person_role r where r.person_id = p.id order by 1)
         <> array(select unnest(string_to_array(coalesce(s.roles, ''), ' ')) order by 1))`,
    `'Roles of somebody who is here already are changed on the page of people, one by one.'`,
  );
  await upsert(staged, {
    table: 'person',
    conflict: 'lower(email)',
    key: ['email'],
    versioned: true,
    columns: {
      email: { column: 'email' },
      name: { column: 'name' },
      externalId: { column: 'external_id' },
      title: { column: 'title', value: "coalesce(s.title, '')" },
      team: { column: 'team_id', value: '(select t.id from team t where t.name = s.team)' },
    },
  });
  if (columns.has('roles')) {
    await tx.query(`insert into person_role (person_id, role)
      select p.id, r from staged s join person p on lower(p.email) = lower(s.email)
        join touched t on t.id = p.id::text and t.added, unnest(string_to_array(s.roles, ' ')) r
      where r in (select name from role) on conflict do nothing`);
  }
  if (!columns.has('manager')) return;
  await checkReference(staged, 'manager', 'person', personNamed('manager'));
  await tx.query(`with moved as (
      update person t set manager_id = m.id, version = t.version + 1
      from staged s left join lateral (${personNamed('manager')}) m on true
      where lower(t.email) = lower(s.email) and t.manager_id is distinct from m.id
      returning t.id::text
    ) insert into touched select id, false from moved on conflict do nothing`);
  await check(
    staged,
    'manager',
    inCircle('person', 'manager_id', 'lower(e.email) = lower(s.email)'),
    `'This would make the person their own manager.'`,
  );
}

/** An account by external id, or by the id that an export gives one without. */
export const accountNamed = (column: string, alias = 's'): string =>
  `select a.id from account a where a.external_id = ${alias}.${quoted(column)} or (a.external_id is null and a.id::text = ${alias}.${quoted(column)})`;

export async function writeAccounts(staged: Staged): Promise<void> {
  const { tx, columns } = staged;
  await takeOwnIds(staged, 'account');
  await checkReference(staged, 'owner', 'person', personNamed('owner'));
  await upsert(staged, {
    table: 'account',
    conflict: 'external_id',
    key: ['externalId'],
    versioned: true,
    columns: {
      externalId: { column: 'external_id' },
      name: { column: 'name' },
      region: { column: 'region' },
      country: { column: 'country' },
      segment: { column: 'segment' },
      creditClass: { column: 'credit_class' },
      customerSince: { column: 'customer_since' },
      masterAgreement: { column: 'master_agreement', value: 'coalesce(s."masterAgreement", false)' },
      address: { column: 'address', value: "coalesce(s.address, '')" },
      owner: { column: 'owner_id', value: `(${personNamed('owner')})` },
    },
  });
  if (!columns.has('parent')) return;
  await checkReference(staged, 'parent', 'account', accountNamed('parent'));
  await tx.query(`with moved as (
      update account t set parent_id = a.id, version = t.version + 1
      from staged s left join account a on a.external_id = s.parent
      where t.external_id = s."externalId" and t.parent_id is distinct from a.id
      returning t.id::text
    ) insert into touched select id, false from moved on conflict do nothing`);
  await check(
    staged,
    'parent',
    inCircle('account', 'parent_id', 'e.external_id = s."externalId"'),
    `'This would make the account its own parent.'`,
  );
}

/** A record that left by export without an external id comes back under its own id, which becomes its external one. */
async function takeOwnIds({ tx }: Staged, table: 'account' | 'contact'): Promise<void> {
  await tx.query(`update ${table} t set external_id = s."externalId" from staged s
    where t.external_id is null and t.id::text = s."externalId"`);
}

/** Whether the row's record is above itself, in SQL. */
const inCircle = (table: string, above: string, same: string): string =>
  `exists (with recursive up(id) as (
     select e.${above} from ${table} e where ${same}
     union select n.${above} from up u join ${table} n on n.id = u.id where n.${above} is not null
   ) select from up u join ${table} e on e.id = u.id where ${same})`;

export async function writeContacts(staged: Staged): Promise<void> {
  const account = accountNamed('account');
  await takeOwnIds(staged, 'contact');
  await checkReference(staged, 'account', 'account', account);
  await check(staged, 'language', `s.language !~ '^[a-z]{2}(-[A-Z]{2})?$'`, `'Write a language like "en" or "pt-BR".'`);
  await staged.tx.query(`delete from staged s where not exists (${account})`);
  await upsert(staged, {
    table: 'contact',
    conflict: 'external_id',
    key: ['externalId'],
    versioned: true,
    columns: {
      externalId: { column: 'external_id' },
      account: { column: 'account_id', value: `(${account})` },
      name: { column: 'name' },
      email: { column: 'email' },
      title: { column: 'title', value: "coalesce(s.title, '')" },
      phone: { column: 'phone', value: "coalesce(s.phone, '')" },
      language: { column: 'language', value: "coalesce(s.language, 'en')" },
      roles: { column: 'roles', value: "coalesce(string_to_array(s.roles, ' '), '{}')" },
    },
  });
}

export async function writeQuotas(staged: Staged): Promise<void> {
  await checkReference(staged, 'person', 'person', personNamed('person'));
  await staged.tx.query(`delete from staged s where not exists (${personNamed('person')})`);
  await upsert(staged, {
    table: 'quota',
    conflict: 'person_id, starts_on',
    key: ['person', 'startsOn'],
    id: "t.person_id || '/' || t.starts_on",
    columns: {
      person: { column: 'person_id', value: `(${personNamed('person')})` },
      startsOn: { column: 'starts_on' },
      period: { column: 'period' },
      amount: { column: 'amount' },
      currency: { column: 'currency' },
    },
  });
}
