import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type Decision, doneWords } from './decision.ts';
import classes from './take-back.module.css';

interface Props {
  decision: Decision;
  seconds: number;
  onTakeBack: () => void;
}

/** Says what was decided and counts down while it can be taken back. */
export function TakeBackToast({ decision, seconds, onTakeBack }: Props) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(now - 1, 0)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={classes.toast}>
      <span>
        <strong>{doneWords[decision.kind]}</strong>: {decision.deal}
        <span className={classes.left}>Sent in {left} s</span>
      </span>
      <Button variant="default" onClick={onTakeBack} title="Take back (z)">
        Undo
      </Button>
    </div>
  );
}
