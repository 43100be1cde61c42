import type { Actor } from '../../commands/actor.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import { measuresColumns, measuresOf, type StoredMeasures } from '../../store/stored-measures.ts';
import type { Page, Reader } from '../page.ts';
import { type DealRow, listDeals } from './list.ts';

/** A deal with every number of the quote that speaks for it; null where no quote has any. */
export interface MeasuredDeal extends DealRow {
  quote: { number: string; version: number; measures: MeasuresView } | null;
}

/** The deals as they are listed, each with its measures: those that its own columns are taken from. */
export async function listMeasuredDeals(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<MeasuredDeal>> {
  const { items, ...rest } = await listDeals(reader, actor, asked);
  const rows = await reader.query<Row>(
    `select distinct on (q.deal_id) q.deal_id as "dealId", q.ordinal, v.version, ${measuresColumns}
     from quote q join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where q.deal_id = any($1)
     order by q.deal_id, ${speaksFirst}`,
    [items.map(({ id }) => id)],
  );
  const speaking = new Map(rows.map((row) => [row.dealId, row]));
  return { items: items.map((deal) => ({ ...deal, quote: quoteOf(deal, speaking.get(deal.id)) })), ...rest };
}

/** A signed quote, else the one that moved last and was not withdrawn: as the deal's own columns are brought up to date. */
const speaksFirst = `i.state = 'signed' desc, i.state <> 'withdrawn' desc, i.changed_at desc, i.id desc`;

interface Row extends StoredMeasures {
  dealId: string;
  ordinal: number;
  version: number;
}

function quoteOf({ number }: DealRow, row: Row | undefined): MeasuredDeal['quote'] {
  const measures = row && measuresOf(row);
  return measures ? { number: `Q-${number.slice(2)}-${row.ordinal}`, version: row.version, measures } : null;
}
