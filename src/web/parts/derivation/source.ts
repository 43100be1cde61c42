import { createContext } from 'react';
import type { Derivation } from '../../api/types.ts';

export interface AskedFigure {
  measure: string;
  /** Whose figure it is; of the whole when absent. */
  line?: string | undefined;
  /** Which of several: the name of a further discount, the number of an invoice or month, the first day of a stretch. */
  called?: string | undefined;
  /** Options that are chosen, with commas between them: the figure as it is in the offer with them. */
  chosen?: string | undefined;
  /** Of all quotes together that are judged with this one. */
  whose?: 'package' | undefined;
}

/** A version of another quote whose figure it is. */
export type OtherQuote = { id: string; version: number };

/** Where the figures of a screen are derived: of a draft as it is written, or of a version from what was frozen with it. */
export type DerivationSource = (
  asked: AskedFigure,
  signal: AbortSignal,
) => Promise<(Pick<Derivation, 'steps' | 'waterfall'> & { earlierRules?: boolean }) | undefined>;

/** Without one a figure tells its definition alone. */
export const DerivationContext = createContext<DerivationSource | undefined>(undefined);
