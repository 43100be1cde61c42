import { Checkbox, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTakeBack } from '../decision/use-take-back.ts';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { Followed } from './followed.tsx';
import classes from './inbox.module.css';
import { ApprovalPlaces } from './places.tsx';
import { orders, type View, viewOf } from './view.ts';
import { Waiting } from './waiting.tsx';
import { WaitingCards } from './waiting-cards.tsx';

const names = ['show', 'at', 'sort', 'q', 'alone'] as const;

/** The inbox of an approver: what needs a decision now, what was put off, what one follows, and what was decided. */
export default function Screen() {
  const { filters, set } = useFilters(names);
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  useTakeBack((approvalId) => set('at', approvalId));
  const view = viewOf(filters);
  const { section } = view;
  const List = phone ? WaitingCards : Waiting;
  return (
    <Page title="Approvals">
      <ApprovalPlaces section={section} />
      <div>
        <Narrowing view={view} set={set} />
        {section === 'done' || section === 'watching' ? (
          <Followed view={view} />
        ) : (
          <List view={view} at={filters.at} onMove={(id) => set('at', id)} />
        )}
      </div>
    </Page>
  );
}

/** Search, order, and only what nobody else holds up. */
function Narrowing({ view, set }: { view: View; set: (name: 'sort' | 'q' | 'alone', value: string | null) => void }) {
  const waits = view.section !== 'done' && view.section !== 'watching';
  return (
    <div className={classes.narrowing}>
      <SearchBox label="Search requests" value={view.q} onChange={(q) => set('q', q)} className={classes.search} />
      {view.section !== 'done' && (
        <NativeSelect
          aria-label="Order"
          value={view.sort}
          onChange={({ currentTarget: { value } }) => set('sort', value === 'due:asc' ? null : value)}
          data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
        />
      )}
      {waits && (
        <Checkbox
          label="Waits on me alone"
          checked={view.alone}
          onChange={({ currentTarget: { checked } }) => set('alone', checked ? 'true' : null)}
        />
      )}
    </div>
  );
}
