import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMe } from '../api/me.ts';
import type { SavedView } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import type { ListAddress } from './use-list-address.ts';

/** Takes a view away and offers it back: whose own it was has it again as it was, anybody else as one of their own. */
export function useDeleteView(address: ListAddress): (view: SavedView) => void {
  const me = useMe();
  const onRefused = (problem: Error) => notifications.show({ color: 'red.9', message: problem.message });
  const deleting = useWrite({ onRefused });
  const restoring = useWrite<SavedView>({ onRefused });
  const opening = useWrite({ onRefused });
  const restore = ({ list, name, filters, sort, columns, shared, isDefault }: SavedView) =>
    restoring.mutate(
      { path: '/api/saved-views', body: { list, name, filters, sort, columns, shared } },
      {
        onSuccess: ({ body: { id } }) => {
          address.set({ view: id });
          const path = `/api/saved-views/${id}/default`;
          if (isDefault) opening.mutate({ method: 'PUT', path, body: { isDefault } });
        },
      },
    );
  const offer = (view: SavedView) => {
    const toast = `deleted ${view.id}`;
    notifications.show({
      id: toast,
      autoClose: 12_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>“{view.name}” is deleted.</span>
          <Button
            variant="default"
            onClick={() => {
              notifications.hide(toast);
              restore(view);
            }}
          >
            {view.owner.id === me?.id ? 'Undo' : 'Keep it as mine'}
          </Button>
        </Group>
      ),
    });
  };
  return (view) =>
    deleting.mutate(
      { method: 'DELETE', path: `/api/saved-views/${view.id}`, ifMatch: `"v${view.version}"` },
      {
        onSuccess: () => {
          address.set({ view: null });
          offer(view);
        },
      },
    );
}
