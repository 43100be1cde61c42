import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { z } from 'zod';
import type { priceBooksSchema } from '../../../http/schemas/catalogue.ts';
import { billingFrequencies, paymentTerms } from '../../../domain/offer.ts';
import { useResource } from '../../api/use-resource.ts';
import { choices } from '../../parts/words.ts';
import { coTermedMonths, type FieldErrors, type Head } from '../draft.ts';
import { fieldAt } from '../go-to-field.ts';
import classes from './terms.module.css';

interface Props {
  head: Head;
  /** Those that other quotes of the customer are in. */
  packages: readonly string[];
  errors: FieldErrors;
  onChange: (change: Partial<Head>) => void;
}

/** What holds for the whole quote: prices, dates, payment, and what is taken off the total. */
export const QuoteTerms = memo(function QuoteTerms({ head, packages, errors, onChange }: Props) {
  const books = useResource<z.output<typeof priceBooksSchema>>('/api/price-books').data?.body.items ?? [];
  const offered = books.filter(({ id, active }) => active || id === head.priceBook);
  const text = (field: 'start' | 'termMonths' | 'validUntil' | 'headerDiscount') => ({
    ...fieldAt(`/${field}`),
    value: head[field],
    error: errors[`/${field}`],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onChange({ [field]: currentTarget.value }),
  });
  const months = coTermedMonths(head);
  return (
    <div className={classes.terms}>
      <NativeSelect
        label="Price book"
        {...fieldAt('/priceBook')}
        value={head.priceBook}
        error={errors['/priceBook'] ?? errors['/currency']}
        data={
          offered.length > 0
            ? offered.map(({ id, name, currency }) => ({ value: id, label: `${currency} · ${name}` }))
            : [{ value: head.priceBook, label: `${head.currency} · ${head.priceBook}` }]
        }
        onChange={({ currentTarget }) => {
          const book = offered.find(({ id }) => id === currentTarget.value);
          if (book) onChange({ priceBook: book.id, currency: book.currency });
        }}
      />
      <TextInput label="Start" type="date" {...text('start')} />
      <TextInput
        label="Months"
        inputMode="numeric"
        {...text('termMonths')}
        {...(months !== undefined && {
          value: String(months),
          readOnly: true,
          title: 'Begun until the subscription ends',
        })}
      />
      <TextInput label="Valid until" type="date" {...text('validUntil')} />
      <NativeSelect
        label="Payment"
        {...fieldAt('/paymentTerms')}
        value={head.paymentTerms}
        error={errors['/paymentTerms']}
        data={choices(paymentTerms)}
        onChange={({ currentTarget }) => onChange({ paymentTerms: currentTarget.value as Head['paymentTerms'] })}
      />
      <NativeSelect
        label="Billing"
        {...fieldAt('/billing')}
        value={head.billing}
        error={errors['/billing']}
        data={choices(billingFrequencies)}
        onChange={({ currentTarget }) => onChange({ billing: currentTarget.value as Head['billing'] })}
      />
      <TextInput label="Off the total" placeholder="15%" {...text('headerDiscount')} />
      <Autocomplete
        label="Package"
        placeholder="Judged by itself"
        title="Quotes of this customer with the same word are judged on their sum"
        maxLength={60}
        data={[...packages]}
        {...fieldAt('/package')}
        value={head.package ?? ''}
        error={errors['/package']}
        onChange={(word) => onChange({ package: word === '' ? undefined : word })}
        onBlur={() => {
          const word = head.package?.trim() || undefined;
          if (word !== head.package) onChange({ package: word });
        }}
      />
    </div>
  );
});
