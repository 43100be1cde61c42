import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { TypedTier } from './typed-price.ts';

interface TierFieldsProps {
  tiers: TypedTier[];
  currency: string;
  onChange(tiers: TypedTier[]): void;
  errorOf(index: number, field: keyof TypedTier): string | undefined;
}

/** The tiers of a price, the last one open. */
export function TierFields({ tiers, onChange, currency, errorOf }: TierFieldsProps) {
  const change = (index: number, changes: Partial<TypedTier>) =>
    onChange(tiers.map((tier, place) => (place === index ? { ...tier, ...changes } : tier)));
  return (
    <>
      <Group gap={8} wrap="nowrap" aria-hidden="true">
        <Text c="dimmed" fz={12} flex={1}>
          Up to
        </Text>
        <Text c="dimmed" fz={12} flex={1}>
          Unit price, {currency}
        </Text>
        <span style={{ width: 28 }} />
      </Group>
      {tiers.map((tier, index) => {
        const last = index === tiers.length - 1;
        return (
          <Group key={index} gap={8} wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              aria-label={`Tier ${index + 1} up to`}
              placeholder={last ? 'Any further' : undefined}
              disabled={last}
              required={!last}
              inputMode="decimal"
              value={last ? '' : tier.upTo}
              onChange={(event) => change(index, { upTo: event.currentTarget.value })}
              error={errorOf(index, 'upTo')}
            />
            <TextInput
              flex={1}
              aria-label={`Unit price of tier ${index + 1}`}
              required
              inputMode="decimal"
              value={tier.unitPrice}
              onChange={(event) => change(index, { unitPrice: event.currentTarget.value })}
              error={errorOf(index, 'unitPrice')}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove tier ${index + 1}`}
              mt={4}
              disabled={tiers.length === 1}
              onClick={() => onChange(tiers.filter((_, place) => place !== index))}
            >
              <X size={15} />
            </ActionIcon>
          </Group>
        );
      })}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<Plus size={14} />}
        style={{ alignSelf: 'start' }}
        onClick={() => onChange([...tiers, { upTo: '', unitPrice: '' }])}
      >
        One more tier
      </Button>
    </>
  );
}
