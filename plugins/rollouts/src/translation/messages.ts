import { refusalMessages } from '@rollouts/backstage-plugin-rollouts-common';
import { alertMessages } from './alerts';
import { analysisMessages } from './analysis';
import { auditMessages } from './audit';
import { actionMessages } from './deciding/actions';
import { gateMessages } from './deciding/gates';
import { planMessages } from './deciding/plans';
import { receiptMessages } from './deciding/receipts';
import { explanationMessages } from './explanation';
import { flaggerMessages } from './flagger';
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
  ...planMessages,
  ...receiptMessages,
  ...refusalMessages,
  ...releaseMessages,
  ...runbookMessages,
  ...stateMessages,
};
