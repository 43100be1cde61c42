import { useParams, useSearchParams } from 'react-router';
import type { Deal } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { LeadUser } from '../parts/lead-user.tsx';
import { Imported } from '../parts/imported.tsx';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import { Attachments } from './attachments.tsx';
import { ChangeDeal } from './change-deal.tsx';
import classes from './deal.module.css';
import { DeskRequests } from './desk-requests.tsx';
import { Details } from './details.tsx';
import { Documents } from './documents.tsx';
import { History } from './history.tsx';
import { Justification } from './justification.tsx';
import { Papers } from './papers.tsx';
import { QuotePanel } from './quote-panel.tsx';
import { quoteOfFigures } from './quote-of-figures.ts';
import { StateBar } from './state-bar.tsx';
import { Timeline } from './timeline.tsx';
import { Waits } from './waits.tsx';
import { WatchButton } from './watch-button.tsx';

/** Everything about one deal, from quote to cash. */
export default function DealPage() {
  const { id } = useParams();
  const deal = useResource<Deal>(`/api/deals/${id}`);
  if (!deal.data) {
    return deal.error ? <Problem error={deal.error} again={() => void deal.refetch()} /> : <PageLoading />;
  }
  const { body, etag } = deal.data;
  return (
    <Page
      title={`${body.number} ${body.name}`}
      heading={
        <>
          <span className={classes.number}>{body.number}</span> {body.name}
        </>
      }
      beneath={
        <span className={classes.beneath}>
          <State of={body.stage} />
          {body.origin === 'imported' && <Imported />}
          {body.leadUser && <LeadUser />}
          <span>{body.account.name}</span>
          <span>{wordsFor(body.kind)}</span>
          <span>owned by {body.owner.name}</span>
        </span>
      }
      actions={
        <>
          <WatchButton dealId={body.id} />
          {body.available.includes('ChangeDeal') && <ChangeDeal deal={body} etag={etag} />}
        </>
      }
    >
      {body.history ? <History deal={body} history={body.history} /> : <Entered deal={body} etag={etag} />}
    </Page>
  );
}

/** From quote to cash: what is asked, what came of it, and what happened. */
function Entered({ deal, etag }: { deal: Deal; etag: string | undefined }) {
  const [search] = useSearchParams();
  const chosen = deal.quotes.find((quote) => quote.id === search.get('quote')) ?? quoteOfFigures(deal);
  return (
    <>
      <StateBar milestones={deal.milestones} />
      <Waits deal={deal} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <QuotePanel deal={deal} dealEtag={etag} quote={chosen} />
          <div className={classes.last}>
            <Timeline dealId={deal.id} />
          </div>
        </div>
        <div className={classes.column}>
          <Papers deal={deal} />
          <DeskRequests dealId={deal.id} />
          <Documents documents={deal.documents} />
          <Justification justification={deal.justification} />
          <Details deal={deal} />
          <Attachments deal={deal} etag={etag} />
        </div>
      </div>
    </>
  );
}
