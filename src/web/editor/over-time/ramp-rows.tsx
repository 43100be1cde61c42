import type { Currency } from '../../../domain/offer.ts';
import { moneyWords, numberWords, unitPriceWords } from '../../parts/formats.ts';
import type { Draft, DraftLine, FieldErrors } from '../draft.ts';
import type { FiguresByLine, LineFigures } from '../grid/figures.ts';
import type { ProductWords } from '../grid/product-words.ts';
import { unitPriceOf } from '../grid/unit-price.ts';
import { isOutside } from '../structure/marks-of.ts';
import { writtenNumber } from '../written-number.ts';
import classes from './over-time.module.css';
import { netName, type StepField, stepValue } from './ramp-values.ts';
import type { SheetCell, SheetRow } from './sheet-task.ts';
import type { OverTime } from './use-over-time.ts';

export interface RampRow extends SheetRow {
  line: string;
  isUsage: boolean;
  /** What its cells write; undefined: what the server worked out. */
  field: StepField | undefined;
}

interface Given {
  draft: Draft;
  days: readonly string[];
  products: Readonly<Record<string, ProductWords>>;
  figures: FiguresByLine;
  errors: FieldErrors;
  answer: OverTime | undefined;
}

/** Three rows for each line that runs: how many, at what price, and what that comes to. */
export function rampRows(given: Given): RampRow[] {
  const nets = new Map(given.answer?.stretches.map(({ line, from, net }) => [`${line} ${from}`, net]));
  return given.draft.lines.flatMap((line) => {
    const product = given.products[line.product];
    const figure = given.figures.get(line.id);
    // Until its charge is known, the period that its price is for tells.
    const isOnce = product?.charge ? product.charge === 'one-time' : figure?.per === null;
    return line.product === '' || isOnce ? [] : rowsOf(line, given, product, figure, nets);
  });
}

function rowsOf(
  line: DraftLine,
  { draft: { head }, days, errors }: Given,
  product: ProductWords | undefined,
  figure: LineFigures | undefined,
  nets: ReadonlyMap<string, string>,
): RampRow[] {
  const isUsage = product?.charge === 'usage';
  const units = isUsage ? 'commitment' : 'quantity';
  const row = (field: StepField, what: string, shownOf: (text: string) => string): RampRow => ({
    id: `${line.id}-${field}`,
    line: line.id,
    isUsage,
    field,
    kind: field,
    opens: field === 'quantity',
    name: `${line.product}, ${what}`,
    head:
      field === 'quantity' ? (
        <Names {...{ line, product }} units={units} />
      ) : (
        <span className={classes.sub}>Net unit price{figure?.per && ` /${figure.per === 'month' ? 'mo' : 'yr'}`}</span>
      ),
    cells: days.map((day): SheetCell => {
      const value = stepValue(line, head, isUsage, day, field);
      if (!value) return { text: '', shown: '', field: false };
      return {
        text: value.text,
        shown:
          value.text === '' && field === 'unitPrice'
            ? listWords(line, figure, product, head.currency)
            : shownOf(value.text),
        field: true,
        inherited: value.inherited || value.text === '',
        error: errorAt(line, day, field, units, errors),
      };
    }),
  });
  const net: RampRow = {
    id: `${line.id}-net`,
    line: line.id,
    isUsage,
    field: undefined,
    kind: 'net',
    name: `${line.product}, net`,
    head: <span className={classes.sub}>{netName(line)}</span>,
    cells: days.map((day): SheetCell => {
      const amount = nets.get(`${line.id} ${day}`);
      const shown = amount === undefined ? '' : moneyWords({ amount, currency: head.currency });
      return {
        text: amount ?? '',
        shown,
        field: false,
        explains: { measure: 'stretchNet', line: line.id, called: day },
      };
    }),
  };
  return [
    row('quantity', units, countWords),
    row('unitPrice', 'net unit price', (amount) => priceWords(amount, head.currency)),
    net,
  ];
}

function Names({ line, product, units }: { line: DraftLine; product: ProductWords | undefined; units: string }) {
  return (
    <span
      className={classes.names}
      title={product && `${line.product} ${product.name}`}
      data-outside={isOutside(line) || undefined}
    >
      <strong>{line.product}</strong> <span className={classes.sub}>{units}</span>
    </span>
  );
}

/** An error of the line's own field on its first day, of a step on the others. */
function errorAt(
  line: DraftLine,
  day: string,
  field: StepField,
  units: string,
  errors: FieldErrors,
): string | undefined {
  const step = (line.structure?.ramp ?? []).findIndex(({ from }) => from === day);
  if (step >= 0)
    return errors[`/lines/${line.id}/ramp/${step}/${field}`] ?? errors[`/lines/${line.id}/ramp/${step}/from`];
  if (field !== 'quantity') return undefined;
  return errors[`/lines/${line.id}/${units === 'commitment' ? 'usage/commitment' : 'quantity'}`];
}

/** The price that holds where no step says one: the list's, less the line's discount. */
function listWords(
  { discount }: DraftLine,
  figure: LineFigures | undefined,
  product: ProductWords | undefined,
  currency: Currency,
): string {
  if (discount.startsWith('=')) return priceWords(discount.slice(1), currency);
  const list = (figure && unitPriceOf(figure, product?.price, currency).price) ?? 'list';
  return discount === '' ? list : `${list} −${discount.replace(/^-/, '')}`;
}

function countWords(text: string): string {
  const count = writtenNumber(text);
  return count === undefined ? text : numberWords(count);
}

function priceWords(text: string, currency: Currency): string {
  const amount = writtenNumber(text);
  return amount === undefined ? text : unitPriceWords({ amount, currency });
}
