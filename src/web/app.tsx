/** Every address of the product, and the screen that is loaded when it is first visited. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client.ts';
import { PageLoading } from './parts/page.tsx';
import { RouteProblem } from './shell/route-problem.tsx';
import { Shell } from './shell/shell.tsx';
import { cssVariables, theme } from './theme/theme.ts';

type Screen = Promise<{ default: ComponentType }>;

const screen = (path: string, load: () => Screen) => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
});

const router = createBrowserRouter([
  {
    ErrorBoundary: RouteProblem,
    HydrateFallback: PageLoading,
    children: [
      screen('/sign-in', () => import('./sign-in/page.tsx')),
      screen('/forgot-password', () => import('./sign-in/forgot-password.tsx')),
      screen('/set-password', () => import('./sign-in/set-password.tsx')),
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: RouteProblem,
            children: [
              screen('/', () => import('./home/page.tsx')),
              screen('/deals', () => import('./deals/page.tsx')),
              screen('/deals/new', () => import('./deals/new.tsx')),
              screen('/deals/:id', () => import('./deal/page.tsx')),
              screen('/quotes/:id', () => import('./editor/page.tsx')),
              screen('/approvals', () => import('./inbox/page.tsx')),
              screen('/approvals/all', () => import('./inbox/all.tsx')),
              screen('/approvals/:id', () => import('./decision/page.tsx')),
              screen('/desk', () => import('./desk/page.tsx')),
              screen('/desk/levels', () => import('./desk/levels.tsx')),
              screen('/desk/types', () => import('./desk/types.tsx')),
              screen('/desk/:id', () => import('./desk/request-page.tsx')),
              screen('/contracts', () => import('./contract/list.tsx')),
              screen('/contracts/:id', () => import('./contract/page.tsx')),
              screen('/orders', () => import('./order/list.tsx')),
              screen('/orders/invoices', () => import('./order/invoice-list.tsx')),
              screen('/orders/:id', () => import('./order/page.tsx')),
              screen('/catalogue', () => import('./catalogue/page.tsx')),
              screen('/accounts', () => import('./accounts/list.tsx')),
              screen('/accounts/:id', () => import('./accounts/page.tsx')),
              screen('/subscriptions', () => import('./subscriptions/list.tsx')),
              screen('/subscriptions/:id', () => import('./subscriptions/page.tsx')),
              screen('/search', () => import('./search/page.tsx')),
              screen('/calendars', () => import('./calendars/list.tsx')),
              screen('/calendars/new', () => import('./calendars/change.tsx')),
              screen('/calendars/:id', () => import('./calendars/page.tsx')),
              screen('/calendars/:id/change', () => import('./calendars/change.tsx')),
              screen('/away', () => import('./away/page.tsx')),
              screen('/imports', () => import('./imports/list.tsx')),
              screen('/imports/:id', () => import('./imports/page.tsx')),
              screen('/people', () => import('./people/page.tsx')),
              screen('/policy', () => import('./policy/list.tsx')),
              screen('/policy/inputs', () => import('./policy/offered.tsx')),
              screen('/policy/:name/:version', () => import('./policy/page.tsx')),
              screen('/audit', () => import('./audit/page.tsx')),
              screen('/jobs', () => import('./jobs/page.tsx')),
              screen('/settings/notifications', () => import('./settings/notifications.tsx')),
              screen('/notifications', () => import('./notifications/page.tsx')),
              screen('/measures', () => import('./measures/page.tsx')),
              screen('/settings/tokens', () => import('./settings/sign-ins.tsx')),
              screen('/settings/compensation', () => import('./compensation/list.tsx')),
              screen('/settings/compensation/new', () => import('./compensation/change.tsx')),
              screen('/settings/compensation/:id', () => import('./compensation/page.tsx')),
              screen('/settings/compensation/:id/change', () => import('./compensation/change.tsx')),
              screen('/settings/confidentiality', () => import('./settings/confidentiality.tsx')),
              screen('*', () => import('./shell/nothing-here.tsx')),
            ],
          },
        ],
      },
    ],
  },
]);

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <Notifications position="bottom-right" autoClose={5000} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
