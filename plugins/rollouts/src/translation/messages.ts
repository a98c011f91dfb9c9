import { actionMessages } from './actions';
import { alertMessages } from './alerts';
import { analysisMessages } from './analysis';
import { auditMessages } from './audit';
import { explanationMessages } from './explanation';
import { flaggerMessages } from './flagger';
import { gateMessages } from './gates';
import { hazardMessages } from './hazard';
import { pageMessages } from './page';
import { releaseMessages } from './release';
import { runbookMessages } from './runbook';
import { stateMessages } from './state';

/** All messages in English; the keys are the contract for translators. */
export const messages = {
  ...actionMessages,
  ...alertMessages,
  ...analysisMessages,
  ...auditMessages,
  ...explanationMessages,
  ...flaggerMessages,
  ...gateMessages,
  ...hazardMessages,
  ...pageMessages,
  ...releaseMessages,
  ...runbookMessages,
  ...stateMessages,
};
