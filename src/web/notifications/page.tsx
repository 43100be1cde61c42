import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { Notification } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useWrite } from '../api/use-write.ts';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './notifications.module.css';

export default function Notifications() {
  const list = useList<Notification>('/api/notifications');
  const readAll = useWrite();
  const unread = list.rows?.some(({ readAt }) => readAt === null) ?? false;
  if (list.loading) return <PageLoading />;
  return (
    <Page
      title="Notifications"
      actions={
        unread && (
          <Button
            variant="default"
            loading={readAll.isPending}
            onClick={() => readAll.mutate({ path: '/api/notifications/read-all' })}
          >
            Mark all as read
          </Button>
        )
      }
    >
      <Problem error={list.error ?? readAll.error} again={list.error ? list.again : undefined} />
      {list.rows?.length === 0 && (
        <Empty title="Nothing yet">What waits on you and what becomes of your deals is told here and by mail.</Empty>
      )}
      {list.rows && list.rows.length > 0 && (
        <ul className={classes.list}>
          {list.rows.map((one) => (
            <One key={one.id} notification={one} />
          ))}
        </ul>
      )}
      {list.more && (
        <Button variant="default" onClick={list.more} style={{ alignSelf: 'flex-start' }}>
          Show older
        </Button>
      )}
    </Page>
  );
}

function One({ notification: { id, title, body, link, deal, createdAt, readAt } }: { notification: Notification }) {
  const read = useWrite();
  return (
    <li className={classes.one} data-unread={readAt === null || undefined}>
      <Link to={link} onClick={() => readAt === null && read.mutate({ path: `/api/notifications/${id}/read` })}>
        {readAt === null && <VisuallyHidden>Unread: </VisuallyHidden>}
        {title}
      </Link>
      <span className={classes.when}>
        <DateText value={createdAt} ago />
      </span>
      {body && <p>{body}</p>}
      {deal && !title.includes(deal.number) && (
        <p className={classes.when}>
          {deal.number} {deal.name}
        </p>
      )}
    </li>
  );
}
