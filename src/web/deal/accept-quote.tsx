import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Contact, Quote } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { plainDate } from '../deals/first-quote.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

interface AcceptQuoteProps {
  quote: Quote;
  etag: string | undefined;
  accountId: string;
  /** It is what should happen next. */
  next: boolean;
}

/** Records that the customer said yes: who, when, and how we know. */
export function AcceptQuote({ quote, etag, accountId, next }: AcceptQuoteProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const [contactId, setContact] = useState<string | null>(null);
  const [acceptedOn, setAcceptedOn] = useState(() => plainDate(new Date()));
  const [note, setNote] = useState('');
  const accept = useWrite({ onDone: close });
  const contacts = useResource<{ items: Contact[] }>(
    opened ? withQuery('/api/contacts', { account: accountId, limit: 200 }) : null,
  );
  const people = contacts.data?.body.items ?? [];
  const error = accept.error;
  return (
    <>
      <Button variant={next ? 'filled' : 'default'} onClick={open}>
        Record acceptance
      </Button>
      <Modal opened={opened} onClose={close} title={`Customer accepts ${quote.number}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            accept.mutate({
              path: `/api/quotes/${quote.id}/acceptance`,
              body: { contactId, acceptedOn, note },
              ifMatch: etag,
            });
          }}
        >
          <Stack gap="sm">
            <Select
              label="Accepted by"
              required
              searchable
              data-autofocus
              data={people.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))}
              value={contactId}
              onChange={setContact}
              error={fieldError(error, '/contactId')}
              nothingFoundMessage="No such contact"
              description={
                contacts.data && people.length === 0 ? (
                  <Link to={`/accounts/${accountId}`}>The account has no contacts yet: add one there first.</Link>
                ) : undefined
              }
            />
            <TextInput
              label="On"
              type="date"
              required
              value={acceptedOn}
              onChange={(event) => setAcceptedOn(event.currentTarget.value)}
              error={fieldError(error, '/acceptedOn')}
            />
            <Textarea
              label="How we know"
              placeholder="By mail to the owner, by telephone, …"
              autosize
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              error={fieldError(error, '/note')}
            />
            <Problem error={error} except={['/contactId', '/acceptedOn', '/note']} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={accept.isPending} disabled={!contactId}>
                Record acceptance
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
