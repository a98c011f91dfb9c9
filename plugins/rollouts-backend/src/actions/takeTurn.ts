import type { ActionRecord } from '../domain/actions/record';
import { asHeard, heardOf } from '../domain/heard/heard';
import type { Store } from '../store/Store';
import { advance } from './advance';
import { noteAnswer } from './noteAnswer';
import { Canaries, StaleRecord, Turn } from './ports';

export interface TurnOptions {
  store: Pick<
    Store,
    'listRollouts' | 'listSources' | 'listPolls' | 'walkAudit' | 'saveAction'
  >;
  canaries: Canaries;
  /** Of the cluster's lease: who lost it writes nothing more. */
  epoch: number;
  /** False: actions were switched off. Nothing is begun, and what was changed for a time is taken back. */
  isOn: boolean;
  now: () => number;
  /** Called with the opaque id of a rollout whose action changed. */
  onChanged: (rolloutId: string) => void;
}

/**
 * Does the next thing about one action, from what is stored. True when the cluster did not do what
 * it was asked for.
 */
export async function takeTurn(
  record: ActionRecord,
  options: TurnOptions,
): Promise<boolean> {
  const { store, canaries, epoch, isOn, now, onChanged } = options;
  const [rollout] = await store.listRollouts({ ids: [record.rolloutId] });
  if (!rollout) return false;
  const sources = await store.listSources();
  const own = sources.find(({ source }) => source.name === rollout.cluster);
  const heard = heardOf(own ?? null, rollout, now());
  const state = asHeard(rollout.state, heard);
  const turn: Turn = {
    canaries,
    heard,
    now,
    save: async changed => {
      const saved = await store.saveAction(changed, epoch);
      if (!saved) throw new StaleRecord();
      onChanged(record.rolloutId);
      return saved;
    },
  };
  try {
    const noted = await noteAnswer(record, state, store, turn);
    const { isTroubled } = await advance(noted, state, turn, isOn);
    return isTroubled;
  } catch (error) {
    if (error instanceof StaleRecord) return false;
    throw error;
  }
}
