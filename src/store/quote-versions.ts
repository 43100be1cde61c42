import type { FrozenAssessment } from '../domain/frozen-assessment.ts';
import { completeMeasures } from '../domain/measures/complete.ts';
import type { QuoteContent } from '../domain/offer.ts';
import type { PricingBasis } from '../domain/pricing/basis.ts';
import type { MeasuresView } from '../domain/measures/measures.ts';
import type { RiskAssessment } from '../domain/risk/assessment.ts';
import type { Terms } from '../domain/terms.ts';
import type { Tx } from './database.ts';

/** A stored version of a quote; what is null is not known before submission. */
export interface QuoteVersion {
  quoteId: string;
  ordinal: number;
  version: number;
  content: QuoteContent;
  basis: PricingBasis;
  measures: MeasuresView | null;
  risk: RiskAssessment | null;
  assessment: FrozenAssessment | null;
  terms: Terms | null;
  termsHash: string | null;
  createdBy: string;
  editedBy: string[];
  submittedBy: string | null;
  submittedAt: string | null;
}

export async function quoteVersion(tx: Pick<Tx, 'query'>, quoteId: string, version: number): Promise<QuoteVersion> {
  const [row] = await tx.query<QuoteVersion>(
    `select v.quote_id as "quoteId", q.ordinal, v.version, v.content, v.basis, v.measures, v.risk, v.assessment,
       v.terms, v.terms_hash as "termsHash", v.created_by as "createdBy", v.edited_by::text[] as "editedBy",
       v.submitted_by as "submittedBy", v.submitted_at as "submittedAt"
     from quote_version v join quote q on q.id = v.quote_id where v.quote_id = $1 and v.version = $2`,
    [quoteId, version],
  );
  if (!row) throw new Error(`quote ${quoteId} has no version ${version}`);
  return { ...row, measures: row.measures && completeMeasures(row.measures, row) };
}

/**
 * Everybody who wrote or submitted any version of any quote of the deal, who ever kept or changed a scenario of one, and
 * who ever owned it: none of them may approve it. Of all its quotes, because a clone takes over what others wrote; ever,
 * because a scenario is taken over by somebody else, and a deal can change hands.
 */
export async function authorsOf(tx: Pick<Tx, 'query'>, dealId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id::text from deal_author($1) as id order by 1', [dealId]);
  return rows.map(({ id }) => id);
}
