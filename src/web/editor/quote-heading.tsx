import { Link } from 'react-router';
import type { Quote } from '../api/types.ts';
import classes from './editor.module.css';
import { State } from '../parts/state.tsx';

/** "Q-1042-1 · version 2 · Draft". */
export function QuoteHeading({ quote }: { quote: Quote }) {
  return (
    <span className={classes.heading}>
      {quote.number} <small>version {quote.version}</small> <State of={quote.state} />
    </span>
  );
}

/** The deal and customer that the quote belongs to. */
QuoteHeading.Deal = function QuoteDeal({ quote: { deal, account } }: { quote: Quote }) {
  return (
    <>
      <Link to={`/deals/${deal.id}`}>
        {deal.number} {deal.name}
      </Link>{' '}
      · <Link to={`/accounts/${account.id}`}>{account.name}</Link>
    </>
  );
};
