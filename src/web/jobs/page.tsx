import { useMay } from '../api/me.ts';
import { Page } from '../parts/page.tsx';
import { JobList } from './list.tsx';
import { Overview } from './overview.tsx';

/** What follows from what happened: for who operates it how the work stands, and every job by itself. */
export default function Jobs() {
  const operates = useMay('jobs.write');
  return (
    <Page
      title="Jobs"
      beneath="Every letter, paper and import that follows from a fact. A job is tried again by itself; one that gives up waits for you."
    >
      {operates && <Overview />}
      <JobList />
    </Page>
  );
}
