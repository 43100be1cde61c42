import { type ReactNode, use, useMemo } from 'react';
import type { Derived } from '../../../domain/derivation/derived.ts';
import { stepsTold } from '../../../domain/derivation/told.ts';
import type { Currency } from '../../../domain/offer.ts';
import { Explained } from '../explained.tsx';
import { Derivation } from './derivation.tsx';
import { DerivationContext, type DerivationSource } from './source.ts';

interface Own {
  derived: Derived;
  currency: Currency;
}

/**
 * How a figure came about that the screen works out itself, of what is being written. What it is made of and belongs to
 * the offer is asked where the figures around it are.
 */
export function OwnDerivation({ derived, currency }: Own) {
  const around = use(DerivationContext);
  const source = useMemo(
    (): DerivationSource => async (asked, signal) => {
      const isOwn = asked.measure === derived.name && asked.line === undefined && asked.called === undefined;
      if (!isOwn) return around?.(asked, signal);
      return { steps: stepsTold(derived, { currency, policyCurrency: currency }), waterfall: null };
    },
    [around, derived, currency],
  );
  return (
    <DerivationContext value={source}>
      <Derivation measure={derived.name} />
    </DerivationContext>
  );
}

interface Props {
  what: string;
  /** In one sentence, how it is worked out. */
  formula: string;
  /** Worked out when somebody asks. */
  derived: () => Derived;
  currency: Currency;
  children: ReactNode;
}

/** A number that the screen works out itself, and that opens how. */
export const OwnFigure = ({ what, formula, derived, currency, children }: Props) => (
  <Explained
    what={what}
    answer={() => (
      <>
        <h3>{what}</h3>
        <p>{formula}</p>
        <OwnDerivation derived={derived()} currency={currency} />
      </>
    )}
  >
    {children}
  </Explained>
);
