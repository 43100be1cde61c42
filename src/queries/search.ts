/** One question over everything: what a person may see, exact numbers first, then names by how well they fit. */
import type { Actor } from '../commands/actor.ts';
import type { Permission } from '../commands/permissions.ts';
import { type DealScope, dealScope, relations, seenBy } from '../commands/relations.ts';
import { anywhere, atBeginning, type Parameters, parameters } from './list/parameters.ts';
import type { Reader } from './page.ts';

export const hitKinds = [
  'deals',
  'accounts',
  'quotes',
  'contracts',
  'orders',
  'invoices',
  'contacts',
  'products',
  'people',
  'policies',
] as const;
export type HitKind = (typeof hitKinds)[number];

export interface Hit {
  id: string;
  title: string;
  detail: string;
  /** The address of its screen. */
  link: string;
  /** 0: its very number or name; 1: begins so; 2: has it somewhere; 3: is like it. */
  fit: number;
}

export interface Found {
  kind: HitKind;
  hits: Hit[];
}

interface Asking {
  reader: Reader;
  text: string;
  scope: DealScope;
  most: number;
  /** Accounts that fit: their deals and papers are found with them. */
  accounts: readonly string[];
}

interface Kind {
  permission: Permission;
  ask(asking: Asking): { text: string; values: unknown[] } | undefined;
}

/** Everything that fits, best kind first; kinds without a hit are left out. */
export async function search(reader: Reader, actor: Actor, asked: string, most: number): Promise<Found[]> {
  const text = asked.trim();
  if (text === '') return [];
  const [scope, accounts] = await Promise.all([dealScope(reader, actor), accountsLike(reader, text)]);
  const asking = { reader, text, scope, most, accounts };
  const found = await Promise.all(
    hitKinds
      .filter((kind) => actor.permissions.has(kinds[kind].permission))
      .map(async (kind): Promise<Found> => {
        const statement = kinds[kind].ask(asking);
        if (!statement) return { kind, hits: [] };
        return { kind, hits: await reader.query<Hit>(statement.text, statement.values, { plan: 'anew' }) };
      }),
  );
  const bestFit = ({ hits }: Found) => Math.min(...hits.map(({ fit }) => fit));
  return found.filter(({ hits }) => hits.length > 0).toSorted((one, other) => bestFit(one) - bestFit(other));
}

/** "D-1042", "1042" and, for quotes, "Q-1042-2". */
function numberIn(text: string, prefix: string): string | undefined {
  return new RegExp(`^(?:${prefix}-?)?(\\d{1,15})$`, 'i').exec(text)?.[1];
}

/** The accounts that fit best, also with a slip of the finger. */
async function accountsLike(reader: Reader, text: string): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `select a.id from account a where a.name ilike $1 or (length($2) > 3 and $2 <% a.name)
     order by a.name ilike $1 desc, similarity(a.name, $2) desc, a.id limit 20`,
    [anywhere(text), text],
    { plan: 'anew' },
  );
  return rows.map(({ id }) => id);
}

const fitOf = (name: string, { put, text }: { put: Parameters['put']; text: string }): string =>
  `case when lower(${name}) = lower(${put(text, 'text')}) then 0 when ${name} ilike ${put(atBeginning(text), 'text')} then 1
    when ${name} ilike ${put(anywhere(text), 'text')} then 2 else 3 end`;

/** Rows of which many may fit are looked at up to this number. */
const looked = 200;

