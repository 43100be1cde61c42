import type { Money } from '../../domain/offer.ts';
import { addedPriceTold } from '../../domain/option-words.ts';
import type { OptionCause } from '../../domain/pricing/priced.ts';
import { Figure } from './figure.tsx';
import { MoneyText } from './money-text.tsx';

interface Props {
  line: string;
  /** What it is called, where that is not said already. */
  name?: string;
  net: Money;
  adds: Money;
  because: readonly OptionCause[];
  className: string | undefined;
}

/** Why choosing an option adds another amount than its own net, each number of which opens. Nothing where it does not. */
export function AddedPrice({ line, name, className, ...option }: Props) {
  const told = addedPriceTold(option);
  if (!told) return null;
  return (
    <p className={className}>
      {name !== undefined && `${name}: `}
      {told.map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <Figure key={piece.figure} measure={piece.figure} line={line}>
            <MoneyText value={piece.amount} />
          </Figure>
        ),
      )}
      .
    </p>
  );
}
