import type {
  ActionPlan,
  Flagger,
} from '@rollouts/backstage-plugin-rollouts-common';
import { flaggerHazards } from '../describe/flaggerHazards';
import type { RolloutState } from '../state';

type Notice = ActionPlan['warnings'][number];

/** What to know before any click: whether Flagger will do its part, and whom else it concerns. */
export function noticesOf(about: {
  state: RolloutState;
  /** Null: not known. */
  flagger: Flagger | null;
  /** When the cluster was last heard, in its own time. */
  heardUntil: number;
  /** How many entities show the rollout. */
  components: number;
}): Notice[] {
  const { components } = about;
  const shared: Notice[] =
    components > 1 ? [{ code: 'shared', params: { components } }] : [];
  return [...ofFlagger(about), ...shared];
}

function ofFlagger({
  state,
  flagger,
  heardUntil,
}: Parameters<typeof noticesOf>[0]): Notice[] {
  const away = flaggerHazards(state, flagger, heardUntil).flatMap(
    ({ code, params }): Notice[] =>
      code === 'flagger-stopped' || code === 'flagger-silent'
        ? [{ code, params }]
        : [],
  );
  const still: Notice[] =
    away.length === 0 && flagger?.presence === 'unseen'
      ? [{ code: 'flagger-unseen', params: {} }]
      : away;
  const isTried = flagger?.support !== 'older' && flagger?.support !== 'newer';
  return isTried || !flagger
    ? still
    : [
        ...still,
        { code: 'flagger-untried', params: { version: flagger.version } },
      ];
}
