import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../api/me.ts';
import type { Subscription } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Problem } from '../parts/problem.tsx';
import { StartQuote } from './start-quote.tsx';

interface Props {
  id: string;
  label: string;
  dealId?: string;
}

/** Starts a quote from a subscription of which only the row is known: the rest is read when somebody asks. */
export function QuoteChange({ id, label, dealId }: Props) {
  const mayQuote = [useMay('deal.write'), useMay('quote.edit')].every(Boolean);
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useResource<Subscription>(asked ? `/api/subscriptions/${id}` : null);
  if (!mayQuote) return null;
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (data) return <StartQuote subscription={data.body} dealId={dealId} label={label} isOpen />;
  return (
    <Button variant="default" size="compact-xs" loading={asked} onClick={() => setAsked(true)}>
      {label}
    </Button>
  );
}
