import { VisuallyHidden } from '@mantine/core';
import { hidden } from '../../domain/confidentiality.ts';
import type { Money } from '../api/types.ts';
import { moneyWords } from './formats.ts';

interface MoneyTextProps {
  value: Money | string | null | undefined;
  /** Whole units, for lists and headlines; the exact amount is in the tooltip. */
  whole?: boolean;
}

/** An amount as the API says it, every digit kept, or the band it lies in. Nothing known is shown as a dash. */
export function MoneyText({ value, whole = false }: MoneyTextProps) {
  if (!value) return <Missing what="No amount" />;
  if (value === hidden) return <Hidden />;
  if (typeof value === 'string') return <span>{value}</span>;
  const exact = moneyWords(value);
  return whole ? <span title={exact}>{moneyWords(value, { whole })}</span> : <span>{exact}</span>;
}

/** A figure that this reader may not see. */
export function Hidden() {
  return (
    <span style={{ color: 'var(--muted)' }} title="Not shown to your role">
      hidden
    </span>
  );
}

/** A dash that screen readers do not skip. */
export function Missing({ what }: { what: string }) {
  return (
    <span style={{ color: 'var(--muted)' }}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{what}</VisuallyHidden>
    </span>
  );
}
