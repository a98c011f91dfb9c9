import { join } from 'node:path';
import type { PartSpec } from '../process/Part';
import { answers } from '../process/until';
import { FILES } from './controlPlane';
import { local, Setting } from './Setting';

export function flagger({
  binaries,
  folder,
  ports,
  eventWebhook,
  provider,
}: Setting): PartSpec {
  return {
    name: 'flagger',
    command: binaries.flagger,
    args: [
      `-kubeconfig=${join(folder, FILES.kubeconfig)}`,
      `-mesh-provider=${provider}`,
      `-metrics-server=http://${local(ports.prometheus)}`,
      `-port=${ports.flagger}`,
      // How soon a new Canary is noticed; its checks have their own interval.
      '-control-loop-interval=2s',
      '-enable-leader-election=false',
      ...(eventWebhook ? [`-event-webhook=${eventWebhook}`] : []),
    ],
    ready: answers(`http://${local(ports.flagger)}/healthz`),
  };
}
