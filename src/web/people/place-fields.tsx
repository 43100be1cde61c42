import { MultiSelect, Select } from '@mantine/core';
import { fieldError } from '../parts/field-errors.ts';
import type { Company } from './use-company.ts';

/** Where somebody stands in the company: what they do, for whom and with whom. */
export interface Place {
  roles: string[];
  managerId: string | null;
  teamId: string | null;
}

/** The fields whose errors stand beside them here. */
export const placePointers = ['/roles', '/managerId', '/teamId'];

interface Props {
  company: Company;
  value: Place;
  onChange(place: Place): void;
  error: Error | null;
  /** Who cannot be the manager: nobody is their own. */
  self?: string;
}

export function PlaceFields({ company, value, onChange, error, self }: Props) {
  const managers = [...company.byId.values()].filter(({ id, active }) => active && id !== self);
  return (
    <>
      <MultiSelect
        label="Roles"
        data={company.roles.map(({ name, title }) => ({ value: name, label: title }))}
        value={value.roles}
        onChange={(roles) => onChange({ ...value, roles })}
        searchable
        error={fieldError(error, '/roles')}
      />
      <Select
        label="Manager"
        data={managers.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.managerId}
        onChange={(managerId) => onChange({ ...value, managerId })}
        searchable
        clearable
        error={fieldError(error, '/managerId')}
      />
      <Select
        label="Team"
        data={company.teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.teamId}
        onChange={(teamId) => onChange({ ...value, teamId })}
        clearable
        error={fieldError(error, '/teamId')}
      />
    </>
  );
}
