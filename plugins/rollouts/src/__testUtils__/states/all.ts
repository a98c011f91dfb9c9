import { actionStates } from './actions';
import { alertStates } from './alerts';
import { analysisStates } from './analysis';
import { endedStates } from './ended';
import { holdingStates } from './holding';
import { emptyStates } from './none';
import { revertingStates } from './reverting';
import { runningStates } from './running';
import { runbookStates } from './runbook';
import type { State } from './state';
import { troubleStates } from './trouble';
import { waitingStates } from './waiting';

/** Every state of the tab by name. */
export const states: Record<string, State> = {
  ...runningStates,
  ...waitingStates,
  ...endedStates,
  ...troubleStates,
  ...emptyStates,
  ...alertStates,
  ...analysisStates,
  ...actionStates,
  ...holdingStates,
  ...revertingStates,
  ...runbookStates,
};

export type { State } from './state';
