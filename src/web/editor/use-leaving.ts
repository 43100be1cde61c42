import { useCallback, useEffect } from 'react';
import { type BlockerFunction, useBlocker } from 'react-router';

/** As long as somebody waits who leaves without a connection, in ms. */
const patience = 2_000;

/**
 * The next screen shows what is kept, so what was written right before one goes there is kept first. What could not be is
 * there again when its writer comes back.
 */
export function useLeaving(isAllKept: () => boolean, save: () => Promise<boolean>): void {
  const isWaited = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation: { pathname } }) =>
      pathname !== currentLocation.pathname && pathname !== '/sign-in' && !isAllKept(),
    [isAllKept],
  );
  const leaving = useBlocker(isWaited);
  useEffect(() => {
    if (leaving.state !== 'blocked') return undefined;
    let isGone = false;
    const go = () => {
      if (!isGone) leaving.proceed();
      isGone = true;
    };
    const timer = setTimeout(go, patience);
    void save().finally(go);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [leaving, save]);
}
