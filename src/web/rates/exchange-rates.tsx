import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ExchangeRates } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { dateWords, monthWords, numberWords } from '../parts/formats.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { ExchangeRatesForm } from './exchange-rates-form.tsx';
import classes from './rates.module.css';
import { ProposedRates } from './proposed-rates.tsx';

/** The policy rate table: a row a month, a column a currency. */
export function ExchangeRateTable() {
  const { data, error, refetch } = useResource<ExchangeRates>('/api/exchange-rates');
  const [proposing, { open, close }] = useDisclosure(false);
  const [all, { open: showAll }] = useDisclosure(false);
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
      {proposing && (
        <ExchangeRatesForm
          known={currencies}
          nowOf={(currency) => rates.get(`${currency} ${days[0]}`)}
          onClose={close}
        />
      )}
      {days.length === 0 ? (
        <Empty title="No rate in force">Quotes can be written in US dollars alone.</Empty>
      ) : (
        <div className={classes.narrow}>
          <PlainTable
            label="Exchange rates"
            rows={all ? days : days.slice(0, recent)}
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
          {days.length > recent && !all && (
            <Button variant="subtle" size="compact-xs" mt={6} onClick={showAll}>
              Earlier months, back to {monthOf(days.at(-1) ?? '')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

/** A year, unless all are asked for. */
const recent = 12;
const monthOf = (day: string) => (day.endsWith('-01') ? monthWords(day) : dateWords(day));
