import { createHash } from 'node:crypto';
import type { Tx } from '../../src/store/database.ts';

/** What no upgrade may change, in columns that every version has. */
const lasting = {
  facts: `select subject_kind, subject_id, seq, type, by, at, data, prev_hash, hash from fact order by subject_kind, subject_id, seq`,
  decisions: `select id, step_id, seat, person_id, decision, comment, terms_hash, seen, decided_at from decision order by id`,
  'quote versions': `select quote_id, version, content, basis, measures, risk, assessment, terms, terms_hash, submitted_by, submitted_at
    from quote_version order by quote_id, version`,
  documents: `select id, kind, deal_id, status, terms_hash, sha256 from document order by id`,
  files: `select sha256, media_type, encode(sha256(bytes), 'hex') as bytes from file order by sha256`,
  machines: `select id, workflow, workflow_version, version, state, snapshot from instance order by id`,
  invoices: `select id, number, currency, amount, lines from invoice order by id`,
  policies: `select policy, version, sha256, status, effective_from from policy_version order by policy, version`,
};

export type Lasting = Record<keyof typeof lasting, { rows: number; sha256: string }>;

/** How many of each there are, and one sum over all they say. */
export async function lastingContent({ query }: Pick<Tx, 'query'>): Promise<Lasting> {
  const entries = Object.entries(lasting).map(async ([name, sql]) => {
    const rows = await query(sql);
    return [name, { rows: rows.length, sha256: createHash('sha256').update(JSON.stringify(rows)).digest('hex') }];
  });
  return Object.fromEntries(await Promise.all(entries)) as Lasting;
}
