import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Currency, currencies } from '../../domain/offer.ts';
import type { Subscription } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { numberOrText } from '../editor/written-number.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { LineFields, linePointers, type LineTyped, lineTyped, newLine } from './line-fields.tsx';

interface SubscriptionFormProps {
  /** Of whom it is, where that is settled. */
  accountId?: string;
  /** Absent: a new one. */
  subscription?: Subscription;
  etag?: string | undefined;
  onDone(subscription: Subscription): void;
}

/** Enters what a customer has, or corrects it. */
export function SubscriptionForm({ accountId, subscription, etag, onDone }: SubscriptionFormProps) {
  const [account, setAccount] = useState(accountId ?? subscription?.account.id ?? null);
  const [typed, setTyped] = useState(() => typedOf(subscription));
  const [lines, setLines] = useState<LineTyped[]>(() => subscription?.lines.map(lineTyped) ?? [newLine()]);
  const { mutate, error, isPending } = useWrite<Subscription>({ onDone: ({ body }) => onDone(body) });
  const field = (name: 'externalId' | 'start' | 'end') => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
    error: fieldError(error, `/${name}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { currency, externalId, waivedUnits, ...rest } = typed;
        const body = {
          ...rest,
          waivedUnits: Number(waivedUnits),
          externalId: externalId.trim() || null,
          lines: lines.map(lineBody),
        };
        mutate(
          subscription
            ? { method: 'PATCH', path: `/api/subscriptions/${subscription.id}`, ifMatch: etag, body }
            : { path: '/api/subscriptions', body: { accountId: account, currency, ...body } },
        );
      }}
    >
      <Stack gap="sm">
        {!accountId && !subscription && (
          <AccountSelect
            label="Account"
            required
            value={account}
            onChange={(chosen) => setAccount(chosen?.id ?? null)}
            error={fieldError(error, '/accountId')}
          />
        )}
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing={10}>
          <TextInput label="Start" type="date" required {...field('start')} />
          <TextInput label="Last day" type="date" required {...field('end')} />
          <NativeSelect
            label="Currency"
            disabled={subscription !== undefined}
            data={[...currencies]}
            value={typed.currency}
            onChange={(event) => setTyped({ ...typed, currency: event.currentTarget.value as Currency })}
          />
        </SimpleGrid>
        <TextInput label="Id elsewhere" description="Its number in another system" {...field('externalId')} />
        <LineFields lines={lines} onChange={setLines} error={error} />
        <Checkbox
          label="Its quantities or prices change over its time"
          checked={typed.ramped}
          onChange={(event) => setTyped({ ...typed, ramped: event.currentTarget.checked })}
        />
        <TextInput
          label="Waived at the yearly count"
          description="Units above the licensed ones that are not charged"
          inputMode="numeric"
          value={typed.waivedUnits}
          error={fieldError(error, '/waivedUnits')}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, waivedUnits: value.replace(/\D/g, '') })}
        />
        <Problem
          error={error}
          except={['/accountId', '/start', '/end', '/externalId', '/waivedUnits', ...linePointers(lines.length)]}
        />
        <Group>
          <Button type="submit" loading={isPending}>
            {subscription ? 'Save' : 'Enter'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const lineBody = ({ key: _, discount, quantity, unitPrice, ...line }: LineTyped) => ({
  ...line,
  quantity: numberOrText(quantity),
  unitPrice: numberOrText(unitPrice),
  discount: discount.trim() || null,
});

const typedOf = (subscription: Subscription | undefined) => ({
  externalId: subscription?.externalId ?? '',
  currency: subscription?.arr.currency ?? ('USD' satisfies Currency as Currency),
  start: subscription?.start ?? '',
  end: subscription?.end ?? '',
  ramped: subscription?.ramped ?? false,
  waivedUnits: String(subscription?.waivedUnits ?? 0),
});
