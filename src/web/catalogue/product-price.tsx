import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../api/me.ts';
import type { Price, PriceBook, PriceModel, Product } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { moneyWords, numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { shareWords } from '../parts/share-words.ts';
import { PriceForm } from './price-form.tsx';

/** What a product costs in one price book, to be changed by who may; nothing when the book does not sell it. */
export function ProductPrice({ product, book }: { product: Product; book: PriceBook }) {
  const path = withQuery(`/api/price-books/${book.id}/prices`, { q: product.sku });
  const { data } = useResource<{ items: Price[] }>(path);
  const model = data?.body.items.find(({ productId }) => productId === product.id)?.model;
  const [editing, setEditing] = useState(false);
  const mayChange = useMay('catalogue.write');
  if (!data || (!model && !mayChange)) return null;
  return (
    <div>
      <Group justify="space-between" gap={8} py={6} style={{ borderTop: '1px solid var(--line)' }}>
        <Text>{book.name}</Text>
        <Group gap={8}>
          {model ? <Text>{modelWords(model, book, product.unit)}</Text> : <Text c="dimmed">Not sold here</Text>}
          {mayChange && !editing && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`${model ? 'Change' : 'Set'} price in ${book.name}`}
              onClick={() => setEditing(true)}
            >
              {model ? 'Change' : 'Set'}
            </Button>
          )}
        </Group>
      </Group>
      {editing && <PriceForm product={product} book={book} model={model} onClose={() => setEditing(false)} />}
      {!editing && model && 'tiers' in model && <Tiers model={model} book={book} />}
    </div>
  );
}

function modelWords(model: PriceModel, { currency }: PriceBook, unit: string): string {
  switch (model.kind) {
    case 'flat':
      return `${moneyWords({ amount: model.amount, currency })} flat`;
    case 'perUnit':
      return `${moneyWords({ amount: model.unitPrice, currency })} per ${unit}`;
    case 'graduated':
      return 'Each tier at its own price';
    case 'volume':
      return 'All units at the price of the tier reached';
    case 'package':
      return `${moneyWords({ amount: model.unitPrice, currency })} for ${numberWords(model.size)} ${unit}`;
    case 'percentOf':
      return shareWords(model);
  }
}

type Tiered = Extract<PriceModel, { kind: 'graduated' | 'volume' }>;

function Tiers({ model, book: { currency, name } }: { model: Tiered; book: PriceBook }) {
  return (
    <PlainTable
      label={`Tiers in ${name}`}
      rows={model.tiers.map((tier, index) => ({ ...tier, after: model.tiers[index - 1]?.upTo ?? null }))}
      rowKey={({ upTo }) => upTo ?? 'rest'}
      columns={[
        { id: 'quantity', head: 'Quantity', cell: (tier) => rangeWords(tier) },
        {
          id: 'price',
          head: 'Unit price',
          align: 'right',
          cell: ({ unitPrice }) => moneyWords({ amount: unitPrice, currency }),
        },
      ]}
    />
  );
}

function rangeWords({ after, upTo }: { after: string | null; upTo: string | null }): string {
  if (upTo === null) return after === null ? 'Any' : `Over ${numberWords(after)}`;
  return after === null ? `Up to ${numberWords(upTo)}` : `Over ${numberWords(after)}, up to ${numberWords(upTo)}`;
}
