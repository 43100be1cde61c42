import { creditOf, minorOf } from '../../domain/compensation/commission.ts';
import { type Effect, effectOf } from '../../domain/compensation/effect.ts';
import type { QuoteEffect, Totals } from '../api/types.ts';

/**
 * The effect of what is being written, worked out as the server does it; what was kept, until the server has said the rate
 * of another currency.
 */
export function liveEffect(item: QuoteEffect, measures: Totals | undefined): Effect | null {
  const { terms, attained, share, quoteRate, quoteCurrency, planRate, measure } = item;
  if (!terms || !measures || measures.currency !== quoteCurrency) return item.effect;
  const { currency } = terms;
  const credit = creditOf(measures[measure], { currency, share, rates: { deal: quoteRate, plan: planRate } });
  return credit === undefined ? null : effectOf(terms, minorOf(attained.amount, currency), credit);
}
