import { Places } from '../lists/places.tsx';

/** Orders, and what is billed of them. */
export const FinancePlaces = () => (
  <Places
    label="Orders and invoices"
    places={[
      { to: '/orders', name: 'Orders' },
      { to: '/orders/invoices', name: 'Invoices' },
    ]}
  />
);
