import type { KeptFile } from '../../store/files.ts';
import type { Reader } from '../page.ts';

export async function attachmentFile(
  reader: Reader,
  dealId: string,
  id: string,
): Promise<(KeptFile & { name: string }) | undefined> {
  const [row] = await reader.query<KeptFile & { name: string }>(
    `select t.name, f.media_type as "mediaType", f.bytes from attachment t join file f on f.sha256 = t.sha256
     where t.deal_id = $1 and t.id = $2`,
    [dealId, id],
  );
  return row;
}
