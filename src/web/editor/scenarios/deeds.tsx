import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { QuoteContent } from '../../../domain/offer.ts';
import type { Scenario } from '../../api/types.ts';
import classes from './scenarios.module.css';

export interface DeedsOf {
  onTake: (content: QuoteContent) => void;
  /** Goes on writing in it. */
  onOpen: (id: string) => void;
  /** Writes the draft into a scenario. */
  onReplace: (scenario: Scenario) => void;
  onDiscard: (scenario: Scenario) => void;
}

interface Props extends DeedsOf {
  scenario: Scenario;
  /** The draft can be read. */
  isWhole: boolean;
}

type Loss = 'replace' | 'remove';

const focused = (button: HTMLButtonElement | null) => button?.focus();

/** What can be done with a scenario. What it loses by that does not come back, so it is asked once more. */
export function Deeds({ scenario, isWhole, onTake, onOpen, onReplace, onDiscard }: Props) {
  const [asking, setAsking] = useState<Loss>();
  // Whoever was asked goes on where they were: what had the focus is drawn anew.
  const [asked, setAsked] = useState<Loss>();
  const keep = () => {
    setAsked(asking);
    setAsking(undefined);
  };
  if (asking === 'replace') {
    const replace = () => {
      onReplace(scenario);
      keep();
    };
    return <Sure question="What it holds is lost." does="Replace it" onSure={replace} onKeep={keep} />;
  }
  if (asking === 'remove') {
    return <Sure question="It is gone for good." does="Remove it" onSure={() => onDiscard(scenario)} onKeep={keep} />;
  }
  return (
    <div className={classes.deeds}>
      <Button size="compact-xs" variant="default" onClick={() => onOpen(scenario.id)}>
        Edit
      </Button>
      <Button size="compact-xs" onClick={() => onTake(scenario.content)}>
        Take over into the draft
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={!isWhole}
        ref={asked === 'replace' ? focused : undefined}
        onClick={() => setAsking('replace')}
      >
        Replace by the draft…
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        ref={asked === 'remove' ? focused : undefined}
        onClick={() => setAsking('remove')}
      >
        Remove…
      </Button>
    </div>
  );
}

interface SureProps {
  question: string;
  does: string;
  onSure: () => void;
  onKeep: () => void;
}

/** In the place of the deeds, which have the focus no longer: it goes to the one that loses nothing. */
function Sure({ question, does, onSure, onKeep }: SureProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset className={classes.deeds} aria-label={question}>
      <span>{question}</span>
      <Button ref={keep} size="compact-xs" variant="default" onClick={onKeep}>
        Keep it
      </Button>
      <Button size="compact-xs" color="red.9" onClick={onSure}>
        {does}
      </Button>
    </fieldset>
  );
}
