import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { QuoteContent } from '../../../domain/offer.ts';
import { Empty } from '../../parts/empty.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Columns } from './columns.tsx';
import classes from './scenarios.module.css';
import { useScenarios } from './use-scenarios.ts';
import { useTried } from './use-tried.ts';

interface Props {
  quoteId: string;
  /** Null while something in it cannot be read. */
  draft: QuoteContent | null;
  opened: boolean;
  onClose: () => void;
  /** Writes a scenario into the draft, as a step that can be undone. */
  onTake: (content: QuoteContent) => void;
  /** Goes on writing in a scenario. */
  onOpen: (id: string) => void;
}

/** Beside the draft. */
const mostBeside = 4;

/** The draft and the scenarios kept with it side by side. Nothing here is submitted: a scenario is no version. */
export function Scenarios({ quoteId, draft, opened, onClose, onTake, onOpen }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Scenarios beside the draft" size="90rem">
      {opened && <Compare {...{ quoteId, draft, onClose, onTake, onOpen }} />}
    </Modal>
  );
}

function Compare({ quoteId, draft, onClose, onTake, onOpen }: Omit<Props, 'opened'>) {
  const { items, error, keep, replace, discard } = useScenarios(quoteId);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState('');
  const { refused, tried } = useTried();
  const shown = (items ?? []).filter(({ id }) => !left.has(id)).slice(0, mostBeside);
  return (
    <div className={classes.compare}>
      <p className={classes.band}>
        Scenarios are kept with the quote and are no versions: none can be submitted or proposed. One counts only when
        you take it over into the draft.
      </p>
      <form
        className={classes.keep}
        onSubmit={(event) => {
          event.preventDefault();
          if (draft && name.trim() !== '')
            void tried(
              () => keep(name.trim(), draft),
              () => setName(''),
            );
        }}
      >
        <TextInput
          aria-label="Name of the scenario"
          placeholder="Three years, prepaid"
          maxLength={80}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" disabled={!draft || name.trim() === ''}>
          Keep the draft as a scenario
        </Button>
      </form>
      <Problem error={refused ?? error} />
      {items && items.length > mostBeside && (
        <div className={classes.choice}>
          {items.map(({ id, name: of }) => (
            <Checkbox
              key={id}
              size="xs"
              label={of}
              checked={shown.some((one) => one.id === id)}
              onChange={({ currentTarget }) => {
                const next = new Set(left);
                if (currentTarget.checked) next.delete(id);
                else next.add(id);
                setLeft(next);
              }}
            />
          ))}
        </div>
      )}
      {items?.length === 0 && (
        <Empty title="No scenario is kept yet">
          Keep the draft under a name, change the draft, and compare the two.
        </Empty>
      )}
      <Columns
        {...{ quoteId, draft, onOpen }}
        scenarios={shown}
        onTake={(content) => {
          onTake(content);
          onClose();
        }}
        onReplace={(scenario) => draft && void tried(() => replace(scenario, draft))}
        onDiscard={(scenario) => void tried(() => discard(scenario))}
      />
    </div>
  );
}
