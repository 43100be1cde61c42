import { VisuallyHidden } from '@mantine/core';
import type { Money } from '../api/types.ts';
import { moneyWords } from './formats.ts';

interface MoneyTextProps {
  value: Money | null | undefined;
  /** Whole units, for lists and headlines; the exact amount is in the tooltip. */
  whole?: boolean;
}

/** An amount as the API says it, every digit kept. Nothing known is shown as a dash. */
export function MoneyText({ value, whole = false }: MoneyTextProps) {
  if (!value) return <Missing what="No amount" />;
  const exact = moneyWords(value);
  return whole ? <span title={exact}>{moneyWords(value, { whole })}</span> : <span>{exact}</span>;
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
