import { useSearchParams } from 'react-router';
import { Places } from '../lists/places.tsx';
import { useCounts } from './use-counts.ts';
import { type Section, sections } from './view.ts';

const names: Record<Section, string> = {
  me: 'Needs me',
  escalated: 'Escalated',
  delegated: 'For others',
  snoozed: 'Put off',
  watching: 'Watching',
  done: 'Decided by me',
};

/** The parts of one's inbox, and after them every request. `section` is the part that is looked at. */
export function ApprovalPlaces({ section }: { section?: Section }) {
  const counts = useCounts();
  const [search] = useSearchParams();
  // A part with nothing in it is not offered, but for the first and the last.
  const offered = sections.filter((one) => one === 'me' || one === 'done' || one === section || (counts[one] ?? 0) > 0);
  const inbox = offered.map((one) => ({
    to: addressOf(one, section && search),
    name: names[one],
    count: counts[one],
    here: one === section,
  }));
  return <Places label="Approvals" places={[...inbox, { to: '/approvals/all', name: 'All requests' }]} />;
}

/** Search and order go along from one part of the inbox to another. */
function addressOf(section: Section, from: URLSearchParams | undefined): string {
  const search = new URLSearchParams(from);
  search.delete('at');
  if (section === 'me') search.delete('show');
  else search.set('show', section);
  return search.size > 0 ? `/approvals?${search}` : '/approvals';
}
