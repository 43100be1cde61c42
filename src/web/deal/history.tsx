import type { Deal, HistoryLine } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { moneyWords, numberWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import classes from './deal.module.css';
import { Details } from './details.tsx';
import panel from './quote-panel.module.css';

/** A deal of the past: what its file said, to the last decimal. Nothing can be done to it. */
export function History({ deal, history }: { deal: Deal; history: NonNullable<Deal['history']> }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Section title="Imported history" aside={<span className={classes.muted}>{deal.externalId}</span>}>
          <dl className={panel.measures}>
            {figures(deal, history).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className={classes.muted} style={{ margin: '12px 0 0' }}>
            Figures stand as their file had them and are never worked out anew. To correct them, import the order again.
          </p>
        </Section>
        <Section title={`${numberWords(String(history.lines))} ${history.lines === 1 ? 'line' : 'lines'}`}>
          <Lines dealId={deal.id} />
        </Section>
      </div>
      <div className={classes.column}>
        <Details deal={deal} />
      </div>
    </div>
  );
}

const figures = (deal: Deal, history: NonNullable<Deal['history']>) =>
  [
    ['Amount', <MoneyText key="amount" value={history.amount} />],
    ['List', <MoneyText key="list" value={history.list} />],
    ['Discount', <MoneyText key="discount" value={history.discountAmount} />],
    ['Discount share', <RatioText key="share" value={deal.discount} digits={2} />],
    ['Cost', <MoneyText key="cost" value={history.cost} />],
    ['Margin', <MoneyText key="marginAmount" value={history.marginAmount} />],
    ['Margin share', <RatioText key="margin" value={history.margin} digits={2} />],
    ['Ordered', <DateText key="ordered" value={history.orderedOn} />],
  ] as const;

function Lines({ dealId }: { dealId: string }) {
  const list = useList<HistoryLine>(`/api/deals/${dealId}/history-lines`, { limit: 100 });
  return (
    <DataTable
      label="Lines"
      columns={columns}
      rows={list.rows}
      rowKey={({ line }) => String(line)}
      more={list.more}
      error={list.error}
      again={list.again}
      empty={<Empty title="No line" />}
      card={(line) => (
        <RowCard title={line.product.name} figure={<MoneyText value={line.amount} />}>
          {line.product.sku}, {numberWords(line.quantity)} × {line.unitPrice ? moneyWords(line.unitPrice) : '–'}
        </RowCard>
      )}
    />
  );
}

const columns: Column<HistoryLine>[] = [
  { id: 'line', head: '#', width: '40px', cell: ({ line }) => line },
  { id: 'product', head: 'Product', cell: ({ product }) => <span title={product.sku}>{product.name}</span> },
  { id: 'quantity', head: 'Quantity', width: '76px', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
  {
    id: 'unitPrice',
    head: 'Unit price',
    width: '96px',
    align: 'right',
    cell: ({ unitPrice }) => <MoneyText value={unitPrice} />,
  },
  {
    id: 'discount',
    head: 'Discount',
    width: '78px',
    align: 'right',
    hideBelow: 1000,
    cell: ({ discountPercent }) => <RatioText value={discountPercent} digits={2} />,
  },
  {
    id: 'cost',
    head: 'Cost',
    width: '98px',
    align: 'right',
    hideBelow: 1200,
    cell: ({ cost }) => <MoneyText value={cost} />,
  },
  {
    id: 'margin',
    head: 'Margin',
    width: '84px',
    align: 'right',
    hideBelow: 1100,
    cell: ({ margin }) => <RatioText value={margin} digits={2} />,
  },
  { id: 'amount', head: 'Amount', width: '104px', align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
];
