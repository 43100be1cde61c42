import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Found } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useKeyboard } from '../parts/keyboard.tsx';
import { wordsFor } from '../parts/words.ts';
import { usePlaces } from './use-places.ts';

/** Ctrl-K: pages by name, and everything that has a number or name. */
export function Palette() {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const found = useResource<{ groups: Found[] }>(
    asked.length > 1 ? withQuery('/api/search', { q: asked, limit: 5 }) : null,
    { keep: true },
  );
  const groups = asked.length > 1 ? (found.data?.body.groups ?? []) : [];
  const places = usePlaces();
  const { shortcuts } = useKeyboard();
  // The library marks the first only while one types, before the server has answered: Enter opens it all the same.
  const openFirst = (event: KeyboardEvent) => {
    const first = groups[0]?.hits[0];
    if (event.key !== 'Enter' || !first || document.querySelector('[data-action][data-selected]')) return;
    spotlight.close();
    void navigate(first.link);
  };

  const pages: SpotlightActionData[] = places.flatMap((group) =>
    group.places
      .filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()))
      .map(({ to, name, icon: Icon }) => ({
        id: to,
        label: name,
        leftSection: <Icon size={16} />,
        onClick: () => void navigate(to),
      })),
  );
  const here: SpotlightActionData[] = shortcuts
    // Ways to pages are listed as pages.
    .filter(({ keys, does }) => !keys.startsWith('g ') && does.toLowerCase().includes(query.trim().toLowerCase()))
    .map(({ keys, does, run }) => ({ id: `${keys} ${does}`, label: does, description: keys, onClick: run }));
  const hits = groups.map(({ kind, hits: ofKind }) => ({
    group: wordsFor(kind),
    actions: ofKind.map(
      ({ id, title, detail, link }): SpotlightActionData => ({
        id: `${kind} ${id}`,
        label: title,
        description: detail,
        onClick: () => void navigate(link),
      }),
    ),
  }));
  const all: SpotlightActionData = {
    id: 'all',
    label: `All that fits “${asked}”`,
    leftSection: <Search size={16} />,
    onClick: () => void navigate(withQuery('/search', { q: asked })),
  };

  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      // The server has already chosen what fits.
      filter={(_, actions) => actions}
      shortcut="mod + K"
      actions={[
        ...hits,
        ...(groups.length > 0 ? [{ group: 'Search', actions: [all] }] : []),
        { group: 'Here', actions: query.trim() === '' ? [] : here },
        { group: 'Pages', actions: pages },
      ]}
      nothingFound={asked.length > 1 && found.isFetching ? 'Searching…' : 'Nothing found'}
      searchProps={{
        leftSection: <Search size={18} />,
        placeholder: 'Number, name or page',
        'aria-label': 'Find',
        onKeyDown: openFirst,
      }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight={440}
    />
  );
}
