import type { Measures, Preview } from '../../api/types.ts';

export type LineMeasures = Measures['lines'][number];
export type Derivation = Preview['derivations'][number];

/** What the server worked out about one line. */
export interface LineFigures {
  measures: LineMeasures;
  derivation: Derivation | undefined;
  /** Rules that name this line. */
  named: boolean;
}

export type FiguresByLine = ReadonlyMap<string, LineFigures>;

type Answered = Pick<Preview, 'derivations'> & {
  measures: Preview['measures'] | null;
  assessment: Preview['assessment'] | null;
};

export function figuresByLine({ measures, derivations, assessment }: Answered): FiguresByLine {
  const derived = new Map(derivations.map((derivation) => [derivation.line, derivation]));
  const named = new Set(assessment?.findings.flatMap(({ lines = [] }) => lines));
  return new Map(
    (measures?.lines ?? []).map((line) => [
      line.id,
      { measures: line, derivation: derived.get(line.id), named: named.has(line.id) },
    ]),
  );
}

/** The list price of one unit with its period, as the derivation of list begins: "10 × 228 per year × 177/365 years". */
export function unitPriceOf(
  derivation: Derivation | undefined,
): { amount: string; per: string | undefined } | 'tiers' | undefined {
  const formula = derivation?.steps.find(({ name }) => name === 'list')?.formula;
  if (formula === undefined) return undefined;
  if (formula.startsWith('(')) return 'tiers';
  const [, amount, per] = /^[\d.]+ × ([\d.]+)(?: per (\w+))?/.exec(formula) ?? [];
  return amount === undefined ? undefined : { amount, per };
}

export type Signal = 'below-zero' | 'drags' | undefined;

/** A line that loses money, or that earns less than the deal does on the whole. Only a hint of colour: rules decide. */
export function marginSignal(margin: string | undefined, deal: string | undefined): Signal {
  if (margin === undefined || margin === 'unknown') return undefined;
  if (margin === 'free' || margin.startsWith('-')) return 'below-zero';
  return deal !== undefined && Number(margin) < Number(deal) ? 'drags' : undefined;
}
