import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { dealList } from '../../domain/lists/shapes.ts';
import { useMay, useSees } from '../api/me.ts';
import type { DealRow } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import { Empty } from '../parts/empty.tsx';
import { useShortcuts } from '../parts/keyboard.tsx';
import { dealColumns } from './columns.tsx';
import { DealCard } from './deal-card.tsx';

export default function Deals() {
  const mayWrite = useMay('deal.write');
  const seesMargin = useSees('margin');
  return (
    <ListScreen<DealRow>
      shape={dealList}
      columns={dealColumns.filter(({ id }) => seesMargin || id !== 'margin')}
      rowKey={({ id }) => id}
      href={({ id }) => `/deals/${id}`}
      card={(deal) => <DealCard deal={deal} />}
      actions={mayWrite && <NewDeal />}
      empty={
        <Empty title="No deals yet" action={mayWrite && <NewDealLink />}>
          A deal begins with a customer and a first quote.
        </Empty>
      }
    />
  );
}

function NewDeal() {
  const navigate = useNavigate();
  useShortcuts([{ keys: 'n', does: 'New deal', run: () => void navigate('/deals/new') }]);
  return <NewDealLink />;
}

const NewDealLink = () => (
  <Button component={Link} to="/deals/new" leftSection={<Plus size={14} />}>
    New deal
  </Button>
);
