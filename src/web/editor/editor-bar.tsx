import { ActionIcon, Button } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './editor.module.css';
import type { Saving } from './keeper.ts';
import { StepsMenu } from './steps-menu.tsx';
import type { Writing } from './use-writing.ts';

interface Props {
  writing: Writing;
  /** The way on. */
  children: ReactNode;
}

/** Whether the work is kept, how to take a step back, and the way on. */
export function EditorBar({ writing: { autosave, isWhole, steps, undo, redo }, children }: Props) {
  const { saving } = autosave;
  return (
    <div className={classes.bar}>
      <output className={classes.saving} data-bad={!isWhole || saving.kind === 'failed' || saving.kind === 'conflict'}>
        {isWhole ? savingWords(saving) : 'Not saved: a field has to be mended'}
      </output>
      {isWhole && saving.kind === 'failed' && (
        <Button variant="default" onClick={() => void autosave.save()}>
          Save now
        </Button>
      )}
      <ActionIcon
        variant="default"
        size={30}
        aria-label="Undo"
        title="Undo (Ctrl-Z)"
        disabled={steps.at === 0}
        onClick={undo}
      >
        <Undo2 size={15} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        aria-label="Redo"
        title="Redo (Ctrl-Y)"
        disabled={steps.at === steps.trail.length - 1}
        onClick={redo}
      >
        <Redo2 size={15} />
      </ActionIcon>
      <StepsMenu {...steps} />
      {children}
    </div>
  );
}

function savingWords(saving: Saving): string {
  switch (saving.kind) {
    case 'saved':
      return saving.at
        ? `Saved ${saving.at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`
        : 'Everything is saved';
    case 'changed':
    case 'saving':
      return 'Saving…';
    case 'conflict':
      return 'Not saved: changed by somebody else';
    case 'failed':
      return saving.problem.unknown ? 'Not saved yet: no connection, trying again' : 'Not saved';
  }
}
