import { Button, Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { useCompany } from '../people/use-company.ts';
import classes from './away.module.css';

const today = () => new Intl.DateTimeFormat('sv').format(new Date());
const fields = ['/to', '/firstDay', '/lastDay', '/scope/upTo', '/note'];

/** Days, who stands in, what for, and what others read meanwhile. */
export function DelegationForm({ me, from }: { me: string; from?: string }) {
  const company = useCompany();
  const [to, setTo] = useState<string | null>(null);
  const [firstDay, setFirstDay] = useState(today());
  const [lastDay, setLastDay] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [upTo, setUpTo] = useState('');
  const [outOfOffice, setOutOfOffice] = useState(true);
  const [note, setNote] = useState('');
  const setting = useWrite({
    onDone: () => {
      setTo(null);
      setLastDay('');
      setNote('');
      setUpTo('');
      setRoles([]);
    },
  });
  const decides = new Set(
    company.roles.filter(({ permissions }) => permissions.includes('approval.decide')).map(({ name }) => name),
  );
  const people = (company.people ?? []).filter(
    ({ id, active, roles: held }) =>
      active && id !== (from ?? me) && id !== me && held.some((role) => decides.has(role)),
  );
  const { error } = setting;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate({
          path: '/api/delegations',
          body: {
            from,
            to,
            firstDay,
            lastDay,
            scope: { roles: roles.length > 0 ? roles : null, upTo: upTo.trim() === '' ? null : upTo.trim() },
            outOfOffice,
            note,
          },
        });
      }}
    >
      <Stack gap="sm">
        <div className={classes.days}>
          <TextInput
            label="First day"
            type="date"
            required
            withAsterisk={false}
            value={firstDay}
            onChange={(event) => setFirstDay(event.currentTarget.value)}
            error={fieldError(error, '/firstDay')}
          />
          <TextInput
            label="Last day"
            type="date"
            required
            withAsterisk={false}
            min={firstDay}
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
            error={fieldError(error, '/lastDay')}
          />
        </div>
        <Select
          label="Who stands in"
          placeholder="Nobody"
          data={people.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))}
          value={to}
          onChange={setTo}
          searchable
          clearable
          error={fieldError(error, '/to')}
        />
        {to !== null && (
          <>
            <MultiSelect
              label="Only steps that ask for"
              placeholder={roles.length === 0 ? 'Everything I am asked' : undefined}
              data={company.roles
                .filter(({ name }) => decides.has(name))
                .map(({ name, title }) => ({ value: name, label: title }))}
              value={roles}
              onChange={setRoles}
            />
            <TextInput
              label="Only up to a TCV of (USD)"
              placeholder="Any value"
              inputMode="decimal"
              value={upTo}
              onChange={(event) => setUpTo(event.currentTarget.value)}
              error={fieldError(error, '/scope/upTo')}
            />
          </>
        )}
        <Checkbox
          label="I am out of office: show it beside my name"
          checked={outOfOffice}
          onChange={(event) => setOutOfOffice(event.currentTarget.checked)}
        />
        <Textarea
          label="Note"
          placeholder="What others should know meanwhile"
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldError(error, '/note')}
        />
        <Problem error={error} except={fields} />
        <Button type="submit" loading={setting.isPending}>
          Set these days
        </Button>
      </Stack>
    </form>
  );
}
