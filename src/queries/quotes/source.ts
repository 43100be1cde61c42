import type { Reader } from '../page.ts';

/** Who owns a deal. */
export async function ownerOfDeal(reader: Reader, dealId: string): Promise<string> {
  const [row] = await reader.query<{ owner_id: string }>('select owner_id from deal where id = $1', [dealId]);
  return (row as { owner_id: string }).owner_id;
}
