import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  ROLLOUTS_SIGNAL_CHANNEL,
  rolloutsSignalSchema,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createHintHandler } from './hintHandler';

/** Whether change hints can arrive at all in this app. */
export function useHinted(): boolean {
  return useApiHolder().get(signalApiRef) !== undefined;
}

/**
 * Refetches what a change hint names. Subscribes by itself since `useSignal` keeps only the last
 * message: of two hints that arrive in one render the first would be lost.
 */
export function useRolloutHints(): void {
  const signals = useApiHolder().get(signalApiRef);
  const client = useQueryClient();
  useEffect(() => {
    if (!signals) return undefined;
    const handler = createHintHandler(client);
    const { unsubscribe } = signals.subscribe(
      ROLLOUTS_SIGNAL_CHANNEL,
      message => {
        const hint = rolloutsSignalSchema.safeParse(message);
        if (hint.success) handler.handle(hint.data.ids);
      },
    );
    return () => {
      unsubscribe();
      handler.stop();
    };
  }, [signals, client]);
}
