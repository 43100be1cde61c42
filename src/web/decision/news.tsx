import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../api/me.ts';
import type { Approval } from '../api/types.ts';
import classes from './decision.module.css';
import { newsBetween } from './news.ts';

/** Whatever happened to the request since one began to read, before one decides on what is not so any more. */
export function News({ approval }: { approval: Approval }) {
  const me = useMe();
  const [read, setRead] = useState(approval);
  const news = newsBetween(read, approval, me?.id);
  const { newer, quote } = approval;
  return (
    <output className={classes.newsPlace}>
      {newer && (
        <p className={classes.news}>
          This is about version {quote.version}. Version {newer.version} has been submitted since:{' '}
          <Link to={`/approvals/${newer.id}`}>open its request</Link>.
        </p>
      )}
      {news.length > 0 && (
        <div className={classes.news}>
          <strong>Changed while you read:</strong>
          <ul>
            {news.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Button size="compact-sm" variant="default" onClick={() => setRead(approval)}>
            Noted
          </Button>
        </div>
      )}
    </output>
  );
}
