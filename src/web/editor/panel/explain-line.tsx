import { Modal } from '@mantine/core';
import { MoneyText } from '../../parts/money-text.tsx';
import type { Column } from '../../parts/column.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { wordsFor } from '../../parts/words.ts';
import type { Derivation } from '../grid/figures.ts';

const columns: Column<Derivation['steps'][number]>[] = [
  { id: 'step', head: 'Step', width: '120px', cell: ({ name }) => wordsFor(name) },
  { id: 'how', head: 'How', cell: ({ formula }) => formula },
  { id: 'amount', head: 'Amount', align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
];

/** How a line's figures came about, from list to net, with every factor exact. */
export function ExplainLine({
  name,
  derivation,
  onClose,
}: {
  name: string;
  derivation: Derivation | undefined;
  onClose: () => void;
}) {
  return (
    <Modal opened={derivation !== undefined} onClose={onClose} title={name} size="lg">
      {derivation && (
        <PlainTable label="Derivation" columns={columns} rows={derivation.steps} rowKey={({ name: step }) => step} />
      )}
    </Modal>
  );
}