const kinds: Record<HitKind, Kind> = {
  deals: {
    permission: 'deal.read',
    ask({ text, scope, most, accounts }) {
      const { values, put } = parameters();
      const number = numberIn(text, 'd');
      const seen = branchesOf(scope, put);
      const ways = [
        ...(number ? [`d.number = ${put(number, 'bigint')}`] : []),
        ...(text.length > 1 ? [`d.name ilike ${put(anywhere(text), 'text')}`] : []),
        `lower(d.name) like ${put(atBeginning(text.toLowerCase()), 'text')}`,
        ...(accounts.length > 0 ? [`d.account_id = any(${put(accounts, 'uuid[]')})`] : []),
      ];
      const found = ways.flatMap((way) =>
        seen.map(
          (who) =>
            `(select d.id from deal d where ${way} and ${who} order by d.moved_at desc, d.id desc limit ${looked})`,
        ),
      );
      // One that is found by its account's name is like what was asked at best.
      const named = fitOf('d.name', { put, text });
      const fit = number ? `case when d.number = ${put(number, 'bigint')} then 0 else ${named} end` : named;
      return {
        values,
        text: `with found as (${found.join(' union ')})
          select d.id, 'D-' || d.number || ' ' || d.name as title, a.name || ' · ' || o.name
              || case when d.origin = 'imported' then ' · imported' else '' end as detail, '/deals/' || d.id as link, ${fit} as fit
          from found join deal d on d.id = found.id join account a on a.id = d.account_id join person o on o.id = d.owner_id
          order by fit, similarity(d.name, ${put(text, 'text')}) desc, d.moved_at desc, d.id limit ${put(most, 'int')}`,
      };
    },
  },
  accounts: {
    permission: 'account.read',
    ask({ text, most, accounts }) {
      if (accounts.length === 0) return undefined;
      const { values, put } = parameters();
      const fit = fitOf('a.name', { put, text });
      return {
        values,
        text: `select a.id, a.name as title, a.segment || ', ' || a.region as detail, '/accounts/' || a.id as link,
            ${fit} as fit from account a where a.id = any(${put(accounts, 'uuid[]')})
          order by fit, similarity(a.name, ${put(text, 'text')}) desc, a.id limit ${put(most, 'int')}`,
      };
    },
  },
  quotes: {
    permission: 'deal.read',
    ask({ text, scope, most }) {
      const [, number, ordinal] = /^q-?(\d{1,15})(?:-(\d{1,6}))?$/i.exec(text) ?? [];
      if (number === undefined) return undefined;
      const { values, put } = parameters();
      const exactly = ordinal === undefined ? '' : ` and q.ordinal = ${put(ordinal, 'int')}`;
      return {
        values,
        text: `select q.id, 'Q-' || d.number || '-' || q.ordinal as title, d.name as detail, '/quotes/' || q.id as link,
            0 as fit from quote q join deal d on d.id = q.deal_id
          where d.number = ${put(number, 'bigint')}${exactly} and ${seenBy(scope, put)}
          order by q.ordinal desc limit ${put(most, 'int')}`,
      };
    },
  },
  contracts: paper('contract.read', { table: 'contract', prefix: 'c', screen: '/contracts/' }),
  orders: paper('order.read', { table: 'sales_order', prefix: 'o', screen: '/orders/' }),
  invoices: {
    permission: 'order.read',
    ask({ text, scope, most }) {
      const number = numberIn(text, '(?:i|no\\.? ?)');
      if (number === undefined) return undefined;
      const { values, put } = parameters();
      return {
        values,
        text: `select n.id, 'Invoice ' || n.number as title, l.name || ' · ' || d.name as detail,
            '/orders/' || n.order_id as link, 0 as fit
          from invoice n join deal d on d.id = n.deal_id join seller l on l.id = n.seller_id
          where n.number = ${put(number, 'bigint')} and ${seenBy(scope, put)}
          order by l.name limit ${put(most, 'int')}`,
      };
    },
  },
  contacts: small('account.read', {
    names: ['c.name', 'c.email'],
    from: 'contact c join account a on a.id = c.account_id',
    columns: `c.id, c.name as title, a.name || ' · ' || c.email as detail, '/accounts/' || c.account_id as link`,
  }),
  products: small('catalogue.read', {
    names: ['p.sku', 'p.name'],
    from: 'product p',
    columns: `p.id, p.sku || ' ' || p.name as title, p.family as detail, '/catalogue?q=' || p.sku as link`,
  }),
  people: small('people.read', {
    names: ['p.name', 'p.email'],
    from: 'person p',
    columns: `p.id, p.name as title, p.title || case when p.active then '' else ' (left)' end as detail,
      '/people?q=' || p.email as link`,
  }),
  policies: small('policy.read', {
    names: ['v.policy'],
    from: `(select distinct on (policy) policy, version from policy_version order by policy, version desc) v`,
    columns: `v.policy as id, v.policy as title, 'Version ' || v.version as detail,
      '/policy/' || v.policy || '/' || v.version as link`,
  }),
};

/** Conditions of which one must hold for a deal (alias `d`) to be seen, for a branch each. */
function branchesOf(scope: DealScope, put: Parameters['put']): string[] {
  const known = relations(scope, put);
  return known === 'every' ? ['true'] : known;
}

/** What is made of a deal and has a number of its own: by that number, or by the account's name. */
function paper(
  permission: Permission,
  { table, prefix, screen }: { table: string; prefix: string; screen: string },
): Kind {
  return {
    permission,
    ask({ text, scope, most, accounts }) {
      const number = numberIn(text, prefix);
      if (number === undefined && accounts.length === 0) return undefined;
      const { values, put } = parameters();
      const seen = seenBy(scope, put);
      const numbered = number === undefined ? 'false' : `x.number = ${put(number, 'bigint')}`;
      const ways = [
        ...(number === undefined ? [] : [numbered]),
        ...(accounts.length === 0 ? [] : [`d.account_id = any(${put(accounts, 'uuid[]')})`]),
      ];
      const found = ways.map(
        (way) =>
          `(select x.id from ${table} x join deal d on d.id = x.deal_id where ${way} and ${seen} limit ${looked})`,
      );
      return {
        values,
        text: `with found as (${found.join(' union ')})
          select x.id, '${prefix.toUpperCase()}-' || x.number || ' ' || a.name as title, d.name as detail,
            '${screen}' || x.id as link, case when ${numbered} then 0 else 3 end as fit
          from found join ${table} x on x.id = found.id join deal d on d.id = x.deal_id
            join account a on a.id = d.account_id
          order by fit, x.created_at desc, x.id limit ${put(most, 'int')}`,
      };
    },
  };
}

/** Tables that are searched by their names alone. */
function small(
  permission: Permission,
  { names, from, columns }: { names: readonly string[]; from: string; columns: string },
): Kind {
  return {
    permission,
    ask({ text, most }) {
      if (text.length < 2) return undefined;
      const { values, put } = parameters();
      const some = put(anywhere(text), 'text');
      const fits = names.map((name) => fitOf(name, { put, text }));
      return {
        values,
        text: `select ${columns}, least(${fits.join(', ')}) as fit from ${from}
          where ${names.map((name) => `${name} ilike ${some}`).join(' or ')}
          order by fit, similarity(${names[0]}, ${put(text, 'text')}) desc, title limit ${put(most, 'int')}`,
      };
    },
  };
}
