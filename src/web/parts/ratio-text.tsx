import { hidden } from '../../domain/confidentiality.ts';
import { ratioWords } from './formats.ts';
import { Hidden, Missing } from './money-text.tsx';

interface RatioTextProps {
  /** Decimal text, "0.20000000" = 20 %, or one of the words a margin can be. */
  value: string | null | undefined;
  /** Places shown at most; `exact` shows all that a limit is compared with. */
  digits?: number | 'exact';
}

/** A ratio as a percentage, or the band it lies in; "free" and "unknown" as words; no value as a dash. */
export function RatioText({ value, digits = 1 }: RatioTextProps) {
  if (value === null || value === undefined) return <Missing what="No value" />;
  if (value === hidden) return <Hidden />;
  if (!/^-?\d+(\.\d+)?$/.test(value)) return <span>{value}</span>;
  return <span>{ratioWords(value, digits === 'exact' ? 10 : digits)}</span>;
}
