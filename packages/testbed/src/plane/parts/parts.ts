import { Part, PartSpec } from '../process/Part';
import {
  apiServer,
  controllerManager,
  etcd,
  kwok,
  scheduler,
} from './controlPlane';
import { flagger } from './flagger';
import { alertmanager, prometheus } from './monitoring';
import type { Setting } from './Setting';

/** The programs of one cluster. */
export interface Parts {
  etcd: Part;
  apiServer: Part;
  controllerManager: Part;
  scheduler: Part;
  kwok: Part;
  prometheus: Part;
  alertmanager: Part;
  flagger: Part;
}

/** @param apiIsReady whether the API server can be used */
export function createParts(
  setting: Setting,
  apiIsReady: () => Promise<boolean>,
  onCrash: (message: string) => void,
): Parts {
  const part = (spec: PartSpec) =>
    new Part({ ...spec, onCrash }, setting.folder);
  return {
    etcd: part(etcd(setting)),
    apiServer: part(apiServer(setting, apiIsReady)),
    controllerManager: part(controllerManager(setting)),
    scheduler: part(scheduler(setting)),
    kwok: part(kwok(setting)),
    prometheus: part(prometheus(setting)),
    alertmanager: part(alertmanager(setting)),
    flagger: part(flagger(setting)),
  };
}
