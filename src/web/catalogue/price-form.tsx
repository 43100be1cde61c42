import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { PriceBook, PriceModel, Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';

interface PriceFormProps {
  product: Product;
  book: PriceBook;
  /** What it is now; absent: the book does not sell it. */
  model?: PriceModel;
  onClose(): void;
}

interface TypedTier {
  upTo: string;
  unitPrice: string;
}

const kinds = [
  { value: 'perUnit', label: 'Per unit' },
  { value: 'flat', label: 'Flat, whatever the quantity' },
  { value: 'graduated', label: 'Tiers, each at its own price' },
  { value: 'volume', label: 'Tiers, all units at the price of the tier reached' },
];

/** Sets the price of a product in one book. Quotes keep the prices they were made with. */
export function PriceForm({ product, book, model, onClose }: PriceFormProps) {
  const [kind, setKind] = useState<PriceModel['kind']>(model?.kind ?? 'perUnit');
  const [amount, setAmount] = useState(amountOf(model));
  const [tiers, setTiers] = useState<TypedTier[]>(tiersOf(model));
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  const tiered = kind === 'graduated' || kind === 'volume';
  const change = (index: number, changes: Partial<TypedTier>) =>
    setTiers(tiers.map((tier, place) => (place === index ? { ...tier, ...changes } : tier)));
  return (
    <form
      aria-label={`Price in ${book.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { model: modelOf(kind, amount, tiers) };
        mutate({ method: 'PUT', path: `/api/price-books/${book.id}/prices/${product.id}`, body });
      }}
    >
      <Stack gap="xs" pb="sm">
        <NativeSelect
          aria-label="Kind of price"
          data={kinds}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PriceModel['kind'])}
        />
        {!tiered && (
          <TextInput
            aria-label="Price"
            required
            inputMode="decimal"
            data-autofocus
            rightSection={<Text c="dimmed">{book.currency}</Text>}
            rightSectionWidth={48}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
        {tiered &&
          tiers.map((tier, index) => {
            const last = index === tiers.length - 1;
            return (
              <Group key={index} gap={8} wrap="nowrap">
                <TextInput
                  aria-label={`Tier ${index + 1} up to`}
                  placeholder={last ? 'Any further' : 'Up to'}
                  disabled={last}
                  required={!last}
                  inputMode="decimal"
                  value={last ? '' : tier.upTo}
                  onChange={(event) => change(index, { upTo: event.currentTarget.value })}
                />
                <TextInput
                  aria-label={`Unit price of tier ${index + 1}`}
                  placeholder="Unit price"
                  required
                  inputMode="decimal"
                  value={tier.unitPrice}
                  onChange={(event) => change(index, { unitPrice: event.currentTarget.value })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove tier ${index + 1}`}
                  disabled={tiers.length === 1}
                  onClick={() => setTiers(tiers.filter((_, place) => place !== index))}
                >
                  <X size={15} />
                </ActionIcon>
              </Group>
            );
          })}
        {tiered && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Plus size={14} />}
            style={{ alignSelf: 'start' }}
            onClick={() => setTiers([...tiers, { upTo: '', unitPrice: '' }])}
          >
            One more tier
          </Button>
        )}
        <Problem error={error} />
        <Group gap={8}>
          <Button type="submit" loading={isPending}>
            Set price
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function amountOf(model: PriceModel | undefined): string {
  if (model?.kind === 'flat') return model.amount;
  return model?.kind === 'perUnit' ? model.unitPrice : '';
}

const tiersOf = (model: PriceModel | undefined): TypedTier[] =>
  model && 'tiers' in model
    ? model.tiers.map(({ upTo, unitPrice }) => ({ upTo: upTo ?? '', unitPrice }))
    : [{ upTo: '', unitPrice: '' }];

function modelOf(kind: PriceModel['kind'], amount: string, tiers: readonly TypedTier[]): PriceModel {
  if (kind === 'flat') return { kind, amount: amount.trim() };
  if (kind === 'perUnit') return { kind, unitPrice: amount.trim() };
  return {
    kind,
    tiers: tiers.map(({ upTo, unitPrice }, index) => ({
      upTo: index === tiers.length - 1 ? null : upTo.trim(),
      unitPrice: unitPrice.trim(),
    })),
  };
}
