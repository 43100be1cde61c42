import type { Approval } from '../api/types.ts';
import { useMe } from '../api/me.ts';
import { momentWords } from '../parts/formats.ts';
import classes from './decision.module.css';
import { doneWords } from './decision.ts';

/** Why there is nothing to decide here, when there is not: who was first, and when. */
export function Standing({ approval: { steps } }: { approval: Approval }) {
  const me = useMe();
  const mine = steps.find(({ yours }) => yours);
  if (mine?.yoursFor) {
    return (
      <output className={classes.standing}>
        You stand in for <strong>{mine.yoursFor.name}</strong>: your decision is recorded as yours in their place.
      </output>
    );
  }
  if (mine) return null;
  const asked = steps.filter(({ candidates }) => candidates.some(({ id }) => id === me?.id));
  const last = asked.flatMap(({ decisions }) => decisions).at(-1);
  if (last) {
    const name = last.by.id === me?.id ? 'you' : last.by.name;
    const who = last.onBehalfOf ? `${name} for ${last.onBehalfOf.name}` : name;
    return (
      <output className={classes.standing}>
        <strong>{doneWords[last.decision]}</strong> by {who}, {momentWords(last.at)}.
      </output>
    );
  }
  const waits = asked.find(({ status }) => status === 'waiting');
  const words = waits ? 'You are asked when the stages before yours have decided.' : 'This request does not ask you.';
  return <output className={classes.standing}>{words}</output>;
}
