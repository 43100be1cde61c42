import type { Actor } from '../commands/actor.ts';
import { maySee } from '../commands/relations.ts';
import type { Tx } from '../store/database.ts';

const dealOf = {
  quote: 'select deal_id from quote where id = $1',
  approval: 'select deal_id from approval_request where id = $1',
  step: 'select deal_id from approval_step where id = $1',
  contract: 'select deal_id from contract where id = $1',
  order: 'select deal_id from sales_order where id = $1',
  invoice: 'select deal_id from invoice where id = $1',
  request: 'select deal_id from desk_request where id = $1',
  document: 'select deal_id from document where id = $1',
} as const;

/** The deal that something belongs to, when it exists and the actor may see it. */
export async function visibleDealOf(
  reader: Tx,
  actor: Actor,
  kind: keyof typeof dealOf,
  id: string,
): Promise<string | undefined> {
  const [row] = await reader.query<{ deal_id: string }>(dealOf[kind], [id]);
  return row && (await maySee(reader, actor, row.deal_id)) ? row.deal_id : undefined;
}
