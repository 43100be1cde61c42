import { Link } from 'react-router';
import type { Quote } from '../api/types.ts';
import classes from './editor.module.css';
import { State } from '../parts/state.tsx';

interface Props {
  quote: Quote;
  /** What the scenario that is written instead of the quote is called. */
  scenario?: string | undefined;
}

/** "Q-1042-1 · version 2 · Draft", or "Q-1042-1 · scenario “Three years”". */
export function QuoteHeading({ quote, scenario }: Props) {
  return (
    <span className={classes.heading}>
      {quote.number}{' '}
      {scenario === undefined ? (
        <>
          <small>version {quote.version}</small> <State of={quote.state} />
        </>
      ) : (
        <small>scenario “{scenario}”</small>
      )}
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
