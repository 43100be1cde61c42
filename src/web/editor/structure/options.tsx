import { Button } from '@mantine/core';
import { AddedPrice } from '../../parts/added-price.tsx';
import { Figure } from '../../parts/figure.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { RatioText } from '../../parts/ratio-text.tsx';
import type { Money } from '../../../domain/offer.ts';
import type { Column } from '../../parts/column.ts';
import { Section } from '../../parts/page.tsx';
import { FiguresOf } from '../figures-of.tsx';
import type { ProductWords } from '../grid/product-words.ts';
import classes from './structure.module.css';
import type { Option } from './use-options.ts';

interface Props {
  quoteId: string;
  options: readonly Option[];
  products: Readonly<Record<string, ProductWords>>;
  onChoose: (line: string) => void;
}

/** What the customer may still take, apart from the totals, and what these would be with it. */
export function Options({ quoteId, options, products, onChoose }: Props) {
  if (options.length === 0) return null;
  const columns: Column<Option>[] = [
    {
      id: 'line',
      head: 'Line',
      cell: (option) => (
        <>
          {option.line.product} {products[option.line.product]?.name}
          <span className={classes.inside}>
            {option.line.alternative === undefined ? 'optional' : `one of “${option.line.alternative}”`}
          </span>
        </>
      ),
    },
    {
      id: 'net',
      head: 'Net of its own',
      align: 'right',
      hideBelow: 640,
      cell: ({ line, taken, net }) => (
        <FiguresOf quoteId={quoteId} content={taken}>
          <Figure measure="net" line={line.id}>
            <MoneyText value={net} />
          </Figure>
        </FiguresOf>
      ),
    },
    {
      id: 'adds',
      head: 'Changes the total by',
      align: 'right',
      cell: ({ line, option: { adds } }) => (
        <Figure measure="adds" line={line.id}>
          {isMore(adds) ? '+' : ''}
          <MoneyText value={adds} />
        </Figure>
      ),
    },
    {
      id: 'tcv',
      head: 'to',
      align: 'right',
      hideBelow: 480,
      cell: ({ taken, tcv }) => (
        <FiguresOf quoteId={quoteId} content={taken}>
          <Figure measure="tcv">
            <MoneyText value={tcv} />
          </Figure>
        </FiguresOf>
      ),
    },
    {
      id: 'discount',
      head: 'Discount then',
      align: 'right',
      hideBelow: 640,
      cell: ({ taken, discount }) => (
        <FiguresOf quoteId={quoteId} content={taken}>
          <Figure measure="discount">
            <RatioText value={discount} digits={2} />
          </Figure>
        </FiguresOf>
      ),
    },
    {
      id: 'choose',
      head: '',
      align: 'right',
      width: '76px',
      cell: ({ line }) => (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Choose ${line.product}`}
          title="In the lines: +"
          onClick={() => onChoose(line.id)}
        >
          Choose
        </Button>
      ),
    },
  ];
  return (
    <Section title="What the customer may choose">
      <PlainTable label="Options" columns={columns} rows={options} rowKey={({ line }) => line.id} />
      {options.map(({ line, net, option }) => (
        <AddedPrice key={line.id} line={line.id} name={line.product} {...{ net, ...option }} className={classes.why} />
      ))}
      <p className={classes.note}>
        In no total until chosen. Who is asked, beside, holds for every choice that the customer can still make.
      </p>
    </Section>
  );
}

const isMore = ({ amount }: Money): boolean => /^\d*\.?\d*[1-9]/.test(amount);
