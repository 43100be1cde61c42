import { NativeSelect } from '@mantine/core';
import { useContext } from 'react';
import { exact, isZero } from '../../../domain/exact.ts';
import type { PriceAgreement } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { numberWords, unitPriceWords } from '../../parts/formats.ts';
import { CustomerContext } from '../customer.ts';
import { isDate } from '../draft-structure.ts';

interface AgreementFieldProps {
  /** SKU. */
  product: string;
  /** The line's own start, when it has one. */
  start: string;
  /** Id of the agreement that the line names. */
  value: string;
  /** What that is called, where the line is priced by it. */
  agreed: string | undefined;
  error: string | undefined;
  onChange(agreement: string): void;
}

/** Which price agreement of the customer sets the list price of a line; nothing where there is none to choose. */
export function AgreementField({ product, start, value, agreed, error, onChange }: AgreementFieldProps) {
  const customer = useContext(CustomerContext);
  const on = start || customer?.start || '';
  const asked = customer && product !== '' && isDate(on);
  const path = asked
    ? withQuery('/api/price-agreements', {
        account: customer.account,
        currency: customer.currency,
        counts: 'true',
        product,
        on,
      })
    : null;
  const items = useResource<{ items: PriceAgreement[] }>(path).data?.body.items ?? [];
  if (items.length === 0 && value === '') return null;
  const isKnown = value === '' || items.some(({ id }) => id === value);
  return (
    <NativeSelect
      label="Price agreement"
      value={value}
      description={askedWords(items.find(({ id }) => id === value))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: 'None: the price book’s price' },
        ...items.map((agreement) => ({ value: agreement.id, label: agreementWords(agreement) })),
        ...(isKnown ? [] : [{ value, label: agreed ?? 'One that does not cover this line' }]),
      ]}
    />
  );
}

/** "Halden frame prices: €36.00, 280 of 400 left". */
function agreementWords({ name, unitPrice: amount, currency, upTo, left }: PriceAgreement): string {
  const price = `${name}: ${unitPriceWords({ amount, currency })}`;
  return upTo === null || left === null ? price : `${price}, ${numberWords(left)} of ${numberWords(upTo)} left`;
}

/** What else waits for what is left. */
function askedWords(agreement: PriceAgreement | undefined): string | undefined {
  if (!agreement || agreement.left === null || isZero(exact(agreement.askedFor))) return undefined;
  return `${numberWords(agreement.askedFor)} asked for by submitted quotes, this one included once it is`;
}
