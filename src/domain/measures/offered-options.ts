import { plainText, ratioText } from '../exact.ts';
import { money } from '../money.ts';
import type { Decimal, Money } from '../offer.ts';
import type { OptionCause, Priced } from '../pricing/priced.ts';
import { discountOf, judgedOf } from './margin.ts';

/** What the customer may still choose, as whoever decides is told of it: its figures are those that it has once chosen. */
export interface OfferedOption {
  line: string;
  name: string;
  quantity: Decimal;
  /** The set of which it is one alternative; null: it is taken or left by itself. */
  alternative: string | null;
  list: Money;
  /** A share; null where the list is zero. */
  discount: Decimal | null;
  net: Money;
  /** What the net of the whole grows by. */
  adds: Money;
  /** Why that is not its own net; empty where it is. */
  because: OptionCause[];
}

/** In the order of the offer; none where nothing is open. */
export const offeredOptions = ({ options, currency }: Priced): OfferedOption[] =>
  options.map((option) => {
    const discount = discountOf(judgedOf(option));
    return {
      line: option.id,
      name: option.name,
      quantity: plainText(option.quantity),
      alternative: option.option?.kind === 'alternative' ? option.option.name : null,
      list: money(option.list, currency),
      discount: discount && ratioText(discount),
      net: money(option.net, currency),
      adds: money(option.adds, currency),
      because: option.because,
    };
  });
