import { Button } from '@mantine/core';
import { Eye, EyeOff } from 'lucide-react';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';

/** Being told of the deal's moves without having a part in it. */
export function WatchButton({ dealId }: { dealId: string }) {
  const path = `/api/deals/${dealId}/watch`;
  const watch = useResource<{ watching: boolean; watchers: number }>(path);
  const change = useWrite();
  if (!watch.data) return null;
  const { watching, watchers } = watch.data.body;
  return (
    <Button
      variant="default"
      loading={change.isPending}
      leftSection={watching ? <EyeOff size={14} /> : <Eye size={14} />}
      title={watchers === 0 ? 'Nobody watches this deal' : watchers === 1 ? '1 person watches' : `${watchers} watch`}
      onClick={() => change.mutate({ method: watching ? 'DELETE' : 'PUT', path })}
    >
      {watching ? 'Stop watching' : 'Watch'}
    </Button>
  );
}
