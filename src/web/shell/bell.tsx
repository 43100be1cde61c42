import { ActionIcon, Indicator } from '@mantine/core';
import { Bell as BellIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { Notification } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';

/** Leads to what one was told, with how much of it is unread. */
export function Bell() {
  const news = useResource<{ items: Notification[]; unread: number }>('/api/notifications?limit=1');
  const unread = news.data?.body.unread ?? 0;
  return (
    <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} offset={7} fz={11}>
      <ActionIcon
        component={Link}
        to="/notifications"
        variant="subtle"
        color="dark"
        size={32}
        aria-label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}
      >
        <BellIcon size={17} />
      </ActionIcon>
    </Indicator>
  );
}
