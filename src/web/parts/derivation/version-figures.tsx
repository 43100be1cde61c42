import { type ReactNode, useMemo } from 'react';
import { read } from '../../api/client.ts';
import type { StoredDerivation } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { DerivationContext, type DerivationSource } from './source.ts';

/** How figures came about of a version of a quote. */
export const versionSource =
  (quoteId: string, version: number): DerivationSource =>
  async (asked, signal) => {
    const path = withQuery(`/api/quotes/${quoteId}/versions/${version}/derivation`, { ...asked });
    return (await read<StoredDerivation>(path, signal)).body;
  };

interface Props {
  quoteId: string;
  version: number;
  children: ReactNode;
}

/** Figures inside are those of a version of a quote, and open their derivation. */
export function VersionFigures({ quoteId, version, children }: Props) {
  const source = useMemo(() => versionSource(quoteId, version), [quoteId, version]);
  return <DerivationContext value={source}>{children}</DerivationContext>;
}
