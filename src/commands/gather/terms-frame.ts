import type { TermsFrame } from '../../domain/terms.ts';
import type { Tx } from '../../store/database.ts';

/** Parties and ways of a deal as its terms name them. */
export async function termsFrame(tx: Tx, dealId: string): Promise<TermsFrame> {
  const [frame] = await tx.query<TermsFrame>(
    `select d.way_to_close as "wayToClose", d.route_to_market as "routeToMarket",
       jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'country', s.country) as seller,
       jsonb_build_object('id', a.id, 'name', a.name, 'address', a.address, 'country', a.country) as customer
     from deal d join seller s on s.id = d.seller_id join account a on a.id = d.account_id where d.id = $1`,
    [dealId],
  );
  return frame as TermsFrame;
}
