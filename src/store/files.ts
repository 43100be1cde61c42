import type { Tx } from './database.ts';

/** A file to keep, named by the SHA-256 of its bytes. */
export interface NewFile {
  sha256: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Keeps a file once, however often it is uploaded; kept files never change. */
export async function insertFile(tx: Tx, { sha256, mediaType, bytes }: NewFile): Promise<void> {
  await tx.query(
    'insert into file (sha256, media_type, size, bytes) values ($1, $2, $3, $4) on conflict (sha256) do nothing',
    [sha256, mediaType, bytes.byteLength, Buffer.from(bytes)],
  );
}

export interface KeptFile {
  mediaType: string;
  bytes: Buffer;
}
