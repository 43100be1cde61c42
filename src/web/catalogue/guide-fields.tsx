import { Group, Input, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { regularBillings, type RegularBilling } from '../../domain/offer.ts';
import type { Product } from '../api/types.ts';
import { wordsFor } from '../parts/words.ts';
import { percentOf, shareOf } from './typed-price.ts';

/** How a product is ordinarily sold, as its form has it: percents as people write them, empty for no bound. */
export interface TypedGuides {
  discountFrom: string;
  discountTo: string;
  billing: RegularBilling | '';
}

export const typedGuides = ({ discountFrom, discountTo, billing }: Product): TypedGuides => ({
  discountFrom: discountFrom === null ? '' : percentOf(discountFrom),
  discountTo: discountTo === null ? '' : percentOf(discountTo),
  billing: billing ?? '',
});

export const guidesOf = ({ discountFrom, discountTo, billing }: TypedGuides) => ({
  discountFrom: discountFrom.trim() === '' ? null : shareOf(discountFrom),
  discountTo: discountTo.trim() === '' ? null : shareOf(discountTo),
  billing: billing === '' ? null : billing,
});

const ends = [
  ['discountFrom', 'Least discount'],
  ['discountTo', 'Most discount'],
] as const;

interface GuideFieldsProps {
  typed: TypedGuides;
  /** What is charged once has no frequency. */
  isOneTime: boolean;
  onChange(changes: Partial<TypedGuides>): void;
  errorOf(field: keyof TypedGuides): string | undefined;
}

/** Within which discount a product is ordinarily sold, and how often it is billed. */
export function GuideFields({ typed, isOneTime, onChange, errorOf }: GuideFieldsProps) {
  return (
    <Stack gap="sm">
      <Input.Wrapper
        label="Discount range"
        description="Ordinary for it; rules can ask who agrees to more"
        error={ends.map(([field]) => errorOf(field)).find((error) => error !== undefined)}
      >
        <Group gap={8} wrap="nowrap" mt={4}>
          {ends.map(([field, label], index) => (
            <Group key={field} gap={8} wrap="nowrap" flex={1}>
              {index > 0 && <Text c="dimmed">to</Text>}
              <TextInput
                flex={1}
                aria-label={label}
                placeholder="No bound"
                inputMode="decimal"
                rightSection={<Text c="dimmed">%</Text>}
                value={typed[field]}
                onChange={(event) => onChange({ [field]: event.currentTarget.value })}
                error={errorOf(field) !== undefined}
              />
            </Group>
          ))}
        </Group>
      </Input.Wrapper>
      {!isOneTime && (
        <NativeSelect
          label="Billing"
          description="Ordinary for it; a quote may bill otherwise"
          data={[
            { value: '', label: 'As the quote says' },
            ...regularBillings.map((value) => ({ value, label: wordsFor(value) })),
          ]}
          value={typed.billing}
          onChange={(event) => onChange({ billing: event.currentTarget.value as TypedGuides['billing'] })}
          error={errorOf('billing')}
        />
      )}
    </Stack>
  );
}
