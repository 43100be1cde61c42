/**
 * What of cost and margin a reader gets: the number, the band it lies in, or nothing. Whatever leaves the house passes
 * `shownTo`, which knows the figures by their names and shapes wherever they stand in an answer: a query that forgets
 * about confidentiality gives nothing away.
 */
import { compare, type Exact, exact, parseDecimal, ratio } from './exact.ts';
import type { LineMeasuresView, MeasuresView } from './measures/measures.ts';
import type { Money } from './offer.ts';
import type { Finding } from './policy/evaluation.ts';

export const sightLevels = ['hidden', 'band', 'visible'] as const;
export type SightLevel = (typeof sightLevels)[number];

/** How much of cost and of margin somebody sees. */
export interface Sight {
  cost: SightLevel;
  margin: SightLevel;
}

export const everything: Sight = { cost: 'visible', margin: 'visible' };

/** Whose commission somebody sees: their own, also that of everybody below them, or everybody's. */
export const commissionSights = ['own', 'reports', 'everyone'] as const;
export type CommissionSight = (typeof commissionSights)[number];

/** What a role sees of what is confidential. */
export interface RoleSights extends Sight {
  commission: CommissionSight;
}

/** Stands where a figure would. */
export const hidden = 'hidden';
/** What is said of a rule that reads what the reader may not see. */
export const outsideGuidance = 'Outside guidance';

const tenths = Array.from({ length: 10 }, (_, tenth) => tenth);
/** The published bands of a margin; a bound belongs to the band above it. */
export const marginBands = ['under 0 %', ...tenths.map((tenth) => `${tenth * 10}–${tenth * 10 + 10} %`)] as const;
/** The same bands seen from the cost's side. */
export const costBands = [
  'over 100 % of net',
  ...tenths.map((tenth) => `${90 - tenth * 10}–${100 - tenth * 10} % of net`),
] as const;

/** The most of each that one of several sights gives. */
export const widest = (sights: readonly Sight[]): Sight => ({
  cost: highest(sights.map(({ cost }) => cost)),
  margin: highest(sights.map(({ margin }) => margin)),
});

/** The most that one of several gives. */
export const widestCommission = (sights: readonly CommissionSight[]): CommissionSight =>
  commissionSights.findLast((sight) => sights.includes(sight)) ?? 'own';

const highest = (levels: readonly SightLevel[]): SightLevel =>
  sightLevels.findLast((level) => levels.includes(level)) ?? 'hidden';

/** Net is everybody's, so the number of one gives the number of the other: only both together can be visible. */
export const isConsistent = ({ cost, margin }: Sight): boolean => (cost === 'visible') === (margin === 'visible');

/** A margin as a reader gets it: decimal text, its band, a word, or `hidden`. */
export function marginShown(level: SightLevel, margin: string): string {
  if (level === 'visible') return margin;
  if (level === 'hidden') return hidden;
  const band = bandOf(margin);
  return band === undefined ? margin : (marginBands[band] as string);
}

export interface ShownLine extends Omit<LineMeasuresView, 'cost' | 'marginAmount'> {
  cost: Money | string | null;
  marginAmount: Money | string | null;
}

/** Measures as a reader gets them. */
export interface ShownMeasures extends Omit<MeasuresView, 'cost' | 'marginAmount' | 'waterfall' | 'lines'> {
  cost: Money | string | null;
  marginAmount: Money | string | null;
  waterfall: (Omit<MeasuresView['waterfall'][number], 'amount'> & { amount: Money | string | null })[];
  lines: ShownLine[];
}

/** Whether an input of policy tells of cost or margin. A partner's margin is a term of the deal, credit costs what is published. */
export const isConfidential = (name: string): boolean => /margin|cost/i.test(name) && !openTerms.has(name);
const openTerms: ReadonlySet<string> = new Set(['partnerMargin', 'costOfCredit']);

/** Findings as a reader gets them. */
export const findingsShown = (sight: Sight, findings: readonly Finding[]): Finding[] =>
  shownTo(sight, findings) as Finding[];

/** An answer as a reader gets it: every figure of cost and margin that it carries is shown, banded or hidden. */
export function shownTo(sight: Sight, answer: unknown): unknown {
  if (sight.cost === 'visible' && sight.margin === 'visible') return answer;
  return shown(sight, answer);
}

function shown(sight: Sight, value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isHiddenChange(sight, item)).map((item) => shown(sight, item));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  if (isFinding(record)) return findingShown(sight, record);
  if (isChange(record)) return { ...record, ...sidesShown(sight, record) };
  if (isRead(record)) return { ...record, actual: readShown(sight, record.input, record.actual) };
  if (isWaterfallStep(record)) return { ...record, amount: record.amount === null ? null : hidden };
  if (isUnitCost(record)) return { ...record, data: { ...record.data, amount: hidden } };
  if (isSkip(record)) return { ...record, because: isConfidential(record.because) ? outsideGuidance : record.because };
  return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, fieldShown(sight, key, part, record)]));
}

