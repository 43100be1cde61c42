import type { PriceModel } from '../../../domain/catalogue.ts';
import type { Currency } from '../../../domain/offer.ts';
import { dateWords, moneyWords, numberWords } from '../../parts/formats.ts';
import { RatioText } from '../../parts/ratio-text.tsx';
import type { DraftLine } from '../draft.ts';
import { discountText, parseDiscount } from '../discount-text.ts';
import { writtenNumber } from '../written-number.ts';
import type { Column } from './columns.ts';
import { type LineFigures, priceOf, type Signal } from './figures.ts';
import classes from './grid.module.css';
import { unitPriceOf } from './unit-price.ts';
import type { ProductWords } from './product-words.ts';
import { Marks } from '../structure/marks.tsx';
import { componentWords, isOutside, marksOf } from '../structure/marks-of.ts';
import structure from '../structure/structure.module.css';

interface Props {
  line: DraftLine;
  column: Column;
  figures: LineFigures | undefined;
  product: ProductWords | undefined;
  signal: Signal;
  currency: Currency;
}

/** What a cell shows while nobody writes in it. */
export function CellText({ line, column, figures, product, signal, currency }: Props) {
  switch (column.key) {
    case 'product':
      return line.product === '' ? (
        <span className={classes.quiet}>Type a SKU or name</span>
      ) : (
        <span className={structure.product}>
          <span
            className={structure.name}
            title={product && [product.name, product.family, figures?.agreement?.name].filter(Boolean).join(' · ')}
          >
            <span className={classes.sku}>{line.product}</span>
            {product?.name}
            {product?.components && product.components.length > 0 && (
              <span className={structure.inside}>holds {componentWords(product.components)}</span>
            )}
            {figures?.agreement && <span className={structure.inside}>at {figures.agreement.name}</span>}
          </span>
          <Marks marks={marksOf(line, product, figures)} />
        </span>
      );
    case 'quantity':
      return (
        <span className={classes.counted} title={product?.unit}>
          <span>{quantityWords(line.quantity)}</span>
          <span className={classes.unit}>{product?.unit}</span>
        </span>
      );
    case 'discount':
      return discountText(parseDiscount(line.discount) ?? undefined) || line.discount;
    case 'unitPrice':
      return <UnitPrice figures={figures} model={product?.price} currency={currency} />;
    case 'start':
      return line.start && !Number.isNaN(Date.parse(line.start)) ? dateWords(line.start) : line.start;
    case 'list':
      return figures ? moneyWords(figures.list) : null;
    case 'net':
      return figures ? moneyWords(priceOf(figures)) : null;
    case 'margin':
      // What counts in no total has none yet.
      return isOutside(line) ? null : <Margin value={figures?.margin} signal={signal} />;
    default:
      return line[column.key];
  }
}

interface UnitPriceProps extends Pick<Props, 'figures' | 'currency'> {
  model: PriceModel | undefined;
}

function UnitPrice({ figures, model, currency }: UnitPriceProps) {
  if (!figures) return null;
  const { price, of } = unitPriceOf(figures, model, currency);
  if (price === null) return <span className={classes.quiet}>{of}</span>;
  return (
    <>
      {price}
      {of && <span className={classes.quiet}> {of}</span>}
    </>
  );
}

const signalTitles = {
  'below-zero': 'This line costs more than it brings',
  drags: 'Below the margin of the whole deal',
} as const;

function Margin({ value, signal }: { value: string | undefined; signal: Signal }) {
  if (value === undefined) return null;
  return (
    <span className={signal && classes[signal]} title={signal && signalTitles[signal]}>
      <RatioText value={value} />
    </span>
  );
}

const quantityWords = (text: string): string => {
  const count = writtenNumber(text);
  return count === undefined ? text : numberWords(count);
};
