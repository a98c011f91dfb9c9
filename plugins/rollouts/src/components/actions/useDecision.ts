import type {
  ActionOffer,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { useRef, useState } from 'react';
import { changeOf, Seen, seenIn } from '../../lib/actions/seen';
import { useAct } from '../../queries/deciding/useAct';
import { newKey } from './newKey';

/** What somebody who opened the dialog is deciding about. */
export interface Decision {
  /** Null: there is nothing to decide about any more. */
  seen: Seen | null;
  /** What is there now is not what was seen. */
  changed: ReturnType<typeof changeOf>;
  isPending: boolean;
  error: unknown;
  /** Asks for the action; pressed again it asks for the same. */
  decide(reason: string, typed?: string): void;
  /** Goes on with what is there now: that is another decision. */
  lookAgain(): void;
}

/** Holds what was seen when the dialog was opened, since that is what is decided about. */
export function useDecision(
  rollout: Rollout,
  { verb, plan }: ActionOffer,
  onDone: () => void,
): Decision {
  const now = seenIn(rollout, plan);
  const [seen, setSeen] = useState(now);
  const [idempotencyKey, setKey] = useState(newKey);
  const act = useAct(rollout);
  // Two clicks can come before the first one has been drawn.
  const asking = useRef(false);
  return {
    seen,
    changed: seen && changeOf(seen, now),
    isPending: act.isPending,
    error: act.error,
    decide(reason, typed) {
      if (asking.current || !seen?.lever) return;
      asking.current = true;
      const { releaseId, phase, lever } = seen;
      const about = seen.about ?? undefined;
      act.mutate(
        {
          ...{ verb, releaseId, phase, about, lever },
          ...{ reason, typed, idempotencyKey },
        },
        {
          onSuccess: onDone,
          onSettled: () => {
            asking.current = false;
          },
        },
      );
    },
    lookAgain() {
      act.reset();
      setSeen(now);
      setKey(newKey());
    },
  };
}
