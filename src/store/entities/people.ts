import { EntitySchema } from 'typeorm';

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  title: string;
  passwordHash: string | null;
  managerId: string | null;
  teamId: string | null;
  active: boolean;
  version: number;
}

export const personEntity = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    email: { type: 'text' },
    name: { type: 'text' },
    title: { type: 'text', default: '' },
    passwordHash: { name: 'password_hash', type: 'text', nullable: true },
    managerId: { name: 'manager_id', type: 'uuid', nullable: true },
    teamId: { name: 'team_id', type: 'uuid', nullable: true },
    active: { type: 'boolean', default: true },
    version: { type: 'integer', default: 1 },
  },
});

export interface TeamRow {
  id: string;
  name: string;
}

export const teamEntity = new EntitySchema<TeamRow>({
  name: 'team',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    name: { type: 'text' },
  },
});
