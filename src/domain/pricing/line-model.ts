import type { PriceAgreement, PriceModel } from '../catalogue.ts';
import type { Decimal } from '../offer.ts';
import type { PricingBasis } from './basis.ts';

/** The price agreement that a line names, of those frozen with its offer. */
export const agreementOf = (
  { agreement }: { agreement?: string | undefined },
  { agreements }: Pick<PricingBasis, 'agreements'>,
): PriceAgreement | undefined => (agreement === undefined ? undefined : agreements?.[agreement]);

/** What prices a line: its price agreement, else what the price list says of its product. */
export const modelOf = (listed: PriceModel, agreement: { unitPrice: Decimal } | null | undefined): PriceModel =>
  agreement ? { kind: 'perUnit', unitPrice: agreement.unitPrice } : listed;
