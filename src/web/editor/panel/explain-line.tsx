import { Loader, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ProblemError } from '../../api/problem.ts';
import type { Derivation } from '../../api/types.ts';
import type { Column } from '../../parts/column.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Problem } from '../../parts/problem.tsx';
import { wordsFor } from '../../parts/words.ts';

const columns: Column<Derivation['steps'][number]>[] = [
  { id: 'step', head: 'Step', width: '120px', cell: ({ name }) => wordsFor(name) },
  { id: 'how', head: 'How', cell: ({ formula }) => formula },
  { id: 'amount', head: 'Amount', align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
];

interface Props {
  name: string;
  /** Asks how the line comes about; null: no line is being explained. */
  ask: ((signal: AbortSignal) => Promise<Derivation | undefined>) | null;
  onClose: () => void;
}

/** How a line's figures came about, from list to net, with every factor exact. Asked for when somebody wants to know. */
export function ExplainLine({ name, ask, onClose }: Props) {
  return (
    <Modal opened={ask !== null} onClose={onClose} title={name} size="lg">
      {ask && <Steps ask={ask} />}
    </Modal>
  );
}

function Steps({ ask }: { ask: NonNullable<Props['ask']> }) {
  const { data, error } = useQuery<Derivation | null, ProblemError>({
    queryKey: ['explain-line'],
    queryFn: async ({ signal }) => (await ask(signal)) ?? null,
    gcTime: 0,
  });
  if (error) return <Problem error={error} />;
  if (data === undefined) return <Loader size="sm" />;
  if (data === null) return 'This line has no price yet.';
  return <PlainTable label="Derivation" columns={columns} rows={data.steps} rowKey={({ name: step }) => step} />;
}
