import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { QuoteContent } from '../../../domain/offer.ts';
import { write } from '../../api/client.ts';
import type { Scenario } from '../../api/types.ts';
import { fieldError } from '../../parts/field-errors.ts';
import { Problem } from '../../parts/problem.tsx';
import { scenarioAddress, scenariosPath } from '../target.ts';
import { useTried } from './use-tried.ts';

interface Props {
  quoteId: string;
  /** What the scenario was called. */
  name: string;
  content: QuoteContent;
}

/** The scenario was removed while it was written: what is written goes on as another one, or is left behind. */
export function KeepAnew({ quoteId, name, content }: Props) {
  const [as, setAs] = useState(`${name.slice(0, 74)} again`);
  const { refused, isTrying, tried } = useTried();
  const navigate = useNavigate();
  const keep = async () => {
    const body = { name: as.trim(), content };
    const { body: kept } = await write<Scenario>({ path: scenariosPath(quoteId), body }, crypto.randomUUID());
    await navigate(scenarioAddress(quoteId, kept.id), { replace: true });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void tried(keep);
      }}
    >
      <Group gap={8} align="flex-end">
        <TextInput
          label="Keep it as a scenario named"
          maxLength={80}
          value={as}
          error={fieldError(refused, '/name')}
          onChange={({ currentTarget }) => setAs(currentTarget.value)}
        />
        <Button type="submit" loading={isTrying} disabled={as.trim() === ''}>
          Keep it
        </Button>
        <Button variant="default" onClick={() => void navigate(`/quotes/${quoteId}`)}>
          Leave it, to the draft
        </Button>
      </Group>
      <Problem error={refused} except={['/name']} />
    </form>
  );
}
