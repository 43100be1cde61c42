import { Link } from 'react-router';
import type { Notification } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import classes from './home.module.css';

/** What this person was told last, unread first to the eye. */
export function News() {
  const { data } = useResource<{ items: Notification[] }>('/api/notifications?limit=6');
  const items = data?.body.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="What changed" aside={<Link to="/notifications">All</Link>}>
      <ul className={classes.news}>
        {items.map(({ id, title, body, link, deal, createdAt, readAt }) => (
          <li key={id} data-unread={readAt === null}>
            <Link to={link}>{title}</Link>
            <span className={classes.when}>
              <DateText value={createdAt} ago />
            </span>
            <span className={classes.about}>{body || (deal && `${deal.number} ${deal.name}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
