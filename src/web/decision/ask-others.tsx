import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ApprovalStep, StepPeople } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { People } from '../parts/person.tsx';
import { PersonPicker } from '../parts/person-picker.tsx';
import { Problem } from '../parts/problem.tsx';

/** Handing a step on to somebody, or asking somebody in addition. */
export type Asking = 'handOn' | 'add';

const kinds = {
  handOn: {
    name: 'Hand on',
    command: 'ReassignStep',
    label: 'To',
    able: 'May take it',
    unable: 'Cannot take it',
    path: 'reassignment',
    field: 'to',
    done: (name: string) => `Handed on to ${name}.`,
  },
  add: {
    name: 'Also ask',
    command: 'AddApprover',
    label: 'Whom',
    able: 'May be asked',
    unable: 'Cannot be asked',
    path: 'approvers',
    field: 'person',
    done: (name: string) => `${name} is asked as well.`,
  },
} as const;

/** Whether the reader may ask others at this step, and how that is called. */
export const mayAsk = ({ available }: ApprovalStep, asking: Asking): boolean =>
  available.includes(kinds[asking].command);

export const askingName = (asking: Asking): string => kinds[asking].name;

interface Props {
  /** What is being asked; undefined while nothing is. */
  asking: Asking | undefined;
  step: ApprovalStep;
  /** "D-1042 Renewal". */
  deal: string;
  onClose(): void;
}

/** Whom else to ask, among those who may decide it; whoever may not stands there with the reason. */
export function AskOthers({ asking, ...props }: Props) {
  return asking ? <Dialog key={asking + props.step.id} asking={asking} {...props} /> : null;
}

function Dialog({ asking, step, deal, onClose }: Props & { asking: Asking }) {
  const { name, label, able, unable, path, field, done } = kinds[asking];
  const [who, setWho] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const address = withQuery(`/api/approval-steps/${step.id}/people`, { from });
  const { data, error } = useResource<StepPeople>(address, { keep: true });
  const sending = useWrite({
    onDone: () => {
      const chosen = data?.body.items.find(({ person }) => person.id === who);
      notifications.show({ message: done(chosen?.person.name ?? '') });
      onClose();
    },
  });
  const seats = asking === 'handOn' ? (data?.body.seats ?? []) : [];
  const choices = (data?.body.items ?? []).map((taker) => ({ ...taker, whyNot: taker[asking] }));
  return (
    <Modal opened onClose={onClose} title={`${name}: ${deal}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const seat = seats.length > 0 ? { from: data?.body.from } : {};
          const body = { [field]: who, reason: reason.trim(), ...seat };
          sending.mutate({ path: `/api/approval-steps/${step.id}/${path}`, ifMatch: data?.etag, body });
        }}
      >
        <Stack gap="sm">
          <Consequence asking={asking} step={step} />
          <Problem error={error} />
          {seats.length > 0 && (
            <Select
              label="Whose seat"
              data={seats.map(({ id, name: of }) => ({ value: id, label: of }))}
              value={data?.body.from}
              onChange={setFrom}
              allowDeselect={false}
              error={fieldError(sending.error, '/from')}
            />
          )}
          <PersonPicker
            label={label}
            able={able}
            unable={unable}
            choices={choices}
            value={who}
            onChange={setWho}
            placeholder={data ? 'Name' : 'Loading…'}
            error={fieldError(sending.error, `/${field}`)}
            required
            first
          />
          <Textarea
            label="Why"
            description="They, the rep and the audit trail read it."
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxRows={10}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fieldError(sending.error, '/reason')}
          />
          <Problem error={sending.error} except={[`/${field}`, '/from', '/reason']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={sending.isPending} disabled={who === null || reason.trim() === ''}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Consequence({ asking, step }: { asking: Asking; step: ApprovalStep }) {
  const { label, quorum, candidates } = step;
  if (asking === 'add') {
    return <Text c="dimmed">Their approval is then required as well, beside {label}. It asks them now.</Text>;
  }
  return quorum > 1 ? (
    <Text c="dimmed">One seat of {label} goes to somebody else; the others stay with those who have them.</Text>
  ) : (
    <Text c="dimmed">
      {label} goes to one person, and nobody else is asked for it any more. Now it asks{' '}
      <People who={candidates} most={4} />.
    </Text>
  );
}
