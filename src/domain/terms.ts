import { plainText } from './exact.ts';
import { money } from './money.ts';
import type { Decimal, Money, PlainDate, QuoteContent, RouteToMarket, WayToClose } from './offer.ts';
import type { Priced } from './pricing/priced.ts';

/**
 * The terms of a version: parties, content, and every line with the money it comes to. Approvals, papers and audit are
 * bound to the hash of their canonical form, so that nothing can differ from what was approved.
 */
export interface Terms extends TermsFrame {
  content: QuoteContent;
  /** Inclusive last day. */
  end: PlainDate;
  lines: TermsLine[];
  totals: { list: Money; net: Money };
}

/** What the deal gives to the terms of every version. */
export interface TermsFrame {
  seller: Party;
  customer: Party;
  wayToClose: WayToClose;
  routeToMarket: RouteToMarket;
}

export interface Party {
  id: string;
  name: string;
  address: string;
  country: string;
}

export interface TermsLine {
  id: string;
  product: string;
  name: string;
  quantity: Decimal;
  from: PlainDate;
  to: PlainDate;
  list: Money;
  net: Money;
}

export function termsOf(frame: TermsFrame, content: QuoteContent, priced: Priced): Terms {
  const { currency } = priced;
  return {
    ...frame,
    content,
    end: priced.end,
    lines: priced.lines.map((line) => ({
      id: line.id,
      product: line.product,
      name: line.name,
      quantity: plainText(line.quantity),
      from: line.period.from,
      to: line.period.to,
      list: money(line.list, currency),
      net: money(line.net, currency),
    })),
    totals: { list: money(priced.totals.list, currency), net: money(priced.totals.net, currency) },
  };
}
