import { type ReactNode, useMemo } from 'react';
import { read } from '../../api/client.ts';
import type { Derivation } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { DerivationContext, type DerivationSource } from './source.ts';

interface Props {
  quoteId: string;
  version: number;
  children: ReactNode;
}

/** Figures inside are those of a version of a quote, and open their derivation. */
export function VersionFigures({ quoteId, version, children }: Props) {
  const source = useMemo<DerivationSource>(
    () =>
      async ({ measure, line, called }, signal) => {
        const path = withQuery(`/api/quotes/${quoteId}/versions/${version}/derivation`, { measure, line, called });
        return (await read<Derivation>(path, signal)).body;
      },
    [quoteId, version],
  );
  return <DerivationContext value={source}>{children}</DerivationContext>;
}
