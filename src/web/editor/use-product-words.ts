import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Quote } from '../api/types.ts';
import type { DraftLine } from './draft.ts';
import type { ProductWords } from './grid/cell-text.tsx';
import type { Saving } from './use-autosave.ts';

/**
 * What the products of the lines are called. The quote as it was read knows those of its own lines; a chosen one has its
 * name from the search, and the rest follows when the draft has been saved.
 */
export function useProductWords(quote: Quote, lines: readonly DraftLine[], saving: Saving) {
  const client = useQueryClient();
  const [picked, setPicked] = useState<Readonly<Record<string, ProductWords>>>({});
  const pick = useCallback(
    (sku: string, name: string) => setPicked((now) => ({ ...now, [sku]: { name, family: '', unit: '' } })),
    [],
  );
  const products = useMemo(() => ({ ...picked, ...quote.products }), [picked, quote.products]);
  const isUnknown = saving.kind === 'saved' && lines.some(({ product }) => product !== '' && !quote.products[product]);
  useEffect(() => {
    if (isUnknown) void client.invalidateQueries({ queryKey: [`/api/quotes/${quote.id}`] });
  }, [isUnknown, client, quote.id]);
  return { products, pick };
}
