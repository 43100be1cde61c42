import { Places } from '../lists/places.tsx';

/** What concerns oneself, and every request. */
export const ApprovalPlaces = () => (
  <Places
    label="Approvals"
    places={[
      { to: '/approvals', name: 'Inbox' },
      { to: '/approvals/all', name: 'All requests' },
    ]}
  />
);
