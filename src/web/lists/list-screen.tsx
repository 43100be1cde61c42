import { Button } from '@mantine/core';
import { useMediaQuery, useViewportSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Filter } from '../../domain/lists/filter.ts';
import type { ListShape } from '../../domain/lists/list.ts';
import { sortText } from '../../domain/lists/sort.ts';
import { useMay } from '../api/me.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import type { DataTableProps } from '../parts/data-table-props.ts';
import { Empty } from '../parts/empty.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Page } from '../parts/page.tsx';
import { shownColumns, sortable } from './chosen-columns.ts';
import { ColumnChoice } from './column-choice.tsx';
import { FilterBar, nothing } from './filter-bar.tsx';
import classes from './lists.module.css';
import { SortChoice } from './sort-choice.tsx';
import { turned, useListAddress } from './use-list-address.ts';
import { ViewsMenu } from './views-menu.tsx';

interface ListScreenProps<Row> extends Required<Pick<DataTableProps<Row>, 'rowKey' | 'href' | 'card'>> {
  shape: ListShape;
  columns: readonly Column<Row>[];
  /** Filters that mean nothing here. */
  without?: readonly string[];
  rowHeight?: number;
  /** Beside the export. */
  actions?: ReactNode;
  /** Between the title and what narrows the list. */
  children?: ReactNode;
  /** Shown while there is nothing at all. */
  empty: ReactNode;
}

/** A list as people work with it: filters, sorts, columns, and a file of it; all of it in the address. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { shape, without = [], actions, children, empty, rowKey, href, card, rowHeight } = props;
  const address = useListAddress(shape);
  const seesMargins = useMay('margin.read');
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const width = useViewportSize().width || window.innerWidth;
  const asked = { ...address.filters, sort: address.sortSaid };
  const list = useList<Row>(`/api/${shape.name}`, asked);
  const filters = Object.fromEntries(
    Object.entries<Filter>(shape.filters).filter(
      ([name, { confidential }]) => !without.includes(name) && (!confidential || seesMargins),
    ),
  );
  const columns = sortable(shape, props.columns, seesMargins);
  const shown = shownColumns(columns, address.columns, width);
  const narrowed = Object.keys(address.filters);
  return (
    <Page
      title={shape.title}
      actions={
        <>
          <ExportButton list={shape.name} filters={asked} />
          {actions}
        </>
      }
    >
      {children}
      <div className={classes.tools}>
        <FilterBar title={shape.title} filters={filters} address={address} />
        <ViewsMenu shape={shape} address={address} />
        {phone ? (
          <SortChoice shape={shape} address={address} seesMargins={seesMargins} />
        ) : (
          <ColumnChoice
            columns={columns}
            shown={shown}
            chosen={address.columns !== null}
            onChange={(ids) => address.set({ columns: ids?.join(',') ?? null })}
          />
        )}
      </div>
      <DataTable
        label={shape.title}
        columns={shown}
        rows={list.rows}
        {...{ rowKey, href, card, rowHeight }}
        more={list.more}
        error={list.error}
        again={list.again}
        sort={sortText(address.sort)}
        onSort={(by) => address.set({ sort: by === address.sort.by ? turned(address.sort) : by })}
        empty={
          narrowed.length > 0 ? (
            <Empty
              title={`No ${one[shape.name] ?? 'row'} fits`}
              action={
                <Button variant="default" onClick={() => address.set(nothing(narrowed))}>
                  Show all
                </Button>
              }
            >
              Take a filter away to see more.
            </Empty>
          ) : (
            empty
          )
        }
      />
    </Page>
  );
}

const one: Record<string, string> = {
  deals: 'deal',
  approvals: 'request',
  contracts: 'contract',
  orders: 'order',
  invoices: 'invoice',
  accounts: 'account',
  subscriptions: 'subscription',
};