function fieldShown(sight: Sight, key: string, value: unknown, record: Record<string, unknown>): unknown {
  if (value === null) return null;
  if (marginRatios.has(key) && typeof value === 'string') return marginShown(sight.margin, value);
  if (marginAmounts.has(key)) return sight.margin === 'visible' ? value : hidden;
  if (costAmounts.has(key) && sight.cost !== 'visible') return costShown(sight.cost, record.margin);
  return shown(sight, value);
}

const marginRatios: ReadonlySet<string> = new Set(['margin', 'lowestLineMargin', 'pocketMargin', 'riskAdjustedMargin']);
const marginAmounts: ReadonlySet<string> = new Set(['marginAmount', 'riskAdjustedMarginAmount']);
const costAmounts: ReadonlySet<string> = new Set(['cost', 'unitCost']);

function costShown(level: SightLevel, margin: unknown): string {
  const band = level === 'band' && typeof margin === 'string' ? bandOf(margin) : undefined;
  return band === undefined ? hidden : (costBands[band] as string);
}

/** The place of a margin's band; nothing for a word that is no number. */
function bandOf(margin: string): number | undefined {
  const value = parseDecimal(margin);
  if (value === undefined) return undefined;
  return compare(value, exact(0n)) < 0 ? 0 : 1 + Math.min(tenthsIn(value), 9);
}

const tenthsIn = (value: Exact): number => tenths.findLast((tenth) => compare(value, ratio(tenth, 10)) >= 0) ?? 0;

/** Tells a finding by its shape. */
export const isFinding = (record: Record<string, unknown>): record is Record<string, unknown> & Finding =>
  typeof record.rule === 'string' && typeof record.because === 'string' && Array.isArray(record.reads);

/**
 * Who sees nothing of it is told the rule's name alone: the table's may say what it reads, and the lines which of them
 * it is about. Who sees bands is told all but the number.
 */
function findingShown(sight: Sight, finding: Finding): Finding {
  const told = [finding.input, ...finding.reads.map(({ input }) => input)].filter((input) => input !== null);
  if (!told.some((input) => levelOf(sight, input) === 'hidden')) {
    const { input } = finding;
    return {
      ...finding,
      actual: input === null ? finding.actual : readShown(sight, input, finding.actual),
      reads: finding.reads.map((read) => ({ ...read, actual: readShown(sight, read.input, read.actual) })),
    };
  }
  const { rule, outcome, kind, blocks } = finding;
  const untold = { table: null, row: null, input: null, actual: null, limit: null, reads: [] };
  return { rule, outcome, kind, blocks, because: outsideGuidance, ...untold };
}

const levelOf = (sight: Sight, input: string): SightLevel => {
  if (!isConfidential(input)) return 'visible';
  return /cost/i.test(input) ? sight.cost : sight.margin;
};

/** Only a margin as a share has bands: an amount of cost or margin, put into them, would be told as a wrong share. */
function readShown(sight: Sight, input: string, actual: string | null): string | null {
  const level = levelOf(sight, input);
  if (actual === null || level === 'visible') return actual;
  return marginRatios.has(input) ? marginShown(level, actual) : hidden;
}

interface Read {
  input: string;
  actual: string | null;
}

const isRead = (record: Record<string, unknown>): record is Record<string, unknown> & Read =>
  typeof record.input === 'string' && (record.actual === null || typeof record.actual === 'string');

interface Sides {
  kind: string;
  subject: string;
  field: string;
  before: string | null;
  after: string | null;
}

const isChange = (record: Record<string, unknown>): record is Record<string, unknown> & Sides =>
  typeof record.field === 'string' && typeof record.subject === 'string' && 'before' in record && 'after' in record;

const isHiddenChange = (sight: Sight, item: unknown): boolean =>
  typeof item === 'object' &&
  item !== null &&
  isChange({ ...item }) &&
  levelOf(sight, (item as Sides).field) === 'hidden';

function sidesShown(sight: Sight, { field, before, after }: Sides): Pick<Sides, 'before' | 'after'> {
  return { before: readShown(sight, field, before), after: readShown(sight, field, after) };
}

const isWaterfallStep = (record: Record<string, unknown>): boolean =>
  (record.name === 'cost' || record.name === 'margin' || record.name === 'pocketMargin') &&
  'kind' in record &&
  'amount' in record;

/** The fact of a price paid. */
const isUnitCost = (record: Record<string, unknown>): record is { type: string; data: object } =>
  typeof record.type === 'string' &&
  record.type.startsWith('UnitCost') &&
  typeof record.data === 'object' &&
  record.data !== null &&
  'amount' in record.data;

/** Why somebody is not asked: it may name the limit of their authority. */
const isSkip = (record: Record<string, unknown>): record is { person: string; because: string } =>
  typeof record.person === 'string' && typeof record.because === 'string';
