import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PriceBook, PriceModel, Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { ShareFields } from './share-fields.tsx';
import { TierFields } from './tier-fields.tsx';
import { modelOf, type TypedPrice, typedPrice } from './typed-price.ts';

interface PriceFormProps {
  product: Product;
  book: PriceBook;
  /** What it is now; absent: the book does not sell it. */
  model?: PriceModel;
  onClose(): void;
}

const kinds = [
  { value: 'perUnit', label: 'Per unit' },
  { value: 'flat', label: 'Flat, whatever the quantity' },
  { value: 'graduated', label: 'Tiers, each at its own price' },
  { value: 'volume', label: 'Tiers, all units at the price of the tier reached' },
  { value: 'package', label: 'Whole packages of so many units' },
];
const share = { value: 'percentOf', label: 'A share of other lines' };

/** Sets the price of a product in one book. Quotes keep the prices they were made with. */
export function PriceForm({ product, book, model, onClose }: PriceFormProps) {
  const [typed, setTyped] = useState(() => typedPrice(model));
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  const change = (changes: Partial<TypedPrice>) => setTyped({ ...typed, ...changes });
  const { kind } = typed;
  return (
    <form
      aria-label={`Price in ${book.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        const path = `/api/price-books/${book.id}/prices/${product.id}`;
        mutate({ method: 'PUT', path, body: { model: modelOf(typed) } });
      }}
    >
      <Stack gap="xs" pb="sm">
        <NativeSelect
          aria-label="Kind of price"
          data={product.charge === 'usage' ? kinds : [...kinds, share]}
          value={kind}
          onChange={(event) => change({ kind: event.currentTarget.value as PriceModel['kind'] })}
        />
        {kind === 'package' && (
          <TextInput
            aria-label="Units in a package"
            placeholder={`How many ${product.unit} a package holds`}
            required
            inputMode="decimal"
            value={typed.size}
            onChange={(event) => change({ size: event.currentTarget.value })}
            error={fieldError(error, '/model/size')}
          />
        )}
        {(kind === 'flat' || kind === 'perUnit' || kind === 'package') && (
          <TextInput
            aria-label="Price"
            placeholder={kind === 'package' ? 'Price of a package' : undefined}
            required
            inputMode="decimal"
            data-autofocus
            rightSection={<Text c="dimmed">{book.currency}</Text>}
            rightSectionWidth={48}
            value={typed.amount}
            onChange={(event) => change({ amount: event.currentTarget.value })}
            error={fieldError(error, '/model/amount') ?? fieldError(error, '/model/unitPrice')}
          />
        )}
        {(kind === 'graduated' || kind === 'volume') && (
          <TierFields
            tiers={typed.tiers}
            currency={book.currency}
            onChange={(tiers) => change({ tiers })}
            errorOf={(index, field) => fieldError(error, `/model/tiers/${index}/${field}`)}
          />
        )}
        {kind === 'percentOf' && (
          <ShareFields typed={typed} sku={product.sku} onChange={change} error={fieldError(error, '/model/percent')} />
        )}
        <Problem error={error} except={shownAtFields(typed)} />
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

/** What shows its own faults. */
const shownAtFields = ({ tiers }: TypedPrice): string[] => [
  ...['size', 'amount', 'unitPrice', 'percent'].map((field) => `/model/${field}`),
  ...tiers.flatMap((_, index) => [`/model/tiers/${index}/upTo`, `/model/tiers/${index}/unitPrice`]),
];
