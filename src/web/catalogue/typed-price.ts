import type { PriceModel } from '../api/types.ts';
import { numberOrText } from '../editor/written-number.ts';

/** A price as its form has it: what every kind of price needs, so that changing the kind loses nothing. */
export interface TypedPrice {
  kind: PriceModel['kind'];
  amount: string;
  tiers: TypedTier[];
  size: string;
  /** In percent, as people write it. */
  percent: string;
  of: 'list' | 'net';
  families: string[];
  products: string[];
}

export interface TypedTier {
  upTo: string;
  unitPrice: string;
}

export function typedPrice(model: PriceModel | undefined): TypedPrice {
  const share = model?.kind === 'percentOf' ? model : undefined;
  return {
    kind: model?.kind ?? 'perUnit',
    amount: model?.kind === 'flat' ? model.amount : model && 'unitPrice' in model ? model.unitPrice : '',
    tiers:
      model && 'tiers' in model
        ? model.tiers.map(({ upTo, unitPrice }) => ({ upTo: upTo ?? '', unitPrice }))
        : [{ upTo: '', unitPrice: '' }],
    size: model?.kind === 'package' ? model.size : '',
    percent: share ? percentOf(share.percent) : '',
    of: share?.of ?? 'net',
    families: share?.families ?? [],
    products: share?.products ?? [],
  };
}

export function modelOf(typed: TypedPrice): PriceModel {
  const { kind, of, families, products } = typed;
  const amount = numberOrText(typed.amount);
  switch (kind) {
    case 'flat':
      return { kind, amount };
    case 'perUnit':
      return { kind, unitPrice: amount };
    case 'package':
      return { kind, size: numberOrText(typed.size), unitPrice: amount };
    case 'percentOf':
      return {
        kind,
        percent: shareOf(typed.percent),
        of,
        ...(families.length > 0 && { families }),
        ...(products.length > 0 && { products }),
      };
    default:
      return {
        kind,
        tiers: typed.tiers.map(({ upTo, unitPrice }, index) => ({
          upTo: index === typed.tiers.length - 1 ? null : numberOrText(upTo),
          unitPrice: numberOrText(unitPrice),
        })),
      };
  }
}

/** "0.185" → "18.5": the point moves in the text, so nothing is rounded. */
export function percentOf(share: string): string {
  const [whole = '0', fraction = ''] = share.split('.');
  const digits = fraction.padEnd(2, '0');
  const left = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const right = digits.slice(2).replace(/0+$/, '');
  return right ? `${left}.${right}` : left;
}

/** "18.5" or "18.5 %" → "18.5%". */
export const shareOf = (percent: string): string => `${percent.trim().replace(/\s*%$/, '')}%`;
