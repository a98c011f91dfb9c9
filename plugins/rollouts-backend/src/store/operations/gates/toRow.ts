import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';

export function toRow(poll: GatePoll): GatePollRow {
  return {
    rollout_id: poll.rolloutId,
    kind: poll.kind,
    checksum: poll.checksum,
    key_id: poll.keyId,
    release_id: poll.releaseId,
    polled_at: poll.polledAt,
    answer: poll.answer,
    decision_id: poll.decisionId,
  };
}
