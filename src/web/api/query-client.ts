import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.ts';

/** What the screens have read. Fresh for a moment, so that moving between screens is instant and never long out of date. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: 'always',
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.unknown,
    },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      // The session has ended: asking who one is lets the shell notice and lead to sign-in.
      const signedOut = error instanceof ProblemError && error.status === 401;
      if (signedOut && query.queryKey[0] !== '/api/me') void queryClient.invalidateQueries({ queryKey: ['/api/me'] });
    },
  }),
});
