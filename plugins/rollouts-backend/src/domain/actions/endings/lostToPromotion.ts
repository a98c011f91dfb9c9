import { toldYesAt } from '../../gates/decided/toldYes';
import { deriveReleases } from '../../said/derive';
import type { ReleaseRecord, RolloutState } from '../../state';
import type { ActionRecord } from '../record';

/**
 * Whether a release failed in its promotion, or since the primary did not become ready, and not because
 * somebody rolled it back: Flagger's tick had gone on before it looked. Then users are on the canary, or on a
 * primary with the new version. Of a primary that Flagger complained of earlier the complaint may be the last
 * word that was heard; if it asked the gate after that, the primary was ready.
 */
export function isLostToPromotion(
  action: ActionRecord,
  { release: { number }, weightAtEnd }: ReleaseRecord,
  state: RolloutState,
): boolean {
  if (weightAtEnd === 100) return true;
  const told = deriveReleases(state).find(
    ({ release }) => release.number === number,
  );
  if (told?.entries.some(({ details }) => details.kind === 'promoted')) {
    return true;
  }
  const isUnready = told?.release.cause?.code === 'primary-not-ready';
  return isUnready && toldYesAt(action) === null;
}
