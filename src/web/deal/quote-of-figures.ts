import type { Deal } from '../api/types.ts';

type Quote = Deal['quotes'][number];

/** The quote that speaks for a deal: the signed one, else the one alive whose worth is the deal's, else the latest. */
export function quoteOfFigures({ quotes, tcv }: Pick<Deal, 'tcv'> & { quotes: readonly Quote[] }): Quote | undefined {
  const alive = quotes.filter(({ state }) => state !== 'withdrawn');
  const isWorth = ({ measures }: Quote): boolean =>
    tcv !== null && measures?.tcv.amount === tcv.amount && measures.tcv.currency === tcv.currency;
  return quotes.find(({ state }) => state === 'signed') ?? alive.findLast(isWorth) ?? alive.at(-1) ?? quotes.at(-1);
}
