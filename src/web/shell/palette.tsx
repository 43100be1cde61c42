import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../api/me.ts';
import type { DealRow } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useKeyboard } from '../parts/keyboard.tsx';
import { stateWords } from '../parts/state-words.ts';
import { usePlaces } from './use-places.ts';

/** Ctrl-K: pages by name, deals by number, name or account. */
export function Palette() {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const mayRead = useMay('deal.read');
  const found = useResource<{ items: DealRow[] }>(
    mayRead && asked.length > 1 ? withQuery('/api/deals', { q: asked, limit: 8 }) : null,
    { keep: true },
  );
  const deals = asked.length > 1 ? (found.data?.body.items ?? []) : [];
  const places = usePlaces();
  const { shortcuts } = useKeyboard();
  // The library marks the first only while one types, before the server has answered: Enter opens it all the same.
  const openFirst = (event: KeyboardEvent) => {
    const first = deals[0];
    if (event.key !== 'Enter' || !first || document.querySelector('[data-action][data-selected]')) return;
    spotlight.close();
    void navigate(`/deals/${first.id}`);
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
  const hits: SpotlightActionData[] = deals.map((deal) => ({
    id: deal.id,
    label: `${deal.number} ${deal.name}`,
    description: `${deal.account.name} · ${stateWords(deal.stage).word} · ${deal.owner.name}`,
    onClick: () => void navigate(`/deals/${deal.id}`),
  }));

  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      // The server has already chosen what fits.
      filter={(_, actions) => actions}
      shortcut="mod + K"
      actions={[
        { group: 'Deals', actions: hits },
        { group: 'Here', actions: query.trim() === '' ? [] : here },
        { group: 'Pages', actions: pages },
      ]}
      nothingFound={asked.length > 1 && found.isFetching ? 'Searching…' : 'Nothing found'}
      searchProps={{
        leftSection: <Search size={18} />,
        placeholder: 'Deal number, name, account or page',
        'aria-label': 'Find',
        onKeyDown: openFirst,
      }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight={440}
    />
  );
}
