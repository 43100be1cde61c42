import { Link } from 'react-router';
import { exact, isZero } from '../../domain/exact.ts';
import type { PriceAgreement } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { dateWords, numberWords, unitPriceWords } from '../parts/formats.ts';
import { State } from '../parts/state.tsx';
import { AgreementActions } from './agreement-actions.tsx';
import classes from './agreements.module.css';

/** The customer's column, where the list is of several. */
export const customerColumn: Column<PriceAgreement> = {
  id: 'account',
  head: 'Customer',
  cell: ({ account }) => <Link to={`/accounts/${account.id}`}>{account.name}</Link>,
};

/** What was agreed, for how much, until when, and where it stands. */
export const agreementColumns: Column<PriceAgreement>[] = [
  { id: 'name', head: 'Agreement', cell: ({ name }) => <span title={name}>{name}</span> },
  {
    id: 'product',
    head: 'Product',
    width: '110px',
    cell: ({ product }) => <span title={product.name}>{product.sku}</span>,
  },
  { id: 'price', head: 'Unit price', width: '112px', align: 'right', cell: priceWords },
  {
    id: 'upTo',
    head: 'Units at most',
    width: '115px',
    align: 'right',
    hideBelow: 900,
    cell: ({ upTo }) => (upTo === null ? 'Any number' : numberWords(upTo)),
  },
  { id: 'use', head: 'Used', align: 'right', cell: (agreement) => <Use of={agreement} /> },
  {
    id: 'days',
    head: 'Lines start',
    width: '190px',
    hideBelow: 700,
    cell: ({ validFrom, validTo }) => `${dateWords(validFrom)} – ${dateWords(validTo)}`,
  },
  {
    id: 'contract',
    head: 'Contract',
    hideBelow: 1_100,
    cell: ({ contract }) => <span title={contract}>{contract}</span>,
  },
  {
    id: 'state',
    head: 'State',
    width: '118px',
    cell: ({ state, endReason }) => (
      <span title={endReason ?? undefined}>
        <State of={state} word={state === 'proposed' ? 'To confirm' : undefined} />
      </span>
    ),
  },
];

/** "120, 280 left", over what submitted quotes ask for beside. */
function Use({ of: { used, left, askedFor } }: { of: PriceAgreement }) {
  const words = left === null ? numberWords(used) : `${numberWords(used)}, ${numberWords(left)} left`;
  if (isZero(exact(askedFor))) return <span title="By signed quotes">{words}</span>;
  return (
    <span title="By signed quotes, and asked for by quotes that were submitted and may still be signed">
      {words}
      <br />
      <span className={classes.asked}>{numberWords(askedFor)} asked for</span>
    </span>
  );
}

export const actionsColumn: Column<PriceAgreement> = {
  id: 'actions',
  head: 'Action',
  width: '140px',
  align: 'right',
  cell: (agreement) => <AgreementActions agreement={agreement} />,
};

function priceWords({ unitPrice: amount, currency, product: { pricePeriod } }: PriceAgreement): string {
  const words = unitPriceWords({ amount, currency });
  return pricePeriod ? `${words} / ${pricePeriod === 'month' ? 'mo' : 'yr'}` : words;
}
