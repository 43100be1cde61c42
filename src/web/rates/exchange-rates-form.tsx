import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies } from '../../domain/offer.ts';
import { useWrite } from '../api/use-write.ts';
import { numberOrText } from '../editor/written-number.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import classes from './rates.module.css';

interface ExchangeRatesFormProps {
  /** Currencies that have a rate, which the next table mostly has, too. */
  known: readonly string[];
  /** The newest rate in force, to compare with. */
  nowOf(currency: string): string | undefined;
  onClose(): void;
}

/** Proposes the rates from a day on; what is left empty has no new rate. */
export function ExchangeRatesForm({ known, nowOf, onClose }: ExchangeRatesFormProps) {
  const [dated, setDated] = useState({ validFrom: '', note: '' });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  const foreign = currencies.filter((currency) => currency !== 'USD');
  const ordered = [...foreign.filter((one) => known.includes(one)), ...foreign.filter((one) => !known.includes(one))];
  const rates = ordered.flatMap((currency) => {
    const rate = numberOrText(typed[currency] ?? '');
    return rate === '' ? [] : [{ currency, rate }];
  });
  const errorOf = (currency: string) => {
    const index = rates.findIndex((one) => one.currency === currency);
    return index < 0 ? undefined : fieldError(error, `/rates/${index}`);
  };
  return (
    <form
      aria-label="New exchange rates"
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path: '/api/exchange-rates', body: { ...dated, rates } });
      }}
    >
      <Stack gap="sm" mb="md">
        <Group gap={8} align="flex-start">
          <TextInput
            label="From"
            type="date"
            required
            data-autofocus
            value={dated.validFrom}
            onChange={(event) => setDated({ ...dated, validFrom: event.currentTarget.value })}
            error={fieldError(error, '/validFrom')}
          />
          {ordered.map((currency) => (
            <TextInput
              key={currency}
              label={currency}
              className={classes.rate}
              inputMode="decimal"
              w={96}
              placeholder={nowOf(currency)}
              value={typed[currency] ?? ''}
              onChange={(event) => setTyped({ ...typed, [currency]: event.currentTarget.value })}
              error={errorOf(currency)}
            />
          ))}
        </Group>
        <TextInput
          label="Note"
          placeholder="Where the rates come from"
          value={dated.note}
          onChange={(event) => setDated({ ...dated, note: event.currentTarget.value })}
        />
        <Problem error={error} except={(error?.errors ?? []).map(({ pointer }) => pointer).filter(isShown)} />
        <Group gap={8}>
          <Button type="submit" loading={isPending}>
            Propose
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const isShown = (pointer: string): boolean => pointer !== '/rates';
