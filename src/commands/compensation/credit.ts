import { quoteVersion } from '../../store/quote-versions.ts';
import type { Scene } from '../scene.ts';

/** Keeps for a signed deal who has credit for it and what it measures: its owner at signing, for the whole of it. */
export async function creditSigned(
  { tx, deal }: Scene,
  contractId: string,
  signed: { quoteId: string; quoteVersion: number },
): Promise<void> {
  const { measures, basis } = await quoteVersion(tx, signed.quoteId, signed.quoteVersion);
  const { lines: _, waterfall: __, ...totals } = measures ?? { lines: [], waterfall: [] };
  await tx.query(
    `insert into deal_credit (deal_id, person_id, signed_on, share, measures, policy_rate)
     select $1, $2, signed_on, 1, $3, $4 from contract where id = $5`,
    [deal.id, deal.ownerId, JSON.stringify(totals), basis.policyRate, contractId],
  );
}
