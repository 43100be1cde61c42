import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Quote } from '../../api/types.ts';
import { useShortcuts } from '../../parts/keyboard.tsx';
import { EditorBar } from '../editor-bar.tsx';
import type { Target } from '../target.ts';
import type { Writing } from '../use-writing.ts';
import { RemoveScenario } from './remove-scenario.tsx';
import { RenameScenario } from './rename-scenario.tsx';
import { useScenarioDeeds } from './use-scenario-deeds.ts';

interface Props {
  quote: Quote;
  scenario: NonNullable<Target['scenario']>;
  writing: Writing;
}

/** What a scenario can become: the draft, one of another name, none. It is never submitted. */
export function ScenarioBar({ quote, scenario, writing }: Props) {
  const { replaceDraft, rename, remove } = useScenarioDeeds(quote.id, scenario, writing);
  const [asking, setAsking] = useState<'rename' | 'remove'>();
  const close = () => setAsking(undefined);
  useShortcuts([
    { keys: 'q u', does: 'Replace the draft by this scenario', run: () => void replaceDraft() },
    { keys: 'q r', does: 'Rename the scenario', run: () => setAsking('rename') },
  ]);
  return (
    <EditorBar writing={writing}>
      <Button variant="default" title="q, then r" onClick={() => setAsking('rename')}>
        Rename…
      </Button>
      <Button variant="default" onClick={() => setAsking('remove')}>
        Remove…
      </Button>
      <Button
        variant="default"
        title="q, then u: the draft can be taken back by Ctrl-Z"
        disabled={!writing.isWhole}
        onClick={() => void replaceDraft()}
      >
        Replace the draft by it
      </Button>
      {asking === 'rename' && <RenameScenario name={scenario.name} onRename={rename} onClose={close} />}
      {asking === 'remove' && <RemoveScenario name={scenario.name} onRemove={remove} onClose={close} />}
    </EditorBar>
  );
}
