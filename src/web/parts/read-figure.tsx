import { type ReactNode, use } from 'react';
import { measureDefinitions, type MeasureName } from '../../domain/measures/definitions.ts';
import type { Currency } from '../../domain/offer.ts';
import type { Finding } from '../api/types.ts';
import { DerivationContext } from './derivation/source.ts';
import { Figure } from './figure.tsx';

interface Props {
  finding: Finding;
  read: Finding['reads'][number];
  /** The policy's, in which rules read money. */
  currency: Currency | undefined;
  children: ReactNode;
}

/** What a rule read of the offer as it stands, of the whole or of one line: it opens how that came about. */
export function ReadFigure({ finding, read, currency, children }: Props) {
  const source = use(DerivationContext);
  const asked = source && askedOf(finding, read, currency);
  return asked ? <Figure {...asked}>{children}</Figure> : children;
}

interface Asked {
  measure: string;
  line?: string;
  called?: string;
}

function askedOf(
  { lines, raisedBy }: Finding,
  { input, actual }: Props['read'],
  currency: Currency | undefined,
): Asked | undefined {
  // Of what may yet be chosen, of a package, of several lines: no figure of this offer alone.
  if (raisedBy || actual === null || !/^-?\d+(\.\d+)?$/.test(actual)) return undefined;
  if (lines) return lines[0] && lines.length === 1 ? ofLine(lines[0], input) : undefined;
  if (input === 'tcv') return { measure: 'tcvPolicy' };
  if (!isMeasure(input) || terms.has(input)) return undefined;
  const isMoney = measureDefinitions[input].unit === 'money';
  return isMoney && currency ? { measure: input, called: currency } : { measure: input };
}

const ofLine = (line: string, input: string): Asked | undefined =>
  input === 'discount' || input === 'margin' ? { measure: input, line } : undefined;

const isMeasure = (input: string): input is MeasureName => Object.hasOwn(measureDefinitions, input);
/** Rules read the share that was agreed, the measures of that name are what it comes to. */
const terms: ReadonlySet<string> = new Set(['partnerMargin', 'rebate']);
