import { use, useMemo } from 'react';
import { Derivation } from './derivation.tsx';
import { type AskedFigure, DerivationContext, type DerivationSource } from './source.ts';

interface Props {
  measure: string;
  chosen?: string | undefined;
  /** Those that are told, by id. */
  lines: readonly string[];
}

/** The figures of some lines, one beneath the other, each of which opens how it came about. */
export function LineFigures({ lines, ...asked }: Props) {
  const around = use(DerivationContext);
  const source = useMemo(() => around && ofLines(around, new Set(lines)), [around, lines]);
  return (
    <DerivationContext value={source}>
      <Derivation {...asked} />
    </DerivationContext>
  );
}

const ofLines =
  (around: DerivationSource, lines: ReadonlySet<string>): DerivationSource =>
  async (asked, signal) => {
    if (!isOfAll(asked)) return around(asked, signal);
    const all = await around({ ...asked, called: 'lines' }, signal);
    if (!all?.steps) return all;
    const [first, ...rest] = all.steps;
    const some = rest.filter(({ line }) => line !== undefined && lines.has(line));
    return { ...all, steps: first ? [{ ...first, of: `of ${some.length} lines` }, ...some] : [] };
  };

const isOfAll = ({ line, called }: AskedFigure): boolean => line === undefined && called === undefined;
