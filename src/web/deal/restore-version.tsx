import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import type { Quote } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import type { RestoreAsked } from '../editor/use-restored-version.ts';

interface Props {
  quote: Quote;
  etag: string | undefined;
  /** The older version whose content the draft gets. */
  version: number;
}

/** Leads to the editor with the content of an older version; a quote that came back gets its next version first. */
export function RestoreVersion({ quote: { id, available }, etag, version }: Props) {
  const navigate = useNavigate();
  const open = () => void navigate(`/quotes/${id}`, { state: { restore: version } satisfies RestoreAsked });
  const revising = useWrite({
    onDone: open,
    onRefused: (problem) => notifications.show({ color: 'red.9', title: 'Not restored', message: problem.message }),
  });
  const isDraft = available.includes('EditQuote');
  if (!isDraft && !available.includes('ReviseQuote')) return null;
  const revise = () =>
    revising.mutate({
      path: `/api/quotes/${id}/revision`,
      body: { reason: `Goes on from version ${version}` },
      ifMatch: etag,
    });
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={revising.isPending}
      aria-label={`Restore version ${version}`}
      title={
        isDraft
          ? `The draft gets the content of version ${version}`
          : `Begins the next version with the content of version ${version}`
      }
      onClick={isDraft ? open : revise}
    >
      Restore
    </Button>
  );
}
