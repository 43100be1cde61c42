import { useState } from 'react';
import { useParams } from 'react-router';
import { read } from '../api/client.ts';
import type { Quote } from '../api/types.ts';
import { PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { QuoteEditor } from './quote-editor.tsx';
import { QuoteReader } from './quote-reader.tsx';
import { useResource } from '../api/use-resource.ts';
import { useQueryClient } from '@tanstack/react-query';

/** A quote by its address: written in while it is a draft, read afterwards. */
export default function Screen() {
  const { id = '' } = useParams();
  const path = `/api/quotes/${id}`;
  const { data, error, refetch } = useResource<Quote>(path);
  const client = useQueryClient();
  const [edition, setEdition] = useState(0);
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <PageLoading />;
  if (!data.body.available.includes('EditQuote')) return <QuoteReader read={data} />;
  // A draft that is being written is not replaced under the writer's hands: only asking for it starts anew.
  const reload = async () => {
    client.setQueryData([path], await read<Quote>(path));
    setEdition((now) => now + 1);
  };
  return <QuoteEditor key={`${id} ${data.body.version} ${edition}`} read={data} onReload={() => void reload()} />;
}
