import type { Actor } from '../commands/actor.ts';
import { addAccount, addContact } from '../commands/directory/accounts.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import type { HistoryClock } from './clock.ts';
import type { Company } from './company.ts';
import { accounts, contactNames, contactPosts, type DemoAccount } from './data/accounts.ts';
import type { Random } from './random.ts';

export interface Customers {
  accountId(key: string): string;
  /** Who signs for the account. */
  signatoryId(key: string): string;
}

export async function addAccounts(
  database: Database,
  { actor }: Company,
  clock: HistoryClock,
  random: Random,
  customers: readonly DemoAccount[] = accounts,
): Promise<Customers> {
  const ids = new Map<string, string>();
  const signatories = new Map<string, string>();
  for (const [index, account] of customers.entries()) {
    const owner = actor(account.owner);
    const asked = { actor: owner, commandId: 'demo' };
    const { key, owner: _, parent, customerForDays, ...record } = account;
    const id = agreed(
      await addAccount(database, asked, {
        ...record,
        externalId: `CRM-${20_400 + index * 17}`,
        ownerId: owner.id,
        parentId: parent === undefined ? null : (ids.get(parent) as string),
        customerSince: customerForDays === undefined ? null : clock.date(-customerForDays),
      }),
    );
    ids.set(key, id);
    signatories.set(key, await addContacts(database, owner, { ...account, id }, random));
  }
  return { accountId: (key) => known(ids, key), signatoryId: (key) => known(signatories, key) };
}

/** One to four people of the account, the signatory first; answers the signatory's id. */
async function addContacts(
  database: Database,
  owner: Actor,
  { id: accountId, key, region, country }: DemoAccount & { id: string },
  random: Random,
): Promise<string> {
  const names = new Set<string>();
  const wanted = random.whole(1, contactPosts.length);
  while (names.size < wanted) {
    names.add(`${random.pick(contactNames[region].first)} ${random.pick(contactNames[region].last)}`);
  }
  const ids: string[] = [];
  for (const [index, name] of [...names].entries()) {
    const post = contactPosts[index] as (typeof contactPosts)[number];
    const contact = {
      accountId,
      name,
      title: random.pick<string>(post.titles),
      email: `${localPart(name)}@${key}.example`,
      language: languages[country] ?? 'en',
      roles: [...post.roles],
    };
    ids.push(agreed(await addContact(database, { actor: owner, commandId: 'demo' }, contact)));
  }
  return ids[0] as string;
}

/** "Amélie de Wit" → "amelie.de-wit". */
const localPart = (name: string): string => {
  const [first = '', ...rest] = name
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .split(' ');
  return `${first}.${rest.join('-')}`;
};

const languages: Record<string, string> = { DE: 'de', AT: 'de', CH: 'de', IS: 'is' };

function known(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo company has no account ${key}`);
  return id;
}
