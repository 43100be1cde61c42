import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Ref, User, Work } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { Details } from '../parts/details.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { dueWords, momentWords } from '../parts/formats.ts';
import { PersonPicker } from '../parts/person-picker.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './people.module.css';
import type { Company } from './use-company.ts';

/** What hangs on a person, by name as far as the reader sees the deals, and what went to others; nothing for who may not look. */
export function WorkOf({ person, company, mayHandOver }: { person: User; company: Company; mayHandOver: boolean }) {
  // Requests look anew a moment after a change.
  const { data } = useResource<Work>(`/api/users/${person.id}/work`, { every: () => 10_000 });
  const [giving, setGiving] = useState(false);
  if (!data) return null;
  const { deals, decisions, standIns, standingIn, openDeals, openSteps, moved } = data.body;
  return (
    <section aria-label={`What hangs on ${person.name}`}>
      <Text fw={600} mb={6}>
        What hangs on {person.name}
      </Text>
      <Details
        entries={[
          ['Open deals', String(deals)],
          ['Decisions waiting', String(decisions)],
          [
            'Stand in for them',
            <Link key="away" to={`/away?for=${person.id}`}>
              {standIns === 0 ? 'Nobody: arrange it' : standIns}
            </Link>,
          ],
          ['They stand in for', String(standingIn)],
        ]}
      />
      <Listed
        title="Waits for their decision"
        rows={openSteps.map(({ approvalId, deal, step, dueAt }) => ({
          key: approvalId + step,
          to: `/approvals/${approvalId}`,
          words: dealWords(deal),
          beneath: `${step}${dueAt ? `, ${dueWords(dueAt)}` : ''}`,
        }))}
        of={decisions}
      />
      <Listed
        title="Open deals"
        rows={openDeals.map((deal) => ({ key: deal.id, to: `/deals/${deal.id}`, words: dealWords(deal) }))}
        of={deals}
      />
      {mayHandOver && deals > 0 && !giving && (
        <Button variant="default" mt={8} onClick={() => setGiving(true)}>
          Hand over the deals
        </Button>
      )}
      {mayHandOver && deals > 0 && giving && (
        <HandOver person={person} company={company} onDone={() => setGiving(false)} />
      )}
      <Listed
        title="Went to others"
        rows={moved.map(({ deal, approvalId, step, to, at, reason }) => ({
          key: `${deal.id} ${approvalId ?? ''} ${step ?? ''} ${at}`,
          to: approvalId ? `/approvals/${approvalId}` : `/deals/${deal.id}`,
          words: dealWords(deal),
          beneath: `${step ? askedWords(step, to) : `${names(to)} owns it`}, since ${momentWords(at)}. ${reason}`,
        }))}
        of={moved.length}
      />
    </section>
  );
}

const dealWords = ({ number, name }: { number: string; name: string }): string => `${number} ${name}`;
const names = (people: readonly Ref[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(people.map(({ name }) => name));

const askedWords = (step: string, to: readonly Ref[]): string =>
  to.length > 0 ? `${step} asks ${names(to)}` : `${step} does not ask them any more`;

interface ListedProps {
  title: string;
  rows: { key: string; to: string; words: string; beneath?: string }[];
  /** How many there are in all. */
  of: number;
}

function Listed({ title, rows, of }: ListedProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <Text fw={600} mt={12}>
        {title}
      </Text>
      <ul className={classes.list} aria-label={title}>
        {rows.map(({ key, to, words, beneath }) => (
          <li key={key} className={classes.links}>
            <Link to={to}>{words}</Link>
            {beneath && <div className={classes.beneath}>{beneath}</div>}
          </li>
        ))}
      </ul>
      {of > rows.length && <div className={classes.beneath}>and {of - rows.length} more</div>}
    </>
  );
}

function HandOver({ person, company, onDone }: { person: User; company: Company; onDone(): void }) {
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const giving = useWrite<{ deals: number }>({
    onDone: ({ body: { deals } }) => {
      notifications.show({
        message: deals === 1 ? 'One deal has another owner.' : `${deals} deals have another owner.`,
      });
      onDone();
    },
  });
  const sells = new Set(
    company.roles.filter(({ permissions }) => permissions.includes('deal.write')).map(({ name }) => name),
  );
  const choices = [...company.byId.values()]
    .filter(({ id, active }) => active && id !== person.id)
    .map(({ id, name, title, roles }) => ({
      person: { id, name },
      title,
      whyNot: roles.some((role) => sells.has(role)) ? null : 'cannot own deals',
    }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate({ path: `/api/users/${person.id}/handover`, body: { to, reason } });
      }}
    >
      <Stack gap="sm" mt={8}>
        <PersonPicker
          label="New owner"
          able="May own deals"
          unable="Cannot"
          choices={choices}
          value={to}
          onChange={setTo}
          required
          error={fieldError(giving.error, '/to')}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          required
          withAsterisk={false}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldError(giving.error, '/reason')}
        />
        <Problem error={giving.error} except={['/to', '/reason']} />
        <Group gap={8}>
          <Button type="submit" loading={giving.isPending}>
            Hand over
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
