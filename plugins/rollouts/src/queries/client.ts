import { QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from '../lib/page/failure';

/** One for the whole plugin, so that card and tab share what they read. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Polling stops while the page is hidden, so looking at it again must always read.
      refetchOnWindowFocus: 'always',
      retry: (count, error) => count < 2 && isWorthRetrying(error),
    },
  },
});
