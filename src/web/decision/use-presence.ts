import { useEffect } from 'react';
import { answerTo, write } from '../api/client.ts';
import type { Ref } from '../api/types.ts';
import { useQuery } from '@tanstack/react-query';

/** How often one says that the page is open; the server counts a silence of 45 seconds as closed. */
const again = 20_000;

/** Says that one has the request open, and answers who else has. While the page is out of sight, nobody is told. */
export function usePresence(approvalId: string): readonly Ref[] {
  const path = `/api/approvals/${approvalId}/presence`;
  const { data } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => answerTo<{ items: Ref[] }>(path, '', signal),
    refetchInterval: again,
    staleTime: 0,
    // Nothing depends on it.
    retry: false,
  });
  useEffect(() => {
    const leave = () =>
      void write({ method: 'DELETE', path, keepalive: true }, crypto.randomUUID()).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [path]);
  return data?.items ?? [];
}
