import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { connect } from './connection.ts';
import { follow } from './follow.ts';
import type { Change } from './touched.ts';

/** A short loss is nobody's business: it is made up for before one notices. */
const worthSaying = 6_000;
/** While nothing is told, what is shown is read anew this often. */
const meanwhile = 30_000;

/** Keeps everything on the screen as it is on the server. Answers whether that has been lost for a while. */
export function useLive(personId: string | undefined): { lost: boolean } {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (personId === undefined) return undefined;
    const following = follow(client);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let reading: ReturnType<typeof setInterval> | undefined;
    const found = () => {
      clearTimeout(timer);
      clearInterval(reading);
      timer = undefined;
      setLost(false);
    };
    const away = () => {
      setLost(true);
      reading = setInterval(following.tellAll, meanwhile);
    };
    const leave = connect(personId, {
      change: (data) => following.tell(JSON.parse(data) as Change),
      reload: following.tellAll,
      state(live) {
        if (live) found();
        else timer ??= setTimeout(away, worthSaying);
      },
    });
    return () => {
      leave();
      found();
      following.stop();
    };
  }, [client, personId]);
  return { lost };
}
