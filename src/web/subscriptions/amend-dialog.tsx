import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AmendmentWay } from '../../domain/amend.ts';
import { compare, exact } from '../../domain/exact.ts';
import type { Subscription } from '../api/types.ts';
import { useReoffer } from '../parts/reoffer.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { today } from './days.ts';
import { Plan, usePlan } from './planned.tsx';
import { QuantityFields, writtenQuantities } from './quantity-fields.tsx';
import classes from './subscriptions.module.css';

interface Props {
  way: AmendmentWay;
  subscription: Subscription;
  dealId?: string | undefined;
  onClose(): void;
}

const titles: Record<AmendmentWay, string> = {
  renewal: 'Renew',
  'early-renewal': 'Renew early',
  expansion: 'Expand',
  contraction: 'Reduce',
};

/** Asks what the change is, and shows what it will charge before it is a quote. */
export function AmendDialog({ way, subscription, dealId, onClose }: Props) {
  const isNewTerm = way === 'renewal' || way === 'early-renewal';
  const [typed, setTyped] = useState({ start: today(subscription), prices: 'kept', raise: '', uplift: '' });
  const [quantities, setQuantities] = useState(() =>
    subscription.lines.map(({ quantity }) => (way === 'expansion' ? '0' : quantity)),
  );
  const units = writtenQuantities(quantities);
  const missing = units && whatIsMissing(way, subscription, units);
  const saysQuantities = way !== 'expansion' || units?.some((text) => /[1-9]/.test(text));
  const body = {
    way,
    prices: typed.prices,
    ...(way !== 'renewal' && { start: typed.start }),
    ...(typed.prices === 'kept' && typed.raise.trim() !== '' && { raise: typed.raise.trim() }),
    ...(typed.uplift.trim() !== '' && { uplift: typed.uplift.trim() }),
    ...(saysQuantities && { quantities: units }),
  };
  const path = `/api/subscriptions/${subscription.id}/quotes`;
  const { plan, error: wrong } = usePlan(`${path}/preview`, units && missing === undefined ? body : null);
  const open = useReoffer();
  const error = open.error ?? wrong;
  const text = (name: 'start' | 'raise' | 'uplift') => ({
    value: typed[name],
    error: fieldError(error, `/${name}`),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={`${titles[way]} ${subscription.number}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ path, body: { ...body, ...(dealId && { deal: dealId }) } });
        }}
      >
        <Stack gap="sm">
          <Group align="flex-start" gap={12}>
            {way !== 'renewal' && (
              <TextInput label="From" type="date" required data-autofocus w={170} {...text('start')} />
            )}
            <NativeSelect
              label="Prices"
              data-autofocus={way === 'renewal' || undefined}
              value={typed.prices}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, prices: value })}
              data={[
                { value: 'kept', label: 'As they are' },
                { value: 'list', label: 'List prices' },
              ]}
            />
            {typed.prices === 'kept' && isNewTerm && (
              <TextInput label="Raised by" placeholder="5%" w={110} {...text('raise')} />
            )}
            {isNewTerm && <TextInput label="Rise each year by" placeholder="3%" w={140} {...text('uplift')} />}
          </Group>
          <QuantityFields
            lines={subscription.lines}
            label={way === 'expansion' ? 'Units to add' : 'Units from then on'}
            quantities={quantities}
            onChange={setQuantities}
            errorOf={(index) => fieldError(error, `/quantities/${index}`)}
          />
          {missing && <p className={classes.hint}>{missing}</p>}
          {plan && <Plan plan={plan} />}
          <Problem
            error={error}
            except={['/start', '/raise', '/uplift', ...subscription.lines.map((_, at) => `/quantities/${at}`)]}
          />
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

/** What has to be written before there is a change; undefined: nothing. */
function whatIsMissing(way: AmendmentWay, { lines }: Subscription, quantities: readonly string[]): string | undefined {
  const isLess = lines.some(({ quantity }, at) => compare(exact(quantities[at] ?? quantity), exact(quantity)) < 0);
  return way === 'contraction' && !isLess ? 'Write fewer units of a product; none gives it up.' : undefined;
}
