import classes from './state.module.css';
import { type Tone, stateWords } from './state-words.ts';

interface StateProps {
  /** A state, stage or status as the API says it. */
  of: string;
  /** Overrides the word, for one place's own meaning. */
  word?: string;
  tone?: Tone;
}

/** Where something stands: a word, and a colour that says the same. */
export function State({ of, word, tone }: StateProps) {
  const known = stateWords(of);
  return (
    <span className={classes.state} data-tone={tone ?? known.tone}>
      {word ?? known.word}
    </span>
  );
}
