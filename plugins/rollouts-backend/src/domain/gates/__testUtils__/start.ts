import { after } from '../../actions/__testUtils__/running';
import type { GateWrite } from '../../actions/types';
import { deployed, seen } from '../../__testUtils__/story';

/** What is decided about the start of version 1.1, beside hooks of other servers if there are some. */
export const decidedStart = (others: string[] = []): GateWrite => ({
  field: 'gate',
  value: {
    kind: 'confirm-rollout',
    checksums: [],
    target: { uid: 'target', generation: 7, images: ['podinfo:1.1'] },
    ...(others.length > 0 && { others }),
  },
});

/** A workload with that version, in this generation, that waits to begin. */
export const waitingStart = (generation: number, phase = 'Waiting') =>
  after([
    seen(0, 'Succeeded'),
    deployed(1, 'primary', '1.0'),
    deployed(2, 'target', '1.1', { generation }),
    seen(10, phase),
  ]);
