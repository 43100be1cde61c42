import { Button, Checkbox, MultiSelect, Pill, PillGroup, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Ref, Role, StandIns, User } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { PersonPicker } from '../parts/person-picker.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './away.module.css';

const fields = ['/to', '/firstDay', '/lastDay', '/scope/roles', '/scope/regions', '/scope/upTo', '/note', '/reason'];

interface Props {
  me: string;
  /** Who is away. */
  whose: string;
  /** For whom else the reader may arrange it. */
  others: readonly User[];
  roles: readonly Role[];
  onWhose(id: string): void;
}

/** Who is away, on which days, who stands in, what for, and what others read meanwhile. */
export function DelegationForm({ me, whose, others, roles: all, onWhose }: Props) {
  const [to, setTo] = useState<string | null>(null);
  const [firstDay, setFirstDay] = useState(today());
  const [lastDay, setLastDay] = useState('');
  const [scope, setScope] = useState(everything);
  const [outOfOffice, setOutOfOffice] = useState(true);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const from = whose === me ? undefined : whose;
  const days = firstDay && lastDay ? { firstDay, lastDay } : {};
  const { data } = useResource<StandIns>(withQuery('/api/stand-ins', { from, ...days }), { keep: true });
  const setting = useWrite({
    onDone: () => {
      notifications.show({ message: 'These days are set.' });
      setTo(null);
      setLastDay('');
      setScope(everything);
      setNote('');
      setReason('');
    },
  });
  const { error } = setting;
  const office = data?.body.office;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          from,
          to,
          firstDay,
          lastDay,
          scope: to ? askedScope(scope) : undefined,
          outOfOffice,
          note,
          reason,
        };
        setting.mutate({ path: '/api/delegations', body });
      }}
    >
      <Stack gap="sm">
        {others.length > 0 && (
          <Select
            label="Who is away"
            data={[
              { value: me, label: 'I am' },
              ...others.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name })),
            ]}
            value={whose}
            onChange={(id) => id && onWhose(id)}
            allowDeselect={false}
            searchable
          />
        )}
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
        {office && (
          <p className={classes.hint}>
            Whole days of {office.name} ({office.timeZone}).
          </p>
        )}
        <PersonPicker
          label="Who stands in"
          placeholder="Nobody"
          able="May stand in"
          unable="Cannot stand in"
          choices={data?.body.items ?? []}
          value={to}
          onChange={setTo}
          clearable
          error={fieldError(error, '/to')}
        />
        {to !== null && (
          <ScopeFields roles={all} regions={data?.body.regions ?? []} value={scope} onChange={setScope} error={error} />
        )}
        <Textarea
          label="Reason"
          description="Kept in the audit trail."
          autosize
          minRows={1}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldError(error, '/reason')}
        />
        <Checkbox
          label="Out of office: show it beside the name"
          checked={outOfOffice}
          onChange={(event) => setOutOfOffice(event.currentTarget.checked)}
        />
        <Textarea
          label="Note"
          description="Shown to whoever asks meanwhile."
          autosize
          minRows={1}
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

const today = () => new Intl.DateTimeFormat('sv').format(new Date());

interface Scope {
  roles: string[];
  regions: string[];
  accounts: readonly Ref[];
  upTo: string;
}

const everything: Scope = { roles: [], regions: [], accounts: [], upTo: '' };

/** What is left empty limits nothing. */
const askedScope = ({ roles, regions, accounts, upTo }: Scope) => ({
  roles: roles.length > 0 ? roles : null,
  regions: regions.length > 0 ? regions : null,
  accounts: accounts.length > 0 ? accounts.map(({ id }) => id) : null,
  upTo: upTo.trim() || null,
});

interface ScopeFieldsProps {
  roles: readonly Role[];
  regions: readonly string[];
  value: Scope;
  onChange(scope: Scope): void;
  error: Error | null;
}

/** What somebody stands in for: all that is given must hold. */
function ScopeFields({ roles, regions, value, onChange, error }: ScopeFieldsProps) {
  const deciding = roles.filter(({ permissions }) => permissions.includes('approval.decide'));
  const { accounts } = value;
  return (
    <fieldset className={classes.scope}>
      <legend>Only for, where something is given</legend>
      <MultiSelect
        label="Steps that ask for"
        placeholder={value.roles.length === 0 ? 'Any role' : undefined}
        data={deciding.map(({ name, title }) => ({ value: name, label: title }))}
        value={value.roles}
        onChange={(chosen) => onChange({ ...value, roles: chosen })}
        error={fieldError(error, '/scope/roles')}
      />
      <MultiSelect
        label="Regions"
        placeholder={value.regions.length === 0 ? 'Any region' : undefined}
        data={[...regions]}
        value={value.regions}
        onChange={(chosen) => onChange({ ...value, regions: chosen })}
        error={fieldError(error, '/scope/regions')}
      />
      <AccountSelect
        key={accounts.length}
        label="Accounts"
        placeholder={accounts.length === 0 ? 'Any account' : 'One more'}
        value={null}
        onChange={(account) =>
          account &&
          !accounts.some(({ id }) => id === account.id) &&
          onChange({ ...value, accounts: [...accounts, { id: account.id, name: account.name }] })
        }
      />
      {accounts.length > 0 && (
        <PillGroup>
          {accounts.map(({ id, name }) => (
            <Pill
              key={id}
              withRemoveButton
              removeButtonProps={{ 'aria-label': `Leave ${name} out`, 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => onChange({ ...value, accounts: accounts.filter((one) => one.id !== id) })}
            >
              {name}
            </Pill>
          ))}
        </PillGroup>
      )}
      <TextInput
        label="Up to a TCV of"
        placeholder="Any value, in the policy currency"
        inputMode="decimal"
        value={value.upTo}
        onChange={(event) => onChange({ ...value, upTo: event.currentTarget.value })}
        error={fieldError(error, '/scope/upTo')}
      />
    </fieldset>
  );
}
