import { Autocomplete, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies } from '../../domain/offer.ts';
import type { Account, Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { useFoundProducts } from '../catalogue/product-picker.tsx';
import { numberOrText } from '../editor/written-number.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

interface AgreementFormProps {
  /** Whose price it is; chosen here when left out. */
  accountId?: string;
  onDone(): void;
}

const texts = ['name', 'unitPrice', 'validFrom', 'validTo', 'upTo', 'contract'] as const;
type Text = (typeof texts)[number];

/** Enters a price that a signed contract fixes; a second person confirms it. */
export function AgreementForm({ accountId, onDone }: AgreementFormProps) {
  const [account, setAccount] = useState<string | null>(accountId ?? null);
  const [sku, setSku] = useState('');
  const [currency, setCurrency] = useState('USD');
  const [typed, setTyped] = useState(() => Object.fromEntries(texts.map((name) => [name, ''])) as Record<Text, string>);
  const found = useFoundProducts(sku);
  const product = found.find((one) => one.sku === sku);
  const [tried, setTried] = useState(false);
  const { mutate, error, isPending } = useWrite({ onDone });
  const text = (name: Text) => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
    error: fieldError(error, `/${name}`),
  });
  return (
    <form
      aria-label="New price agreement"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!product) return;
        const { upTo, unitPrice, ...rest } = typed;
        const body = {
          ...rest,
          unitPrice: numberOrText(unitPrice),
          currency,
          accountId: account,
          productId: product.id,
        };
        mutate({ path: '/api/price-agreements', body: { ...body, ...(upTo.trim() && { upTo: numberOrText(upTo) }) } });
      }}
    >
      <Stack gap="sm">
        {accountId === undefined && (
          <AccountSelect
            label="Customer"
            required
            value={account}
            onChange={(chosen: Account | null) => setAccount(chosen?.id ?? null)}
            error={fieldError(error, '/accountId')}
          />
        )}
        <TextInput label="Name" description="As the quote and the papers call it" required {...text('name')} />
        <Autocomplete
          label="Product"
          placeholder="SKU or name"
          required
          value={sku}
          onChange={setSku}
          description={product && `${product.name}, ${unitOf(product)}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={tried && !product ? 'Choose a product of the catalogue.' : fieldError(error, '/productId')}
          data={found.map((one) => one.sku)}
          renderOption={({ option }) => `${option.value} ${found.find((one) => one.sku === option.value)?.name ?? ''}`}
          // The server has already chosen what fits.
          filter={({ options }) => options}
        />
        <Group gap={8} align="flex-start" grow>
          <TextInput
            label="Unit price"
            required
            inputMode="decimal"
            rightSection={
              product?.pricePeriod && <Text c="dimmed">/{product.pricePeriod === 'month' ? 'mo' : 'yr'}</Text>
            }
            {...text('unitPrice')}
          />
          <NativeSelect
            label="Currency"
            data={[...currencies]}
            value={currency}
            onChange={(event) => setCurrency(event.currentTarget.value)}
          />
          <TextInput label="Units at most" placeholder="Any number" inputMode="decimal" {...text('upTo')} />
        </Group>
        <Group gap={8} align="flex-start" grow>
          <TextInput label="Lines start from" type="date" required {...text('validFrom')} />
          <TextInput label="To" type="date" required {...text('validTo')} />
        </Group>
        <TextInput label="Contract" description="Where the price is written" required {...text('contract')} />
        <Problem error={error} except={[...texts.map((name) => `/${name}`), '/accountId', '/productId']} />
        <Group>
          <Button type="submit" loading={isPending}>
            Enter agreement
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const unitOf = ({ unit, pricePeriod }: Product): string =>
  pricePeriod ? `price of a ${unit} per ${pricePeriod}` : `price of a ${unit}`;
