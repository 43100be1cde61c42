import { type ReactNode, useMemo } from 'react';
import { read } from '../api/client.ts';
import type { Deal, DealRow } from '../api/types.ts';
import { quoteOfFigures } from '../deal/quote-of-figures.ts';
import { ListFigure } from '../parts/derivation/list-figure.tsx';
import type { DerivationSource } from '../parts/derivation/source.ts';
import { versionSource } from '../parts/derivation/version-figures.tsx';

interface Props {
  deal: Pick<DealRow, 'id'> & Partial<Pick<DealRow, 'origin'>>;
  measure: 'tcv' | 'acv' | 'discount' | 'margin';
  value: DealRow['tcv'] | DealRow['margin'];
  children: ReactNode;
}

/** A figure of a deal in a list. Of which quote it is, is asked with it. */
export function DealFigure({ deal: { id, origin }, measure, value, children }: Props) {
  const source = useMemo<DerivationSource>(
    () => async (asked, signal) => {
      const quote = quoteOfFigures((await read<Deal>(`/api/deals/${id}`, signal)).body);
      return quote && versionSource(quote.id, quote.version)(asked, signal);
    },
    [id],
  );
  // What another system told of its deals was worked out there.
  if (origin === 'imported') return children;
  return <ListFigure {...{ source, measure, value, children }} />;
}
