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
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { items, change, available } = data.body;
  const currencies = currenciesOf(items);
  const proposed = change?.content.rates.map((rate) => ({ validFrom: change.validFrom, ...rate })) ?? [];
  const ofSeveralDays = new Set(proposed.map(({ validFrom }) => validFrom)).size > 1;
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
          {ofSeveralDays
            ? `${proposed.length} rates of several months`
            : proposed.map(({ currency, rate }) => `${currency} ${numberWords(rate)}`).join(', ')}
        </ProposedRates>
      )}
      {proposing && <ExchangeRatesForm known={currencies} nowOf={newestOf(items)} onClose={close} />}
      {ofSeveralDays && <RatesByDay label="Proposed exchange rates" rates={proposed} />}
      {items.length === 0 ? (
        <Empty title="No rate in force">Quotes can be written in US dollars alone.</Empty>
      ) : (
        <RatesByDay label="Exchange rates" rates={items} />
      )}
    </Section>
  );
}

type Rates = readonly ExchangeRates['items'][number][];

/** A year, unless all are asked for. */
const recent = 12;

/** A row a day, the newest first. */
function RatesByDay({ label, rates }: { label: string; rates: Rates }) {
  const [all, { open: showAll }] = useDisclosure(false);
  const days = daysOf(rates);
  const byPlace = new Map(rates.map(({ currency, validFrom, rate }) => [`${currency} ${validFrom}`, rate]));
  return (
    <div className={classes.narrow}>
      <PlainTable
        label={label}
        rows={all ? days : days.slice(0, recent)}
        rowKey={(day) => day}
        columns={[
          { id: 'from', head: 'From', cell: monthOf },
          ...currenciesOf(rates).map((currency) => ({
            id: currency,
            head: currency,
            align: 'right' as const,
            cell: (day: string) => {
              const rate = byPlace.get(`${currency} ${day}`);
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
  );
}

/** What a currency has in the newest table. */
function newestOf(rates: Rates): (currency: string) => string | undefined {
  const [newest] = daysOf(rates);
  return (currency) => rates.find((rate) => rate.currency === currency && rate.validFrom === newest)?.rate;
}

const daysOf = (rates: Rates): string[] => [...new Set(rates.map(({ validFrom }) => validFrom))].sort().reverse();
const currenciesOf = (rates: Rates): string[] => [...new Set(rates.map(({ currency }) => currency))].sort();
const monthOf = (day: string) => (day.endsWith('-01') ? monthWords(day) : dateWords(day));
