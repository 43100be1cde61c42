import { type ReactNode, useMemo } from 'react';
import type { ApprovalRow } from '../api/types.ts';
import { ListFigure } from '../parts/derivation/list-figure.tsx';
import { versionSource } from '../parts/derivation/version-figures.tsx';

interface Props {
  row: Pick<ApprovalRow, 'quote' | 'tcv' | 'discount' | 'margin'>;
  measure: 'tcv' | 'discount' | 'margin';
  children: ReactNode;
}

/** A figure of the version that a request is about, in a list. */
export function RequestFigure({ row, measure, children }: Props) {
  const { id, version } = row.quote;
  const source = useMemo(() => versionSource(id, version), [id, version]);
  return <ListFigure {...{ source, measure, children }} value={row[measure]} />;
}
