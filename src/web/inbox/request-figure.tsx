import type { ReactNode } from 'react';
import type { ApprovalRow } from '../api/types.ts';
import { VersionFigure } from '../parts/derivation/list-figure.tsx';

interface Props {
  row: Pick<ApprovalRow, 'quote' | 'tcv' | 'discount' | 'margin'>;
  measure: 'tcv' | 'discount' | 'margin';
  children: ReactNode;
}

/** A figure of the version that a request is about, in a list. */
export const RequestFigure = ({ row, measure, children }: Props) => (
  <VersionFigure quote={row.quote} measure={measure} value={row[measure]}>
    {children}
  </VersionFigure>
);
