import type { Actor } from '../../commands/actor.ts';
import { dealScope, relations } from '../../commands/relations.ts';
import type { Money } from '../../domain/offer.ts';
import { accountsNamed } from '../deals/list.ts';
import { anywhere, type Parameters, parameters } from '../list/parameters.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

/** A quote whose lines may serve another. */
export interface LikeRow {
  id: string;
  number: string;
  version: number;
  state: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  tcv: Money | null;
  lines: number;
  changedAt: string;
}

export interface LikeAsked {
  /** Part of the deal's or account's name, the deal's number, or the SKU or part of the name of a product on a line. */
  q: string;
  /** The least and the most value of the deal. */
  atLeast?: string;
  atMost?: string;
  /** The deal has moved on this day or later. */
  since?: string;
}

const most = 20;
/** Of the deals that fit, the latest moved are looked at for quotes with lines. */
const looked = 1_000;

/** Quotes with lines, of deals that this person may see, the latest moved first. */
export async function quotesLike(reader: Reader, actor: Actor, asked: LikeAsked): Promise<LikeRow[]> {
  const { q, atLeast, atMost, since } = asked;
  const { values, put } = parameters();
  const known = relations(await dealScope(reader, actor), put);
  const seen = known === 'every' ? ['true'] : known;
  const fits = [
    ...(atLeast === undefined ? [] : [`d.tcv >= ${put(atLeast, 'numeric')}`]),
    ...(atMost === undefined ? [] : [`d.tcv <= ${put(atMost, 'numeric')}`]),
    ...(since === undefined ? [] : [`d.moved_at >= ${put(since, 'date')}`]),
  ];
  const enough = fits.join(' and ') || 'true';
  const limit = put(most, 'int');
  // A branch for each way and each reason to see the deal, so that each can go by its own index.
  const ways = q === '' ? ['true'] : await waysOf(reader, q, put);
  const deals = ways.flatMap((way) =>
    seen.map(
      (who) => `(select d.id from deal d${way.includes('a.name') ? ' join account a on a.id = d.account_id' : ''}
        where ${way} and ${who} and ${enough} order by d.moved_at desc, d.id limit ${looked})`,
    ),
  );
  const skus = q === '' ? [] : (await skusOf(reader, q)).map((sku) => `to_jsonb(${put(sku, 'text')})`);
  const sells = (alias: string) => `(${skus.map((sku) => `${products(alias)} @> ${sku}`).join(' or ')})`;
  const withProduct = seen.map(
    (who) => `(select q.id, d.moved_at from ${quotes}
      where q.id in (select h.quote_id from quote_version h where ${sells('h')})
        and ${sells('v')} and v.measures is not null and ${who} and ${enough}
      order by d.moved_at desc, q.id limit ${limit})`,
  );
  const ofDeals = `(select q.id, d.moved_at from (${deals.join(' union ')}) fit join ${quotes} on d.id = fit.id
    where v.measures is not null order by d.moved_at desc, q.id limit ${limit})`;
  return reader.query<LikeRow>(
    `with found as materialized (
       select * from (${[ofDeals, ...(q === '' ? [] : withProduct)].join(' union ')}) each_way
       order by moved_at desc, id limit ${limit})
     select q.id, 'Q-' || d.number || '-' || q.ordinal as number, v.version, v.state,
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
       v.measures -> 'tcv' as tcv, jsonb_array_length(v.content -> 'lines') as lines, v.changed_at as "changedAt"
     from found join ${quotes} on q.id = found.id join account a on a.id = d.account_id
     order by found.moved_at desc, q.id`,
    values,
    { plan: 'anew' },
  );
}

/** Quotes with their deals and their active versions, which are looked up last, one for each quote. */
const quotes = `(deal d join quote q on q.deal_id = d.id cross join lateral (
    select n.*, i.state, i.changed_at from instance i
      join quote_version n on n.quote_id = i.id and n.version = (i.snapshot -> 'context' ->> 'version')::int
    where i.id = q.id offset 0) v)`;

/** As it is indexed. */
const products = (alias: string): string => `jsonb_path_query_array(${alias}.content, '$.lines[*].product')`;

/** More products than that have nothing in common but a word. */
const mostProducts = 5;

/** What a product is sold as when it is called so; a SKU need not be in the catalogue any more. */
async function skusOf(reader: Reader, q: string): Promise<string[]> {
  const named = await reader.query<{ sku: string }>(
    'select sku from product where name ilike $1 limit $2',
    [anywhere(q), mostProducts + 1],
    { plan: 'anew' },
  );
  return [...new Set([q.toUpperCase(), ...(named.length > mostProducts ? [] : named.map(({ sku }) => sku))])];
}

/** Each way in which a deal can be what was asked for. */
async function waysOf(reader: Reader, q: string, put: Parameters['put']): Promise<string[]> {
  const accounts = await accountsNamed(reader, q);
  const name = put(anywhere(q), 'text');
  const number = /^d-(\d{1,15})$/i.exec(q)?.[1];
  return [
    `d.name ilike ${name}`,
    accounts ? `d.account_id = any(${put(accounts, 'uuid[]')})` : `a.name ilike ${name}`,
    ...(number ? [`d.number = ${put(number, 'bigint')}`] : []),
  ];
}
