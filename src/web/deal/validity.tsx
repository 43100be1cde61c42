import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Quote } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { dateWords } from '../parts/formats.ts';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './validity.module.css';

interface Props {
  quote: Quote;
  etag: string | undefined;
}

/** Until when the offer is good, whether more time is asked, and the decision on that. */
export function Validity({ quote, etag }: Props) {
  const [asking, { open, close }] = useDisclosure(false);
  const { validity, available } = quote;
  if (!validity) return null;
  const { until, extendedFrom, asked } = validity;
  return (
    <div className={classes.validity}>
      <p>
        Valid until <strong>{dateWords(until)}</strong>
        {extendedFrom && `, extended from ${dateWords(extendedFrom)}`}
      </p>
      <CommandButton command="AskExtension" available={available} size="xs" onClick={open}>
        Extend
      </CommandButton>
      {asked && (
        <p className={classes.asked}>
          <Person who={asked.by} /> asks for more time, until <strong>{dateWords(asked.until)}</strong>,{' '}
          <DateText value={asked.at} ago />: {asked.reason}
        </p>
      )}
      {asked && available.includes('GrantExtension') && <Decide quote={quote} etag={etag} extensionId={asked.id} />}
      {asked && !available.includes('GrantExtension') && (
        <p className={classes.rule}>Somebody of the deal desk with no part in the deal decides.</p>
      )}
      <Modal opened={asking} onClose={close} title={`Extend ${quote.number}`}>
        <Ask quote={quote} etag={etag} onClose={close} />
      </Modal>
    </div>
  );
}

function Ask({ quote, etag, onClose }: Props & { onClose: () => void }) {
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path: `/api/quotes/${quote.id}/extension`, ifMatch: etag, body: { until, reason: reason.trim() } });
      }}
    >
      <Stack gap="sm">
        <Text c="dimmed">
          The same offer under the same approval stays good for longer, at most 60 days beyond its first date. Somebody
          of the deal desk with no part in the deal decides.
        </Text>
        <TextInput
          type="date"
          label="Until"
          required
          data-autofocus
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={fieldError(error, '/until')}
        />
        <Textarea
          label="Reason"
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldError(error, '/reason')}
        />
        <Problem error={error} except={['/until', '/reason']} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} disabled={until === '' || reason.trim() === ''}>
            Ask for more time
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Decide({ quote, etag, extensionId }: Props & { extensionId: string }) {
  const [comment, setComment] = useState('');
  const { mutate, error, isPending } = useWrite();
  const decide = (decision: 'grant' | 'refuse') =>
    mutate({
      path: `/api/quotes/${quote.id}/extension/decision`,
      ifMatch: etag,
      body: { extensionId, decision, comment: comment.trim() },
    });
  return (
    <div className={classes.decide}>
      <Textarea
        aria-label="Comment"
        placeholder="A word to them; needed to refuse"
        autosize
        minRows={1}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        error={fieldError(error, '/comment')}
      />
      <Group gap={8}>
        <Button size="xs" loading={isPending} onClick={() => decide('grant')}>
          Grant
        </Button>
        <Button size="xs" variant="default" loading={isPending} onClick={() => decide('refuse')}>
          Refuse
        </Button>
      </Group>
      <Problem error={error} except={['/comment']} />
    </div>
  );
}
