import type { Actor } from '../../commands/actor.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { accountList } from '../../domain/lists/shapes.ts';
import type { AccountRow, ContactRow } from '../../store/entities/accounts.ts';
import { type ListSource, readList } from '../list/list.ts';
import { anywhere } from '../list/parameters.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface AccountShown extends AccountRow {
  /** The first day of what it subscribed to, once that has come; null: it never did. */
  subscribedSince: string | null;
}

/** Accounts as they are asked for; everybody sees every account. */
export async function listAccounts(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<AccountShown>> {
  const list = { shape: accountList, source: accountSource, viewer: { actor } };
  const { items, ...rest } = await readList<AccountShown>(reader, list, asked);
  return { items: items.map(({ key: _, ...account }) => account), ...rest };
}

export async function readAccount(reader: Reader, id: string): Promise<AccountShown | undefined> {
  return (await reader.query<AccountShown>(`select ${accountColumns} from account a where id = $1`, [id]))[0];
}

/** Contacts by name, of one account or of all. */
export async function listContacts(
  reader: Reader,
  { limit, cursor, account }: PageAsked & { account?: string },
): Promise<Page<ContactRow>> {
  const rows = await reader.query<ContactRow & { key: string }>(
    `select ${contactColumns}, lower(name) as key from contact
     where ($1::text is null or (lower(name), id) > ($1, $2)) and ($3::uuid is null or account_id = $3)
     order by lower(name), id limit $4`,
    [cursor?.[0] ?? null, cursor?.[1] ?? null, account ?? null, limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...contact }) => contact), next };
}

export async function readContact(reader: Reader, id: string): Promise<ContactRow | undefined> {
  return (await reader.query<ContactRow>(`select ${contactColumns} from contact where id = $1`, [id]))[0];
}

const subscribedSince = `select min(s.starts_on) from subscription s where s.account_id = a.id and s.starts_on <= clock()::date`;
const accountColumns = `a.id, external_id as "externalId", name, parent_id as "parentId", region, country, segment,
  credit_class as "creditClass", customer_since as "customerSince", master_agreement as "masterAgreement", address,
  owner_id as "ownerId", version, (${subscribedSince}) as "subscribedSince"`;
const contactColumns = 'id, account_id as "accountId", name, title, email, phone, language, roles, version';

const accountSource: ListSource<keyof (typeof accountList)['filters'], keyof (typeof accountList)['sorts']> = {
  id: 'a.id',
  from: 'account a',
  filters: {
    q: (value, { put }) => `a.name ilike ${put(anywhere(String(value)), 'text')}`,
    owner: 'a.owner_id',
    segment: 'a.segment',
    region: 'a.region',
    country: 'a.country',
    credit: 'a.credit_class',
    master: 'a.master_agreement',
    since: 'a.customer_since',
  },
  sorts: { name: 'lower(a.name)', since: 'a.customer_since' },
  columns: accountColumns,
  tables: 'join account a on a.id = page.id',
};
