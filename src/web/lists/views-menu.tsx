import { Button, Menu } from '@mantine/core';
import { Bookmark, Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ListShape } from '../../domain/lists/list.ts';
import type { SavedView } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { SaveView } from './save-view.tsx';
import { useDeleteView } from './use-delete-view.tsx';
import type { ListAddress } from './use-list-address.ts';

/** The list as one keeps it by name: opens views, keeps what one looks at, says which is met first. */
export function ViewsMenu({ shape, address }: { shape: ListShape; address: ListAddress }) {
  const views = useResource<{ items: SavedView[] }>(`/api/saved-views?list=${shape.name}`).data?.body.items;
  const [asking, setAsking] = useState<'save' | 'rename'>();
  const write = useWrite();
  const remove = useDeleteView(address);
  useDefault(views, address);
  const current = views?.find(({ id }) => id === address.view);
  const differs = current !== undefined && !isSame(current, address);
  const own = views?.filter(({ mayChange, shared }) => mayChange && shared === 'nobody') ?? [];
  const shared = views?.filter((view) => !own.includes(view)) ?? [];
  const item = (view: SavedView) => (
    <Menu.Item
      key={view.id}
      leftSection={view === current ? <Check size={14} aria-hidden="true" /> : <span style={{ width: 14 }} />}
      onClick={() => address.replace(parametersOf(view))}
    >
      {view.name}
      {view.isDefault && ' (opens first)'}
    </Menu.Item>
  );
  const path = `/api/saved-views/${current?.id}`;
  const ifMatch = `"v${current?.version}"`;
  return (
    <>
      <Menu position="bottom-start" shadow="md" returnFocus>
        <Menu.Target>
          <Button variant="default" leftSection={<Bookmark size={14} aria-hidden="true" />}>
            {current ? `${current.name}${differs ? ', changed' : ''}` : 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => address.replace({})}>Everything</Menu.Item>
          {own.length > 0 && <Menu.Label>Mine</Menu.Label>}
          {own.map(item)}
          {shared.length > 0 && <Menu.Label>Shared</Menu.Label>}
          {shared.map(item)}
          <Menu.Divider />
          {current?.mayChange && differs && (
            <Menu.Item onClick={() => write.mutate({ method: 'PATCH', path, ifMatch, body: contentOf(address) })}>
              Keep the changes in “{current.name}”
            </Menu.Item>
          )}
          {current?.mayChange && (
            <Menu.Item onClick={() => setAsking('rename')}>Rename or share “{current.name}”…</Menu.Item>
          )}
          <Menu.Item onClick={() => setAsking('save')}>Save as a view…</Menu.Item>
          {current && (
            <Menu.Item
              onClick={() =>
                write.mutate({ method: 'PUT', path: `${path}/default`, body: { isDefault: !current.isDefault } })
              }
            >
              {current.isDefault ? 'Open the whole list first' : 'Open this view first'}
            </Menu.Item>
          )}
          {current?.mayChange && (
            <Menu.Item color="red" onClick={() => remove(current)}>
              Delete “{current.name}”{current.shared === 'nobody' ? '' : ' for everybody'}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {write.error && <Problem error={write.error} />}
      {asking === 'save' && (
        <SaveView
          content={{ list: shape.name, ...contentOf(address) }}
          onClose={() => setAsking(undefined)}
          onSaved={({ id }) => address.set({ view: id })}
        />
      )}
      {asking === 'rename' && <SaveView view={current} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** Who opens a list without saying how meets the view they chose. */
function useDefault(views: readonly SavedView[] | undefined, address: ListAddress): void {
  const plain = useRef(Object.keys(parametersNow(address)).length === 0);
  useEffect(() => {
    if (!views || !plain.current) return;
    plain.current = false;
    const first = views.find(({ isDefault }) => isDefault);
    if (first) address.replace(parametersOf(first));
  }, [views, address]);
}

const contentOf = ({ filters, sortSaid, columns }: ListAddress) => ({ filters, sort: sortSaid, columns });

const parametersOf = ({ id, filters, sort, columns }: SavedView) => ({
  ...filters,
  sort,
  columns: columns?.join(',') ?? null,
  view: id,
});

const parametersNow = ({ filters, sortSaid, columns, view }: ListAddress) => ({
  ...filters,
  ...(sortSaid !== null && { sort: sortSaid }),
  ...(columns !== null && { columns: columns.join(',') }),
  ...(view !== null && { view }),
});

function isSame(view: SavedView, address: ListAddress): boolean {
  const text = (parameters: Readonly<Record<string, string | null>>) =>
    JSON.stringify(
      Object.entries(parameters)
        .filter(([, value]) => value !== null)
        .sort(),
    );
  return text(parametersOf(view)) === text(parametersNow(address));
}
