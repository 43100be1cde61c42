import { useEffect } from 'react';
import { useShortcuts } from '../parts/keyboard.tsx';
import { sendWaiting, takeBack } from './take-back.tsx';

let screens = 0;

/**
 * For the screens where decisions are made: z takes back and leads `backTo` what was decided; going anywhere else in the
 * product sends what waits.
 */
export function useTakeBack(backTo: (approvalId: string) => void): void {
  const run = () => {
    const taken = takeBack();
    if (taken) backTo(taken.approvalId);
  };
  useShortcuts([{ keys: 'z', does: 'Take the last decision back', run }]);
  useEffect(() => {
    screens += 1;
    return () => {
      screens -= 1;
      // From one decision to the next, another such screen is there in the same moment.
      setTimeout(() => screens === 0 && sendWaiting(false), 0);
    };
  }, []);
}
