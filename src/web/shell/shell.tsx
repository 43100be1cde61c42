import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import type { ProblemError } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { KeyboardShortcuts } from '../parts/keyboard.tsx';
import { PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { GoKeys } from './go-keys.tsx';
import { Nav } from './nav.tsx';
import { Palette } from './palette.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** What stands around every screen, for somebody who is signed in; everybody else is led to sign in first. */
export function Shell() {
  const me = useResource<Me>('/api/me');
  const choosing = useWrite();
  const { pathname, search } = useLocation();
  const problem: ProblemError | null = me.error;
  if (problem?.status === 401) {
    const back = pathname === '/' ? '' : `?back=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${back}`} replace />;
  }
  if (!me.data) return problem ? <Problem error={problem} again={() => void me.refetch()} /> : <PageLoading />;
  return (
    <KeyboardShortcuts
      on={me.data.body.singleKeys}
      switchOn={(singleKeys) => choosing.mutate({ method: 'PATCH', path: '/api/me', body: { singleKeys } })}
    >
      <Frame />
    </KeyboardShortcuts>
  );
}

function Frame() {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [help, { open, close }] = useDisclosure(false);
  const loading = useNavigation().state === 'loading';
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      {!phone && <Nav />}
      <div className={classes.column}>
        <TopBar onHelp={open} />
        {loading && <output className={classes.loading} aria-label="Loading" />}
        <main id="content" tabIndex={-1} className={classes.main}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {phone && <BottomBar />}
      <Palette />
      <GoKeys help={help} onHelp={open} onClose={close} />
      <ScrollRestoration />
    </div>
  );
}
