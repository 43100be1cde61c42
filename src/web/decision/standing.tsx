import type { Approval } from '../api/types.ts';
import { useMe } from '../api/me.ts';
import { momentWords } from '../parts/formats.ts';
import { stateWords } from '../parts/state-words.ts';
import classes from './decision.module.css';
import { doneWords } from './decision.ts';

/** Why there is nothing to decide here, when there is not: who was first, and when. */
export function Standing({ approval: { steps, state } }: { approval: Approval }) {
  const me = useMe();
  if (steps.some(({ yours }) => yours)) return null;
  const asked = steps.filter(({ candidates }) => candidates.some(({ id }) => id === me?.id));
  const last = asked.flatMap(({ decisions }) => decisions).at(-1);
  if (last) {
    const who = last.by.id === me?.id ? 'You' : last.by.name;
    return (
      <output className={classes.standing}>
        <strong>{doneWords[last.decision]}</strong> by {who}, {momentWords(last.at)}.
      </output>
    );
  }
  const waits = asked.find(({ status }) => status === 'waiting');
  const words = waits
    ? 'You are asked when the stages before yours have decided.'
    : `This request does not ask you. It is ${stateWords(state).word.toLowerCase()}.`;
  return <output className={classes.standing}>{words}</output>;
}
