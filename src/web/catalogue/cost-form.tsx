import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies } from '../../domain/offer.ts';
import { useWrite } from '../api/use-write.ts';
import { numberOrText } from '../editor/written-number.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

const nothing = { validFrom: '', amount: '' };

/** Sets what a unit costs from a day on; submitted quotes keep the cost they were measured with. */
export function CostForm({ productId }: { productId: string }) {
  const [typed, setTyped] = useState({ ...nothing, currency: 'USD' });
  const { mutate, error, isPending } = useWrite({ onDone: () => setTyped({ ...typed, ...nothing }) });
  return (
    <form
      aria-label="New unit cost"
      onSubmit={(event) => {
        event.preventDefault();
        mutate({
          method: 'PUT',
          path: `/api/products/${productId}/unit-costs`,
          body: { ...typed, amount: numberOrText(typed.amount) },
        });
      }}
    >
      <Group gap={8} align="flex-start" mt={8}>
        <TextInput
          label="From"
          type="date"
          required
          value={typed.validFrom}
          onChange={(event) => setTyped({ ...typed, validFrom: event.currentTarget.value })}
          error={fieldError(error, '/validFrom')}
        />
        <TextInput
          label="Cost"
          required
          inputMode="decimal"
          w={110}
          value={typed.amount}
          onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
          error={fieldError(error, '/amount')}
        />
        <NativeSelect
          label="Currency"
          data={[...currencies]}
          value={typed.currency}
          onChange={(event) => setTyped({ ...typed, currency: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" mt={24} loading={isPending}>
          Set cost
        </Button>
      </Group>
      <Problem error={error} except={['/validFrom', '/amount']} />
    </form>
  );
}
