import type { ReactNode } from 'react';
import type { Risk } from '../api/types.ts';
import { Explained } from './explained.tsx';
import { RiskPoints } from './risk-points.tsx';

/** The risk score with the points that it is the sum of. */
export const RiskFigure = ({ risk, children }: { risk: Risk; children: ReactNode }) => (
  <Explained what="Risk" answer={() => <RiskPoints risk={risk} />}>
    {children}
  </Explained>
);
