import { useCallback, useEffect, useRef } from 'react';
import { contentOf, type Draft, type Head } from '../draft.ts';
import { withHead } from '../edits.ts';
import type { Prices } from '../use-preview.ts';
import { filled } from './payments-fill.ts';

/**
 * Changes terms. Billing that becomes custom begins with the payments that there would have been, so that there is
 * something to change.
 */
export function useChangeHead(change: (next: (draft: Draft) => Draft) => void, prices: Prices | undefined) {
  const latest = useRef(prices);
  useEffect(() => {
    latest.current = prices;
  });
  return useCallback(
    (next: Partial<Head>) => change((now) => withHead(now, { ...paymentsFor(next, now, latest.current), ...next })),
    [change],
  );
}

function paymentsFor(next: Partial<Head>, draft: Draft, prices: Prices | undefined): Partial<Head> {
  const { billing, payments } = draft.head;
  if (next.billing !== 'custom' || billing === 'custom' || payments?.length) return {};
  const { content, errors } = contentOf(draft);
  return Object.keys(errors).length > 0 ? {} : { payments: filled(billing, content, prices) };
}
