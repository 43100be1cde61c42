import type { AccountRow, ContactRow } from '../../store/entities/accounts.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface AccountFilter {
  /** Part of the name. */
  q?: string;
  owner?: string;
  segment?: string;
  region?: string;
}

/** Accounts by name. */
export async function listAccounts(reader: Reader, asked: PageAsked & AccountFilter): Promise<Page<AccountRow>> {
  const { limit, cursor, q, owner, segment, region } = asked;
  const rows = await reader.query<AccountRow & { key: string }>(
    `select ${accountColumns}, lower(name) as key from account
     where ($1::text is null or (lower(name), id) > ($1, $2))
       and ($3::text is null or position(lower($3) in lower(name)) > 0)
       and ($4::uuid is null or owner_id = $4)
       and ($5::text is null or segment = $5)
       and ($6::text is null or region = $6)
     order by lower(name), id limit $7`,
    [cursor?.[0] ?? null, cursor?.[1] ?? null, q ?? null, owner ?? null, segment ?? null, region ?? null, limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...account }) => account), next };
}

export async function readAccount(reader: Reader, id: string): Promise<AccountRow | undefined> {
  return (await reader.query<AccountRow>(`select ${accountColumns} from account where id = $1`, [id]))[0];
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

const accountColumns = `id, external_id as "externalId", name, parent_id as "parentId", region, country, segment,
  credit_class as "creditClass", customer_since as "customerSince", master_agreement as "masterAgreement", address,
  owner_id as "ownerId", version`;
const contactColumns = 'id, account_id as "accountId", name, title, email, phone, language, roles, version';
