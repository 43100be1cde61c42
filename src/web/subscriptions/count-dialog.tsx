import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { compare, exact } from '../../domain/exact.ts';
import type { Subscription } from '../api/types.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { useReoffer } from '../parts/reoffer.tsx';
import { today } from './days.ts';
import { Plan, usePlan } from './planned.tsx';
import { QuantityFields } from './quantity-fields.tsx';

interface Props {
  subscription: Subscription;
  dealId?: string | undefined;
  onClose(): void;
}

/** The yearly count: what is used, and what that charges until the subscription ends. */
export function CountDialog({ subscription, dealId, onClose }: Props) {
  const [start, setStart] = useState(() => today(subscription));
  const [counts, setCounts] = useState(() => subscription.lines.map(({ quantity }) => quantity));
  const isWritten = counts.every((text) => /^\d+(\.\d+)?$/.test(text));
  const isMore =
    isWritten && subscription.lines.some(({ quantity }, at) => compare(exact(counts[at] ?? '0'), exact(quantity)) > 0);
  const body = { start, counts };
  const path = `/api/subscriptions/${subscription.id}/true-up`;
  const { plan, error: wrong } = usePlan(`${path}/preview`, isMore ? body : null);
  const open = useReoffer();
  const error = open.error ?? wrong;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Count users of ${subscription.number}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ path, body: { ...body, ...(dealId && { deal: dealId }) } });
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Charged from"
            type="date"
            required
            w={180}
            value={start}
            error={fieldError(error, '/start')}
            onChange={({ currentTarget }) => setStart(currentTarget.value)}
          />
          <QuantityFields
            lines={subscription.lines}
            label="Counted"
            quantities={counts}
            onChange={setCounts}
            errorOf={(index) => fieldError(error, `/counts/${index}`)}
          />
          {subscription.waivedUnits > 0 && <p>{subscription.waivedUnits} above the licensed units are not charged.</p>}
          {!isMore && <p>Nothing is counted above what is licensed: there is nothing to charge.</p>}
          {plan && <Plan plan={plan} />}
          <Problem error={error} except={['/start', ...counts.map((_, at) => `/counts/${at}`)]} />
          <Group justify="flex-end">
            <Button type="submit" loading={open.isPending} disabled={!plan}>
              {dealId ? 'Quote it in this deal' : 'Open a deal with this quote'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
