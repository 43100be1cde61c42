import { use, useMemo } from 'react';
import { Derivation } from './derivation.tsx';
import { everyLine } from '../../../domain/derivation/asked.ts';
import { ofLines } from './lines-source.ts';
import { DerivationContext } from './source.ts';

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
      <Derivation {...asked} called={everyLine} />
    </DerivationContext>
  );
}
