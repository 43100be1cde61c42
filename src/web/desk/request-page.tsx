import { Link, useParams } from 'react-router';
import type { DeskRequest } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { Compose } from './compose.tsx';
import classes from './desk.module.css';
import { RequestCommands } from './request-commands.tsx';
import { Promises } from './promises.tsx';
import { Rating } from './rating.tsx';
import { Thread } from './thread.tsx';

/** One request: what was asked and said, what the desk owes by when, and what can be done now. */
export default function RequestPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<DeskRequest>(`/api/desk-requests/${id}`);
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <PageLoading />;
  const { body: request, etag } = data;
  const { deal } = request;
  return (
    <Page
      title={`${request.number} ${request.subject}`}
      heading={
        <>
          <span className={classes.number}>{request.number}</span> {request.subject}
        </>
      }
      beneath={
        <span className={classes.beneath}>
          <State of={request.state} />
          <span>{request.type.title}</span>
          <Link to={`/deals/${deal.id}`}>
            {deal.number} {deal.name}
          </Link>
          <span>for {request.account.name}</span>
        </span>
      }
      actions={<RequestCommands request={request} etag={etag} />}
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <Rating request={request} etag={etag} />
          <Section title="Conversation">
            <Thread request={request} />
          </Section>
          <Compose key={request.state} request={request} etag={etag} />
        </div>
        <div className={classes.column}>
          <Section title="What the desk owes">
            <Promises request={request} />
          </Section>
          <Section title="Who">
            <dl className={classes.pairs}>
              <dt>Asked by</dt>
              <dd>
                <Person who={request.askedBy} />, <DateText value={request.askedAt} ago />
              </dd>
              <dt>Works on it</dt>
              <dd>{request.owner ? <Person who={request.owner} /> : 'Nobody yet'}</dd>
            </dl>
          </Section>
        </div>
      </div>
    </Page>
  );
}
