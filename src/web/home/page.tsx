import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useMe } from '../api/me.ts';
import type { Home } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { dealColumns } from '../deals/columns.tsx';
import { DealCard } from '../deals/deal-card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Decisions } from './decisions.tsx';
import classes from './home.module.css';
import { News } from './news.tsx';
import { Policies } from './policies.tsx';
import { Records } from './records.tsx';
import { Stages } from './stages.tsx';
import { Waiting } from './waiting.tsx';

const own = ['deal', 'account', 'stage', 'waits', 'tcv', 'moved'];
const others = ['deal', 'account', 'stage', 'owner', 'tcv', 'moved'];

/** The first screen: what waits on the person and is late, then what they work on, how it stands, and what changed. */
export default function HomePage() {
  const home = useResource<Home>('/api/home');
  const me = useMe();
  const decides = useMay('approval.decide');
  const sells = useMay('deal.write');
  const audits = useMay('facts.read');
  const catalogue = useMay('catalogue.write');
  const people = useMay('people.write');
  const administers = useMay('policy.write');
  if (!home.data) {
    return home.error ? <Problem error={home.error} again={() => void home.refetch()} /> : <PageLoading />;
  }
  const { waiting, late, deals, stages } = home.data.body;
  const hasDeals = sells || deals.length > 0;
  const mine = deals.every(({ owner }) => owner.id === me?.id);
  const columns = dealColumns.filter(({ id }) => (mine ? own : others).includes(id));
  return (
    <Page title="Home" heading={`Hello, ${me?.name.split(' ')[0] ?? ''}`}>
      <div className={classes.columns}>
        <div className={classes.main}>
          {decides && waiting.decisions > 0 && <Decisions count={waiting.decisions} late={late.decisions} />}
          <Waiting home={home.data.body} />
          {audits && catalogue && <Records of="catalogue" title="Catalogue, changed last" />}
          {audits && people && <Records of="person" title="People, changed last" />}
          {hasDeals && (
            <section aria-label="Deals" className={classes.deals}>
              <header className={classes.head}>
                <h2>{mine ? 'Your deals' : 'Deals that moved last'}</h2>
                <Link to={mine ? '/deals?owner=me' : '/deals'}>All</Link>
              </header>
              <DataTable
                label="Deals"
                columns={columns}
                rows={deals}
                rowKey={({ id }) => id}
                href={({ id }) => `/deals/${id}`}
                card={(deal) => <DealCard deal={deal} />}
                empty={
                  <Empty
                    title="No deals of yours yet"
                    action={
                      <Button component={Link} to="/deals/new">
                        New deal
                      </Button>
                    }
                  >
                    Open one: choose the customer, and its first quote follows.
                  </Empty>
                }
              />
            </section>
          )}
        </div>
        <div className={classes.main}>
          <News />
          {stages.length > 0 && <Stages stages={stages} />}
          {administers && <Policies />}
        </div>
      </div>
    </Page>
  );
}
