import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { useShortcuts } from './keyboard.tsx';
import { useWrite } from '../api/use-write.ts';

interface Props {
  available: readonly string[];
  quoteId: string;
  /** The older version to clone, beside others; the active one unless it is named. */
  version?: number;
}

interface Reoffered {
  id: string;
  leftOut: { subject: string; reason: string }[];
}

/** Makes a quote from something else and goes to it, with what could not be taken over. */
export function useReoffer() {
  const navigate = useNavigate();
  return useWrite<Reoffered>({
    onDone: ({ body: { id, leftOut } }) => void navigate(`/quotes/${id}`, { state: { leftOut } }),
    onRefused: (problem) => notifications.show({ color: 'red.9', title: 'Not done', message: problem.message }),
  });
}

/** Another quote of the deal with the same content; approvals are not carried over. */
export function CloneQuote({ available, quoteId, version }: Props) {
  const clone = useReoffer();
  const may = available.includes('CloneQuote');
  const run = () => clone.mutate({ path: `/api/quotes/${quoteId}/clone`, body: version ? { version } : {} });
  useShortcuts(may && version === undefined ? [{ keys: 'q c', does: 'Clone the quote', run }] : []);
  if (!may) return null;
  return (
    <Button
      variant="default"
      size={version === undefined ? undefined : 'compact-xs'}
      loading={clone.isPending}
      aria-label={version === undefined ? undefined : `Clone version ${version}`}
      onClick={run}
    >
      Clone
    </Button>
  );
}

/** A new deal with what recurs of a signed quote. */
export function RenewQuote({ available, quoteId }: Omit<Props, 'version'>) {
  const renew = useReoffer();
  const may = available.includes('RenewQuote');
  const run = () => renew.mutate({ path: `/api/quotes/${quoteId}/renewal` });
  useShortcuts(may ? [{ keys: 'q r', does: 'Renew the quote', run }] : []);
  if (!may) return null;
  return (
    <Button loading={renew.isPending} onClick={run}>
      Renew
    </Button>
  );
}
