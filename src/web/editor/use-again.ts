import { useEffect } from 'react';

const every = 5_000;

/** Without a connection: tries again every few seconds, and as soon as there is one. `again` stays the same function. */
export function useAgain(isCutOff: boolean, again: () => void): void {
  useEffect(() => {
    if (!isCutOff) return undefined;
    const timer = setInterval(again, every);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isCutOff, again]);
}
