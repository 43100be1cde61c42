import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { CreditRates } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { numberOrText } from '../editor/written-number.ts';
import { Empty } from '../parts/empty.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { dateWords, ratioWords } from '../parts/formats.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './rates.module.css';
import { ProposedRates } from './proposed-rates.tsx';

/** What it costs us a year to wait for money. */
export function CreditRateTable() {
  const { data, error, refetch } = useResource<CreditRates>('/api/credit-rates');
  const [proposing, { open, close }] = useDisclosure(false);
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { items, change, available } = data.body;
  return (
    <Section
      title="Cost of credit"
      aside={
        available.includes('ProposeRates') &&
        !proposing && (
          <Button variant="default" size="compact-xs" onClick={open}>
            Propose a rate
          </Button>
        )
      }
    >
      <Text c="dimmed" mb={8}>
        A year, on every amount from the start of its service to the day it is due.
      </Text>
      {change && (
        <ProposedRates change={change} available={available}>
          {ratioWords(change.content.rate, 4)}
        </ProposedRates>
      )}
      {proposing && <CreditRateForm onClose={close} />}
      {items.length === 0 ? (
        <Empty title="No rate in force">The pocket price of a quote is without the cost of credit.</Empty>
      ) : (
        <div className={classes.narrow}>
          <PlainTable
            label="Cost of credit"
            rows={items}
            rowKey={({ validFrom }) => validFrom}
            columns={[
              { id: 'from', head: 'From', cell: ({ validFrom }) => dateWords(validFrom) },
              { id: 'rate', head: 'A year', align: 'right', cell: ({ rate }) => ratioWords(rate, 4) },
            ]}
          />
        </div>
      )}
    </Section>
  );
}

function CreditRateForm({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState({ validFrom: '', percent: '', note: '' });
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  return (
    <form
      aria-label="New cost of credit"
      onSubmit={(event) => {
        event.preventDefault();
        const { percent, ...dated } = typed;
        const rate = `${numberOrText(percent.replace(/\s*%\s*$/, ''))}%`;
        mutate({ path: '/api/credit-rates', body: { ...dated, rate } });
      }}
    >
      <Group gap={8} align="flex-start" mb="sm">
        <TextInput
          label="From"
          type="date"
          required
          data-autofocus
          value={typed.validFrom}
          onChange={(event) => setTyped({ ...typed, validFrom: event.currentTarget.value })}
          error={fieldError(error, '/validFrom')}
        />
        <TextInput
          label="A year"
          required
          inputMode="decimal"
          w={96}
          rightSection={<Text c="dimmed">%</Text>}
          value={typed.percent}
          onChange={(event) => setTyped({ ...typed, percent: event.currentTarget.value })}
          error={fieldError(error, '/rate')}
        />
        <TextInput
          label="Note"
          value={typed.note}
          onChange={(event) => setTyped({ ...typed, note: event.currentTarget.value })}
        />
      </Group>
      <Problem error={error} except={['/validFrom', '/rate']} />
      <Group gap={8} mb="md">
        <Button type="submit" loading={isPending}>
          Propose
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
