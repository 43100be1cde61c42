import type { Actor } from '../../commands/actor.ts';
import { availableTo, mayGive } from '../../commands/available.ts';
import type { InstallmentView } from '../../domain/billing/view.ts';
import { isPricedAsFrozen } from '../../domain/as-frozen.ts';
import type { FrozenAssessment } from '../../domain/frozen-assessment.ts';
import { type ChangeTable, changeTable } from '../../domain/measures/change-table.ts';
import { completeMeasures } from '../../domain/measures/complete.ts';
import { type LineFigures, lineFigures } from '../../domain/measures/line-figures.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { price } from '../../domain/pricing/price.ts';
import type { Priced } from '../../domain/pricing/priced.ts';
import type { Terms } from '../../domain/terms.ts';
import type { RiskAssessment } from '../../domain/risk/assessment.ts';
import type { Instance } from '../../store/instances.ts';
import { measuresColumns, measuresOf, type StoredMeasures } from '../../store/stored-measures.ts';
import { type Named, named, peopleNamed } from '../names.ts';
import type { Reader } from '../page.ts';
import { packagesBeside } from './packages.ts';
import { ownOfValidity, type Validity, validityOf } from './validity.ts';

export interface ShownAssessment<Invoice = InstallmentView> {
  policy: FrozenAssessment['policy'];
  review: FrozenAssessment['review'];
  findings: FrozenAssessment['evaluation']['findings'];
  warnings: FrozenAssessment['evaluation']['warnings'];
  evidence: string[];
  clauses: string[];
  steps: (Omit<ResolvedStep, 'candidates'> & { candidates: Named[] })[];
  schedule: Invoice[];
}

export interface QuotePage {
  id: string;
  number: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  state: string;
  available: string[];
  version: number;
  etagVersion: number;
  content: QuoteContent;
  measures: MeasuresView | null;
  /** Null where no running subscription is changed. */
  change: ChangeTable | null;
  risk: RiskAssessment | null;
  assessment: ShownAssessment | null;
  /** What its rows show of each line. */
  figures: LineFigures[];
  termsHash: string | null;
  /** It was priced by earlier rules: totals and terms are as they were, what is worked out of them as it is today. */
  earlierRules: boolean;
  createdBy: Named;
  submittedBy: Named | null;
  submittedAt: string | null;
  validity: Validity | null;
  products: Record<string, { sku: string; name: string; family: string; unit: string }>;
  /** Those that other quotes of the customer are in. */
  packages: string[];
}

interface Row
  extends Pick<
    QuotePage,
    'id' | 'state' | 'version' | 'content' | 'measures' | 'risk' | 'termsHash' | 'submittedBy' | 'submittedAt'
  > {
  ordinal: number;
  dealId: string;
  dealNumber: string;
  dealName: string;
  ownerId: string;
  account: Named;
  etagVersion: number;
  basis: PricingBasis;
  assessment: FrozenAssessment | null;
  terms: Terms | null;
  createdBy: Named;
  workflow: Instance['workflow'];
  snapshot: Instance['snapshot'];
  contracts: number;
}

