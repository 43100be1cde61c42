import { canonical, sha256 } from '../store/chain.ts';
import type { KeptFile } from '../store/files.ts';
import type { Reader } from './page.ts';

export interface DocumentRow {
  id: string;
  kind: 'proposal' | 'order-form' | 'contract';
  number: string;
  ordinal: number;
  quoteVersion: number;
  draft: boolean;
  status: 'rendering' | 'ready' | 'failed';
  error: string | null;
  pages: number | null;
  sha256: string | null;
  requestedAt: string;
  renderedAt: string | null;
}

const columns = `id, kind, view -> 'document' ->> 'number' as number, ordinal, quote_version as "quoteVersion", draft,
  status, error, pages, sha256, requested_at as "requestedAt", rendered_at as "renderedAt"`;

/** A deal's papers, newest first. */
export function documentsOfDeal(reader: Reader, dealId: string): Promise<DocumentRow[]> {
  return reader.query<DocumentRow>(
    `select ${columns} from document where deal_id = $1 order by requested_at desc, id desc`,
    [dealId],
  );
}

export function documentsOfContract(reader: Reader, contractId: string): Promise<DocumentRow[]> {
  return reader.query<DocumentRow>(
    `select ${columns} from document where contract_id = $1 order by requested_at desc, id desc`,
    [contractId],
  );
}

export interface StoredDocument extends DocumentRow {
  dealId: string;
  termsHash: string | null;
  templateHash: string | null;
  renderedBy: string | null;
}

export async function documentById(reader: Reader, id: string): Promise<StoredDocument | undefined> {
  const [row] = await reader.query<StoredDocument>(
    `select ${columns}, deal_id as "dealId", terms_hash as "termsHash", template_hash as "templateHash",
       rendered_by as "renderedBy"
     from document where id = $1`,
    [id],
  );
  return row;
}

export async function documentFile(reader: Reader, id: string): Promise<(KeptFile & { number: string }) | undefined> {
  const [row] = await reader.query<KeptFile & { number: string }>(
    `select d.view -> 'document' ->> 'number' as number, f.media_type as "mediaType", f.bytes
     from document d join file f on f.sha256 = d.sha256 where d.id = $1 and d.status = 'ready'`,
    [id],
  );
  return row;
}

export interface DocumentVerification {
  fileUnchanged: boolean | null;
  termsUnchanged: boolean | null;
  audited: boolean;
}

/** Compares the file's bytes, the version's terms and the audit trail with what the document says of them. */
export async function verifyDocument(reader: Reader, id: string): Promise<DocumentVerification | undefined> {
  const [row] = await reader.query<{
    sha256: string | null;
    bytes: Buffer | null;
    documentHash: string | null;
    terms: unknown;
    audited: boolean;
  }>(
    `select d.sha256, f.bytes, d.terms_hash as "documentHash", v.terms,
       exists (select from fact where instance_id = d.quote_id and type = 'QuoteSubmitted'
         and data ->> 'termsHash' = d.terms_hash) as audited
     from document d join quote_version v on v.quote_id = d.quote_id and v.version = d.quote_version
       left join file f on f.sha256 = d.sha256
     where d.id = $1`,
    [id],
  );
  if (!row) return undefined;
  return {
    fileUnchanged: row.bytes && sha256(row.bytes) === row.sha256,
    termsUnchanged: row.documentHash === null ? null : sha256(canonical(row.terms)) === row.documentHash,
    audited: row.audited,
  };
}
