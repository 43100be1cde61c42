import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { read } from '../api/client.ts';
import type { Quote } from '../api/types.ts';
import classes from './editor.module.css';
import type { useAutosave } from './use-autosave.ts';

interface Props {
  quoteId: string;
  autosave: ReturnType<typeof useAutosave>;
  /** Shows the draft as it is on the server. */
  onReload: () => void;
}

/** Two people wrote the same draft: whoever notices chooses, and nothing is lost before that. */
export function ConflictNotice({ quoteId, autosave, onReload }: Props) {
  const [busy, setBusy] = useState(false);
  const keepMine = async () => {
    setBusy(true);
    const { body, etag } = await read<Quote>(`/api/quotes/${quoteId}`);
    if (body.available.includes('EditQuote')) {
      autosave.rebase(etag, body.content);
      await autosave.save();
    } else onReload();
    setBusy(false);
  };
  return (
    <div className={classes.notice} role="alert">
      <span>This draft was changed elsewhere since you opened it. What you wrote is still here and is not saved.</span>
      <Group gap={8}>
        <Button variant="default" onClick={onReload}>
          Drop mine, show the other
        </Button>
        <Button loading={busy} onClick={() => void keepMine()}>
          Save mine over it
        </Button>
      </Group>
    </div>
  );
}
