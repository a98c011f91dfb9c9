import type { RolloutState } from '../state';
import { AuditDraft, aDraft } from './draft';
import type { OutsideChange } from './outside';
import type { About } from './rowsOfAction';
import { eventOf } from './wholeObject';

/** That somebody else changed, deleted or remade the Canary; Kubernetes keeps no user, so none is named. */
export function rowsOfOutside(
  changes: OutsideChange[],
  rolloutId: string,
  { releases }: Pick<RolloutState, 'releases'>,
  { rollout, entity, owner }: About & Pick<AuditDraft, 'rollout'>,
): AuditDraft[] {
  const release = releases.at(-1)?.release;
  const isOpen = release?.closedAt === null;
  return changes.map(outside =>
    aDraft({
      kind: 'outside',
      outcome: 'changed',
      event: eventOf(outside),
      rollout,
      release: isOpen
        ? { id: `${rolloutId}.${release.number}`, number: release.number }
        : null,
      entity,
      owner,
      outside,
    }),
  );
}
