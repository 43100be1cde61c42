import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Inbox } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { Section } from './view.ts';

/** How much there is in each part of the inbox, while what was put off comes back at its moment. */
export function useCounts(): Partial<Record<Section, number>> {
  const client = useQueryClient();
  const counts = useResource<Inbox>('/api/inbox').data?.body;
  const returnsAt = counts?.returnsAt;
  useEffect(() => {
    if (!returnsAt) return undefined;
    // Browsers count no further than 24 days; whoever looks at an inbox for so long reads it anew anyway.
    const wait = Math.min(Math.max(Date.parse(returnsAt) - Date.now() + 500, 500), 2 ** 31 - 1);
    const timer = setTimeout(
      () => void client.invalidateQueries({ predicate: ({ queryKey: [address] }) => isInbox(address) }),
      wait,
    );
    return () => clearTimeout(timer);
  }, [client, returnsAt]);
  if (!counts) return {};
  const { needsMe: me, escalated, delegated, snoozed, watching } = counts;
  return { me, escalated, delegated, snoozed, watching };
}

const isInbox = (address: unknown): boolean => /^\/api\/(inbox|approvals|home)(\?|$)/.test(String(address));
