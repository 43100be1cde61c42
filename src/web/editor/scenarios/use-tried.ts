import { useState } from 'react';
import { ProblemError } from '../../api/problem.ts';

/** Work that the server may refuse, and why it did. */
export function useTried() {
  const [refused, setRefused] = useState<ProblemError>();
  const [isTrying, setTrying] = useState(false);
  const tried = async (work: () => Promise<unknown>, then?: () => void) => {
    setTrying(true);
    try {
      await work();
      setRefused(undefined);
      then?.();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      setRefused(problem);
    } finally {
      setTrying(false);
    }
  };
  return { refused, isTrying, tried };
}
