import { join } from 'node:path';
import { cacheFolder } from '../../build/folders';
import { startTestbed } from '../../plane/startTestbed';
import { USUAL, Versions } from '../../versions';
import type { StartWorld } from '../World';
import { Ground } from './Ground';

/** What two cores can keep in time: Flagger looks at each every ten seconds. */
const STAGES_AT_ONCE = 28;

export interface TestbedWorldOptions {
  versions?: Versions;
  /** State and logs; two worlds at the same time need two. */
  folder?: string;
  clusters?: string[];
}

/** Real control planes, in real time. */
export const testbedWorld =
  ({
    versions = USUAL,
    folder = join(cacheFolder(), 'suite'),
    clusters: names = ['one', 'two'],
  }: TestbedWorldOptions = {}): StartWorld =>
  async ({ eventWebhook, report }) => {
    const testbed = await startTestbed({
      clusters: names,
      versions,
      folder,
      eventWebhook,
      report,
    });
    const grounds = testbed.clusters.map(each => new Ground(each, report));
    return {
      name: 'testbed',
      versions: { ...versions },
      clusters: grounds.map(({ access }) => access),
      stagesAtOnce: STAGES_AT_ONCE,
      async openStage(namespace, wanted = names[0]) {
        const ground = grounds.find(({ cluster }) => cluster.name === wanted);
        if (!ground) throw new Error(`There is no cluster ${wanted}.`);
        return ground.openStage(namespace, testbed.ports);
      },
      async stop() {
        for (const ground of grounds) await ground.stop();
        await testbed.stop();
      },
    };
  };
