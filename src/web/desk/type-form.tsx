import { Button, Checkbox, Group, Modal, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RequestType } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

const blank = {
  title: '',
  description: '',
  firstResponseMinutes: 360,
  resolutionMinutes: null as number | null,
  complex: false,
  source: '',
  active: true,
};

/** A type of request, new or as it is. Hours on the screen are minutes in the API. */
export function TypeForm({ type, onClose }: { type: RequestType | undefined; onClose(): void }) {
  const [typed, setTyped] = useState(() => {
    const { name: _, version: __, ...fields } = type ?? { ...blank, name: '', version: 0 };
    return fields;
  });
  const saving = useWrite({ onDone: onClose });
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const save = () =>
    type
      ? saving.mutate({
          method: 'PATCH',
          path: `/api/desk-request-types/${type.name}`,
          body: typed,
          ifMatch: `"v${type.version}"`,
        })
      : saving.mutate({ path: '/api/desk-request-types', body: { ...typed, name: nameOf(typed.title) } });
  const { error } = saving;
  return (
    <Modal opened onClose={onClose} title={type ? `Change ${type.title}` : 'New request type'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Title"
            required
            data-autofocus
            value={typed.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            error={fieldError(error, '/title') ?? fieldError(error, '/name')}
          />
          <Textarea
            label="For what"
            autosize
            minRows={2}
            value={typed.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            error={fieldError(error, '/description')}
          />
          <Group grow align="flex-start">
            <NumberInput
              label="First response, hours"
              required
              min={0.25}
              step={1}
              decimalScale={2}
              value={typed.firstResponseMinutes / 60}
              onChange={(hours) => set({ firstResponseMinutes: Math.round(Number(hours) * 60) })}
              error={fieldError(error, '/firstResponseMinutes')}
            />
            <NumberInput
              label="Resolution, hours"
              placeholder="no promise"
              min={0.25}
              step={1}
              decimalScale={2}
              value={typed.resolutionMinutes === null ? '' : typed.resolutionMinutes / 60}
              onChange={(hours) => set({ resolutionMinutes: hours === '' ? null : Math.round(Number(hours) * 60) })}
              error={fieldError(error, '/resolutionMinutes')}
            />
          </Group>
          <Checkbox
            label="Complex: asked from 16:00 on, it counts from the next business day"
            checked={typed.complex}
            onChange={(event) => set({ complex: event.currentTarget.checked })}
          />
          <Checkbox
            label="Active: may be asked"
            checked={typed.active}
            onChange={(event) => set({ active: event.currentTarget.checked })}
          />
          <TextInput
            label="Where these levels come from"
            value={typed.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
            error={fieldError(error, '/source')}
          />
          <Problem error={error} except={fields} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {type ? 'Save' : 'Add type'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const fields = ['/title', '/name', '/description', '/firstResponseMinutes', '/resolutionMinutes', '/source'];

/** "Contract reset / co-term" → "contract-reset-co-term". */
const nameOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
