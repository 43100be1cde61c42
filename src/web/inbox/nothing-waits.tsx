import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import { Empty } from '../parts/empty.tsx';
import type { View } from './view.ts';

/** The good case, or nothing that fits. */
export function NothingWaits({ view }: { view: View }) {
  if (view.q !== null || view.alone) return <Empty title="Nothing fits" />;
  if (view.section !== 'me') return <Empty title="Nothing here" action={<Link to="/approvals">Needs me</Link>} />;
  return (
    <Empty title="Nothing waits for you" action={<Link to="/deals">Look at the deals</Link>}>
      Requests appear here as soon as a rule asks for your decision. You can close this page: you will be told.
    </Empty>
  );
}

export function Loading() {
  return (
    <section aria-busy="true" aria-label="Loading requests">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={16} my={14} />
      ))}
    </section>
  );
}
