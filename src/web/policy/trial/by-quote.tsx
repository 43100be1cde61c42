import { Button, Group, NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ProblemError } from '../../api/problem.ts';
import type { Deal, DealRow } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { Problem } from '../../parts/problem.tsx';
import { stateWords } from '../../parts/state-words.ts';

interface ByQuoteProps {
  busy: boolean;
  error: ProblemError | null;
  onTry(quoteId: string): void;
}

/** Finds a deal and takes the inputs of one of its quotes. */
export function ByQuote({ busy, error, onTry }: ByQuoteProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 200);
  const [dealId, setDealId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string>();
  const deals = useResource<{ items: DealRow[] }>(withQuery('/api/deals', { q: asked, limit: 20 }), { keep: true });
  const deal = useResource<Deal>(dealId ? `/api/deals/${dealId}` : null);
  const quotes = deal.data?.body.quotes ?? [];
  const quoteId = quotes.find(({ id }) => id === chosen)?.id ?? quotes[0]?.id;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (quoteId) onTry(quoteId);
      }}
    >
      <Group align="flex-end" gap={12} mb={12}>
        <Select
          label="Deal"
          placeholder="Number, name or customer"
          w={360}
          searchable
          value={dealId}
          onSearchChange={setTyped}
          onChange={setDealId}
          data={options(deals.data?.body.items ?? [], deal.data?.body)}
          filter={({ options: found }) => found}
          nothingFoundMessage={deals.isFetching ? 'Searching…' : 'No deal has this in its name'}
        />
        <NativeSelect
          label="Quote"
          w={220}
          disabled={quotes.length === 0}
          value={quoteId ?? ''}
          data={quotes.map(({ id, number, state }) => ({
            value: id,
            label: `${number}, ${stateWords(state).word.toLowerCase()}`,
          }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={!quoteId}>
          Try it
        </Button>
      </Group>
      <Problem error={error ?? deal.error} />
    </form>
  );
}

function options(found: readonly DealRow[], chosen: DealRow | undefined) {
  const deals = new Map([...(chosen ? [chosen] : []), ...found].map((deal) => [deal.id, deal]));
  return [...deals.values()].map(({ id, number, name, account }) => ({
    value: id,
    label: `${number} ${name}, ${account.name}`,
  }));
}
