import type { Policy } from '../api/types.ts';
import { State } from '../parts/state.tsx';

type Version = Policy['versions'][number];

/** Whether a version decides now, is still to come, is past, or waits for a second person. */
export function VersionState({
  of: { status, inForce, effectiveFrom },
}: {
  of: Pick<Version, 'status' | 'inForce' | 'effectiveFrom'>;
}) {
  if (inForce) return <State of="inForce" word="In force" tone="good" />;
  if (status === 'draft') return <State of="draft" word="Draft, waits for a second person" tone="waiting" />;
  if (effectiveFrom && isAhead(effectiveFrom)) return <State of="scheduled" word="Scheduled" tone="going" />;
  return <State of="replaced" word="Replaced" tone="neutral" />;
}

const isAhead = (instant: string) => Date.parse(instant) > Date.now();
