import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { wordsFor } from '../parts/words.ts';
import { ContactForm } from './contact-form.tsx';

/** The people we know at an account, with the part they play. */
export function Contacts({ accountId, mayWrite }: { accountId: string; mayWrite: boolean }) {
  const { rows, error, again } = useList<Contact>('/api/contacts', { account: accountId, limit: 200 });
  const [editing, setEditing] = useState<Contact | 'new'>();
  const close = () => setEditing(undefined);
  return (
    <Section
      title="Contacts"
      aside={
        mayWrite && (
          <Button variant="default" size="compact-xs" onClick={() => setEditing('new')}>
            Add contact
          </Button>
        )
      }
    >
      <Problem error={error} again={again} />
      {rows?.length === 0 && <Empty title="Nobody known yet">A quote is accepted and signed by a contact.</Empty>}
      {rows && rows.length > 0 && (
        <PlainTable
          label="Contacts"
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', head: 'Name', cell: ({ name }) => name },
            { id: 'title', head: 'Title', hideBelow: 700, cell: ({ title }) => title },
            { id: 'roles', head: 'Part', cell: ({ roles }) => roles.map(wordsFor).join(', ') },
            { id: 'email', head: 'E-mail', cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
            { id: 'phone', head: 'Phone', hideBelow: 900, cell: ({ phone }) => phone },
            ...(mayWrite
              ? [
                  {
                    id: 'change',
                    head: 'Action',
                    align: 'right' as const,
                    cell: (contact: Contact) => (
                      <Button
                        variant="light"
                        size="compact-xs"
                        aria-label={`Change ${contact.name}`}
                        onClick={() => setEditing(contact)}
                      >
                        Change
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Drawer
        opened={editing !== undefined}
        onClose={close}
        position="right"
        size={420}
        title={editing === 'new' ? 'New contact' : 'Change contact'}
      >
        {editing && (
          <ContactForm accountId={accountId} contact={editing === 'new' ? undefined : editing} onDone={close} />
        )}
      </Drawer>
    </Section>
  );
}
