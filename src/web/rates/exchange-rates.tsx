import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ExchangeRates } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { monthWords, numberWords } from '../parts/formats.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { ExchangeRatesForm } from './exchange-rates-form.tsx';
import { ProposedRates } from './proposed-rates.tsx';

/** The policy rate table: a row a month, a column a currency. */
export function ExchangeRateTable() {
  const { data, error, refetch } = useResource<ExchangeRates>('/api/exchange-rates');
  const [proposing, { open, close }] = useDisclosure(false);
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { items, change, available } = data.body;
  const days = [...new Set(items.map(({ validFrom }) => validFrom))];
  const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
  const rates = new Map(items.map(({ currency, validFrom, rate }) => [`${currency} ${validFrom}`, rate]));
  return (
    <Section
      title="Exchange rates"
      aside={
        available.includes('ProposeRates') &&
        !proposing && (
          <Button variant="default" size="compact-xs" onClick={open}>
            Propose rates
          </Button>
        )
      }
    >
      <Text c="dimmed" mb={8}>
        US dollars for one unit. Thresholds of the policy are converted at the rates of the day on which a quote began;
        its later versions keep them.
      </Text>
      {change && (
        <ProposedRates change={change} available={available}>
          {change.content.rates.map(({ currency, rate }) => `${currency} ${numberWords(rate)}`).join(', ')}
        </ProposedRates>
      )}
      {proposing && <ExchangeRatesForm known={currencies} onClose={close} />}
      {days.length === 0 ? (
        <Empty title="No rate in force">Quotes can be written in US dollars alone.</Empty>
      ) : (
        <PlainTable
          label="Exchange rates"
          rows={days}
          rowKey={(day) => day}
          columns={[
            { id: 'from', head: 'From', cell: monthOf },
            ...currencies.map((currency) => ({
              id: currency,
              head: currency,
              align: 'right' as const,
              cell: (day: string) => {
                const rate = rates.get(`${currency} ${day}`);
                return rate === undefined ? '' : numberWords(rate, 4);
              },
            })),
          ]}
        />
      )}
    </Section>
  );
}

const monthOf = (day: string) => (day.endsWith('-01') ? monthWords(day) : day);
