import { type ReactNode, use } from 'react';
import { measureDefinitions, type MeasureName } from '../../domain/measures/definitions.ts';
import { ruleFigures } from '../../domain/measures/figures.ts';
import { packageMeasures } from '../../domain/measures/package.ts';
import type { Currency } from '../../domain/offer.ts';
import { lineInputTypes } from '../../domain/line-input-types.ts';
import type { Finding, Risk } from '../api/types.ts';
import { DerivationContext } from './derivation/source.ts';
import { Figure } from './figure.tsx';
import { RiskFigure } from './risk-figure.tsx';

interface Props {
  finding: Finding;
  read: Finding['reads'][number];
  /** The policy's, in which rules read money. */
  currency: Currency | undefined;
  /** Whether it is being written: only then its package is told, as it stands now. */
  isDraft: boolean;
  /** What the offer scores, alike with its options and its package. */
  risk?: Risk | null | undefined;
  children: ReactNode;
}

/** What a rule read of the offer as it stands, of the whole or of one line: it opens how that came about. */
export function ReadFigure({ finding, read, currency, isDraft, risk, children }: Props) {
  const source = use(DerivationContext);
  if (risk && read.input === 'riskScore') return <RiskFigure risk={risk}>{children}</RiskFigure>;
  const asked = source && (isDraft || finding.raisedBy !== 'package') && askedOf(finding, read, currency);
  return asked ? <Figure {...asked}>{children}</Figure> : children;
}

interface Asked {
  measure: string;
  line?: string;
  called?: string;
  chosen?: string;
  lines?: readonly string[];
  whose?: 'package';
}

function askedOf(
  { lines, raisedBy, chosen }: Finding,
  { input, actual }: Props['read'],
  currency: Currency | undefined,
): Asked | undefined {
  // Which options are meant was not always kept.
  if (raisedBy === 'choice' && !chosen) return undefined;
  if (actual === null || !/^-?\d+(\.\d+)?$/.test(actual)) return undefined;
  const asked =
    lines && Object.hasOwn(lineInputTypes, input)
      ? ofLines(lines, input, currency)
      : raisedBy === 'package' && isOfPackage(input)
        ? ({ measure: input, whose: 'package' } as const)
        : ofWhole(input, actual, currency);
  return asked && { ...asked, ...(chosen && { chosen: chosen.join(',') }) };
}

/** What rules read of lines: of one its figure, of several that of each. */
function ofLines(lines: readonly string[], input: string, currency: Currency | undefined): Asked | undefined {
  if (!isOfLine(input)) return undefined;
  const [line, another] = lines;
  if (line === undefined || another !== undefined) return line === undefined ? undefined : { measure: input, lines };
  const isMoney = lineInputTypes[input].type === 'money';
  return { measure: input, line, ...(isMoney && currency && { called: currency }) };
}

const ofLine = ['discount', 'margin', 'net', 'list', 'outsideRange'] as const;
const isOfLine = (input: string): input is (typeof ofLine)[number] => (ofLine as readonly string[]).includes(input);

function ofWhole(input: string, actual: string, currency: Currency | undefined): Asked | undefined {
  if (input === 'tcv') return { measure: 'tcvPolicy' };
  // A term of whole months is one that was written.
  if (isRuleFigure(input)) return input === 'termMonths' && !actual.includes('.') ? undefined : { measure: input };
  if (!isMeasure(input) || terms.has(input)) return undefined;
  const isMoney = measureDefinitions[input].unit === 'money';
  return isMoney && currency ? { measure: input, called: currency } : { measure: input };
}

const isOfPackage = (input: string): boolean => (packageMeasures as readonly string[]).includes(input);
const isRuleFigure = (input: string): boolean => (ruleFigures as readonly string[]).includes(input);
const isMeasure = (input: string): input is MeasureName => Object.hasOwn(measureDefinitions, input);
/** Rules read the share that was agreed, the measures of that name are what it comes to. */
const terms: ReadonlySet<string> = new Set(['partnerMargin', 'rebate']);