/** A quote in its active version, or in the one that is named. */
export async function quotePage(
  reader: Reader,
  actor: Actor,
  quoteId: string,
  version?: number,
): Promise<QuotePage | undefined> {
  const [row] = await reader.query<Row>(
    `select q.id, q.ordinal, d.id as "dealId", d.number as "dealNumber", d.name as "dealName", d.owner_id as "ownerId", ${named('a')} as account,
       i.state, i.version as "etagVersion", i.workflow, i.snapshot, v.version, v.content, v.basis, v.measures, v.risk,
       v.assessment, v.terms, v.terms_hash as "termsHash", ${named('c')} as "createdBy", ${named('s')} as "submittedBy",
       v.submitted_at as "submittedAt",
       (select count(*)::int from contract k join instance ki on ki.id = k.id
        where k.quote_id = q.id and ki.snapshot ->> 'status' = 'active') as contracts
     from quote q join instance i on i.id = q.id join deal d on d.id = q.deal_id join account a on a.id = d.account_id
       join quote_version v on v.quote_id = q.id
         and v.version = coalesce($2::int, (i.snapshot -> 'context' ->> 'version')::int)
       join person c on c.id = v.created_by left join person s on s.id = v.submitted_by
     where q.id = $1`,
    [quoteId, version ?? null],
  );
  if (!row) return undefined;
  const priced = row.measures ? price(row.content, row.basis) : undefined;
  const isActive = version === undefined || version === (row.snapshot.context as { version: number }).version;
  return {
    id: row.id,
    number: `Q-${row.dealNumber}-${row.ordinal}`,
    deal: { id: row.dealId, number: `D-${row.dealNumber}`, name: row.dealName },
    account: row.account,
    state: row.state,
    available: isActive ? await quoteCommands(reader, actor, row) : [],
    version: row.version,
    etagVersion: row.etagVersion,
    content: row.content,
    measures: row.measures && completeMeasures(row.measures, row),
    change: priced ? changeTable(priced, row.content, row.basis.subscription) : null,
    risk: row.risk,
    assessment: row.assessment && (await shownAssessment(reader, row.assessment)),
    figures: figuresOf(row, priced),
    termsHash: row.termsHash,
    earlierRules: priced !== undefined && !isPricedAsFrozen(row, row.basis, priced),
    createdBy: row.createdBy,
    submittedBy: row.submittedBy,
    submittedAt: row.submittedAt,
    validity: row.submittedAt === null ? null : await validityOf(reader, row.id, row.version),
    products: Object.fromEntries(
      Object.values(row.basis.products).map(({ sku, name, family, unit }) => [sku, { sku, name, family, unit }]),
    ),
    packages: await packagesBeside(reader, actor, { dealId: row.dealId, quoteId: row.id }),
  };
}

async function quoteCommands(reader: Reader, actor: Actor, row: Row): Promise<string[]> {
  const isUsable = row.state === 'usable' || row.state === 'accepted';
  const draftsContract = isUsable && row.contracts === 0 && mayGive(actor, 'DraftContract');
  const opens = mayGive(actor, 'OpenQuote');
  const deal = { id: row.dealId, ownerId: row.ownerId, submittedById: row.submittedBy?.id };
  return [
    ...(await ownOfValidity(reader, actor, deal, availableTo(actor, row))),
    ...(draftsContract ? ['DraftContract'] : []),
    ...(opens && row.measures ? ['CloneQuote'] : []),
    ...(opens && row.state === 'signed' && actor.permissions.has('deal.write') ? ['RenewQuote'] : []),
  ];
}

/** Nothing while there are no lines. */
function figuresOf({ measures, basis }: Pick<Row, 'measures' | 'basis'>, priced: Priced | undefined): LineFigures[] {
  if (!measures || !priced) return [];
  return lineFigures(
    priced,
    measures.lines.map(({ margin }) => margin),
    basis,
  );
}

/** An assessment with the names of the people it asks. */
export async function shownAssessment<Invoice>(
  reader: Reader,
  { policy, review, evaluation, steps, schedule }: Omit<FrozenAssessment, 'schedule'> & { schedule: Invoice[] },
): Promise<ShownAssessment<Invoice>> {
  const people = await peopleNamed(
    reader,
    steps.flatMap((step) => [...step.candidates, ...step.skipped.map(({ person }) => person)]),
  );
  return {
    policy,
    review,
    findings: evaluation.findings,
    warnings: evaluation.warnings,
    evidence: evaluation.evidence,
    clauses: evaluation.clauses,
    steps: steps.map((step) => ({
      ...step,
      candidates: step.candidates.flatMap((id) => people.get(id) ?? []),
      skipped: step.skipped.map(({ person, because }) => ({ person: people.get(person)?.name ?? person, because })),
    })),
    schedule,
  };
}

export interface QuoteVersionRow {
  version: number;
  createdBy: Named;
  createdAt: string;
  submittedBy: Named | null;
  submittedAt: string | null;
  termsHash: string | null;
  measures: MeasuresView | null;
}

export async function quoteVersions(reader: Reader, quoteId: string): Promise<QuoteVersionRow[]> {
  const rows = await reader.query<QuoteVersionRow & StoredMeasures>(
    `select v.version, ${named('c')} as "createdBy", v.created_at as "createdAt", ${named('s')} as "submittedBy",
       v.submitted_at as "submittedAt", v.terms_hash as "termsHash", ${measuresColumns}
     from quote_version v join person c on c.id = v.created_by left join person s on s.id = v.submitted_by
     where v.quote_id = $1 order by v.version desc`,
    [quoteId],
  );
  return rows.map(({ madeOf, ...row }) => ({ ...row, measures: measuresOf({ ...row, madeOf }) }));
}
