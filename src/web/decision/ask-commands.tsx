import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalStep } from '../api/types.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import { AskOthers, type Asking, askingName, mayAsk } from './ask-others.tsx';

const ways: { asking: Asking; keys: string; title: string }[] = [
  { asking: 'handOn', keys: 'd', title: 'Hand on to somebody who may decide it (d)' },
  { asking: 'add', keys: 'Shift+D', title: 'Also ask somebody (Shift-D)' },
];

interface Props {
  step: ApprovalStep;
  deal: string;
  /** The keys mean this step. */
  byKeys: boolean;
}

/** Asking others at a step: buttons where the reader may, and their keys. */
export function AskCommands({ step, deal, byKeys }: Props) {
  const [asking, setAsking] = useState<Asking>();
  const offered = ways.filter((way) => mayAsk(step, way.asking));
  useShortcuts(
    byKeys ? offered.map(({ asking: way, keys }) => ({ keys, does: askingName(way), run: () => setAsking(way) })) : [],
  );
  return (
    <>
      {offered.map(({ asking: way, title }) => (
        <Button key={way} size="xs" variant="default" title={byKeys ? title : undefined} onClick={() => setAsking(way)}>
          {askingName(way)}
        </Button>
      ))}
      <AskOthers asking={asking} step={step} deal={deal} onClose={() => setAsking(undefined)} />
    </>
  );
}
