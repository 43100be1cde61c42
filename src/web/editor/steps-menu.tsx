import { ActionIcon, Menu } from '@mantine/core';
import { Check, History } from 'lucide-react';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';
import { stepWords } from './step-words.ts';

export interface StepsProps {
  /** Every state of the draft since it was opened, in order. */
  trail: readonly Draft[];
  /** The one that is now. */
  at: number;
  goTo: (place: number) => void;
}

/** What was written since the quote was opened, the latest step on top; each leads back to how it was then. */
export function StepsMenu(props: StepsProps) {
  return (
    <Menu position="bottom-end" shadow="md" width={340} returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Steps"
          title="What was changed, step by step"
          disabled={props.trail.length === 1}
        >
          <History size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.steps}>
        <Steps {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

// Put into words only while the menu is open.
function Steps({ trail, at, goTo }: StepsProps) {
  const steps = trail.map((draft, place) => {
    const before = trail[place - 1];
    return { place, words: before ? stepWords(before, draft) : 'As it was opened' };
  });
  return (
    <>
      <Menu.Label>Go back to</Menu.Label>
      {steps.toReversed().map(({ place, words }) => (
        <Menu.Item
          key={place}
          className={classes.step}
          data-undone={place > at}
          aria-current={place === at ? 'step' : undefined}
          leftSection={place === at ? <Check size={14} aria-hidden="true" /> : <span style={{ width: 14 }} />}
          onClick={() => goTo(place)}
        >
          {words}
        </Menu.Item>
      ))}
    </>
  );
}
