import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTakeBack } from '../decision/use-take-back.ts';
import { Page } from '../parts/page.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { DoneList } from './done-list.tsx';
import { Waiting } from './waiting.tsx';
import { WaitingCards } from './waiting-cards.tsx';

const names = ['show', 'at'] as const;

/** The inbox of an approver: what needs a decision now, and what was decided. */
export default function Screen() {
  const { filters, set } = useFilters(names);
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  useTakeBack();
  const List = phone ? WaitingCards : Waiting;
  return (
    <Page title="Approvals">
      <Tabs
        value={filters.show === 'done' ? 'done' : 'me'}
        onChange={(show) => set('show', show === 'done' ? 'done' : null)}
      >
        <Tabs.List mb="sm">
          <Tabs.Tab value="me">Needs me</Tabs.Tab>
          <Tabs.Tab value="done">Decided by me</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="me">
          <List at={filters.at} onMove={(id) => set('at', id)} />
        </Tabs.Panel>
        <Tabs.Panel value="done">
          <DoneList />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
