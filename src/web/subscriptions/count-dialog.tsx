import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { compare, exact } from '../../domain/exact.ts';
import type { Subscription } from '../api/types.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { useReoffer } from '../parts/reoffer.tsx';
import { today } from './days.ts';
import { waivedWords } from './waived-words.ts';
import { Plan, usePlan } from './planned.tsx';
import { QuantityFields, writtenQuantities } from './quantity-fields.tsx';
import classes from './subscriptions.module.css';

interface Props {
  subscription: Subscription;
  dealId?: string | undefined;
  onClose(): void;
}

/** The yearly count: what is used, and what that charges until the subscription ends. */
export function CountDialog({ subscription, dealId, onClose }: Props) {
  const [start, setStart] = useState(() => today(subscription));
  const [counts, setCounts] = useState(() => subscription.lines.map(({ quantity }) => quantity));
  const units = writtenQuantities(counts);
  const isMore = units?.some((count, at) => compare(exact(count), exact(subscription.lines[at]?.quantity ?? '0')) > 0);
  const body = { start, counts: units };
  const path = `/api/subscriptions/${subscription.id}/true-up`;
  const { plan, error: wrong } = usePlan(`${path}/preview`, isMore ? body : null);
  const open = useReoffer();
  const error = open.error ?? wrong;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Yearly count of ${subscription.number}`}>
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
            data-autofocus
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
          {subscription.waivedUnits > 0 && (
            <p className={classes.hint}>{waivedWords(subscription.waivedUnits)}: not charged.</p>
          )}
          {isMore === false && (
            <p className={classes.hint}>Nothing is counted above what is licensed: there is nothing to charge.</p>
          )}
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
