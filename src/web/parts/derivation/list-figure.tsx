import { type ReactNode, useMemo } from 'react';
import { parseDecimal } from '../../../domain/exact.ts';
import type { Money } from '../../api/types.ts';
import { Figure } from '../figure.tsx';
import { DerivationContext, type DerivationSource } from './source.ts';
import { versionSource } from './version-figures.tsx';

interface Props {
  measure: string;
  /** What is shown: a band, a word or nothing does not open. */
  value: Money | string | null;
  children: ReactNode;
}

/** A figure in a row of a list: fetched when somebody wants to know how it came about, and not before. */
export function ListFigure({ source, measure, value, children }: Props & { source: DerivationSource }) {
  const isNumber = value !== null && (typeof value === 'object' || parseDecimal(value) !== undefined);
  if (!isNumber) return children;
  return (
    <DerivationContext value={source}>
      <Figure measure={measure}>{children}</Figure>
    </DerivationContext>
  );
}

/** The same of a version of a quote that the row names. */
export function VersionFigure({
  quote: { id, version },
  ...props
}: Props & { quote: { id: string; version: number } }) {
  const source = useMemo(() => versionSource(id, version), [id, version]);
  return <ListFigure source={source} {...props} />;
}
