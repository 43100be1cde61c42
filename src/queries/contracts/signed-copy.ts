import type { KeptFile } from '../../store/files.ts';
import type { Reader } from '../page.ts';

export async function signedCopyFile(
  reader: Reader,
  contractId: string,
): Promise<(KeptFile & { number: string }) | undefined> {
  const [row] = await reader.query<KeptFile & { number: string }>(
    `select 'C-' || c.number as number, f.media_type as "mediaType", f.bytes
     from contract c join file f on f.sha256 = c.signed_copy where c.id = $1`,
    [contractId],
  );
  return row;
}
