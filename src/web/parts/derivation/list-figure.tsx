import type { ReactNode } from 'react';
import { parseDecimal } from '../../../domain/exact.ts';
import type { Money } from '../../api/types.ts';
import { Figure } from '../figure.tsx';
import { DerivationContext, type DerivationSource } from './source.ts';

interface Props {
  source: DerivationSource;
  measure: string;
  /** What is shown: a band, a word or nothing does not open. */
  value: Money | string | null;
  children: ReactNode;
}

/** A figure in a row of a list: fetched when somebody wants to know how it came about, and not before. */
export function ListFigure({ source, measure, value, children }: Props) {
  const isNumber = value !== null && (typeof value === 'object' || parseDecimal(value) !== undefined);
  if (!isNumber) return children;
  return (
    <DerivationContext value={source}>
      <Figure measure={measure}>{children}</Figure>
    </DerivationContext>
  );
}
