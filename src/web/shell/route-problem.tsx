import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';

/** A screen that broke, or one whose files a newer version has replaced: nothing was lost on the server. */
export function RouteProblem() {
  const error = useRouteError();
  return (
    <Page title="This screen could not be shown">
      <Empty
        title={error instanceof Error ? error.message : 'Something unexpected happened in the browser.'}
        action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
      >
        Nothing that was saved is lost.
      </Empty>
    </Page>
  );
}
