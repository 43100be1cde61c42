import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalRow } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { momentWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { laterThan } from './later.ts';
import { dealWords, isLate } from './row-words.ts';

interface Props {
  /** What is put off; undefined while nothing is. */
  row: ApprovalRow | undefined;
  onClose: () => void;
}

/** Puts a request out of one's own sight until a moment before it is due. */
export function SnoozeDialog({ row, onClose }: Props) {
  if (!row?.step) return null;
  if (isLate(row)) {
    return (
      <Modal opened onClose={onClose} title={dealWords(row)}>
        <Text>It was due {momentWords(row.dueAt ?? '')}, so it cannot be put off any more.</Text>
      </Modal>
    );
  }
  return <Asking key={row.step.id} row={row} stepId={row.step.id} onClose={onClose} />;
}

function Asking({ row, stepId, onClose }: { row: ApprovalRow; stepId: string; onClose: () => void }) {
  const [own, setOwn] = useState('');
  const sending = useWrite({ onDone: onClose });
  const until = (at: Date) =>
    sending.mutate({
      method: 'PUT',
      path: `/api/approval-steps/${stepId}/snooze`,
      body: { until: at.toISOString() },
    });
  const [moments] = useState(() => laterThan(new Date(), row.dueAt));
  return (
    <Modal opened onClose={onClose} title={`Put off: ${dealWords(row)}`}>
      <Stack gap="sm">
        <Text c="dimmed">
          It leaves your inbox and comes back by itself. Nobody else notices, and its clock runs on
          {row.dueAt ? `: it is due ${momentWords(row.dueAt)}` : ''}.
        </Text>
        {moments.map(({ words, at }, index) => (
          <Button
            key={words}
            variant="default"
            justify="space-between"
            data-autofocus={index === 0 || undefined}
            rightSection={<Text c="dimmed">{momentWords(at.toISOString())}</Text>}
            disabled={sending.isPending}
            onClick={() => until(at)}
          >
            {words}
          </Button>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (own !== '') until(new Date(own));
          }}
        >
          <TextInput
            type="datetime-local"
            label="Another moment"
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            error={fieldError(sending.error, '/until')}
          />
          <Button type="submit" mt="sm" fullWidth disabled={own === ''} loading={sending.isPending}>
            Put off
          </Button>
        </form>
        <Problem error={sending.error} except={['/until']} />
      </Stack>
    </Modal>
  );
}
