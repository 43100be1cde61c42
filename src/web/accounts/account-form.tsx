import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { creditClasses } from '../../domain/deal.ts';
import type { Account } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

interface AccountFormProps {
  /** Absent: a new one. */
  account?: Account;
  etag?: string;
  onDone(account: Account): void;
}

/** Adds an account, or changes one. */
export function AccountForm({ account, etag, onDone }: AccountFormProps) {
  const [typed, setTyped] = useState(() => typedOf(account));
  const { mutate, error, isPending } = useWrite<Account>({ onDone: ({ body }) => onDone(body) });
  const field = (name: 'name' | 'region' | 'country' | 'segment' | 'customerSince' | 'address') => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
    error: fieldError(error, `/${name}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = { ...typed, customerSince: typed.customerSince || null };
        mutate(
          account
            ? { method: 'PATCH', path: `/api/accounts/${account.id}`, ifMatch: etag, body }
            : { path: '/api/accounts', body },
        );
      }}
    >
      <Stack gap="sm">
        <TextInput label="Name" required data-autofocus {...field('name')} />
        <Group grow align="flex-start">
          <TextInput label="Region" description="As in the policy: NA, EMEA" required {...field('region')} />
          <TextInput label="Country" description="Two letters, like DE" required maxLength={2} {...field('country')} />
        </Group>
        <TextInput label="Segment" required {...field('segment')} />
        <NativeSelect
          label="Credit class"
          required
          data={[...creditClasses]}
          value={typed.creditClass}
          onChange={(event) => setTyped({ ...typed, creditClass: event.currentTarget.value as Account['creditClass'] })}
          error={fieldError(error, '/creditClass')}
        />
        <TextInput label="Customer since" type="date" {...field('customerSince')} />
        <Textarea label="Address" autosize minRows={2} maxRows={6} {...field('address')} />
        <Checkbox
          label="A master agreement is in force"
          checked={typed.masterAgreement}
          onChange={(event) => setTyped({ ...typed, masterAgreement: event.currentTarget.checked })}
        />
        <Problem error={error} except={fields.map((name) => `/${name}`)} />
        <Group>
          <Button type="submit" loading={isPending}>
            {account ? 'Save' : 'Add account'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const fields = ['name', 'region', 'country', 'segment', 'creditClass', 'customerSince', 'address'];

const typedOf = (account: Account | undefined) => ({
  name: account?.name ?? '',
  region: account?.region ?? '',
  country: account?.country ?? '',
  segment: account?.segment ?? '',
  creditClass: account?.creditClass ?? ('unrated' satisfies Account['creditClass']),
  customerSince: account?.customerSince ?? '',
  address: account?.address ?? '',
  masterAgreement: account?.masterAgreement ?? false,
});
