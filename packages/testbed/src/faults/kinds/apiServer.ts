import type { Fault } from '../Fault';
import { compact } from '../record/compact';
import {
  climbTo,
  finish,
  FIVE_STEPS,
  MINUTE,
  moveOn,
  untilDown,
} from './release';

const common = {
  place: 'shaken',
  ownPortal: false,
  analysis: FIVE_STEPS,
  writes: 0,
} as const;

/** What happens to the API server happens to Flagger too: the cluster stands still meanwhile. */
export const apiServerFaults: Fault[] = [
  {
    ...common,
    name: 'api-server-killed',
    about: 'the API server is killed, and started again after 20 s',
    limitMs: 5 * MINUTE,
    wanted: [{ state: 'down', words: /No answer|The connection broke/ }],
    async run(scene) {
      const { apiServer } = scene.cluster.parts;
      await climbTo(20, scene);
      await scene.trouble({
        reach: 'deaf',
        during: async () => {
          await apiServer.kill();
          await untilDown(scene, 30_000);
          await scene.pass(20_000);
        },
        mend: () => apiServer.start(),
      });
      await finish(scene);
    },
  },
  {
    ...common,
    name: 'api-server-paused',
    about: 'the API server is stopped for 60 s (SIGSTOP) and goes on',
    limitMs: 6 * MINUTE,
    // A quiet minute is no silence yet: the age of what is shown has to tell.
    wanted: [],
    async run(scene) {
      const { apiServer } = scene.cluster.parts;
      await climbTo(20, scene);
      await scene.trouble({
        reach: 'deaf',
        during: async () => {
          apiServer.pause();
          await scene.pass(60_000);
        },
        mend: () => apiServer.resume(),
      });
      await finish(scene);
    },
  },
  {
    ...common,
    name: 'history-compacted',
    about:
      'the portal is cut off, the release goes on, etcd is compacted and the API server started anew: what the portal knows is too old',
    limitMs: 6 * MINUTE,
    wanted: [{ state: 'down', words: /No answer|The connection broke/ }],
    async run(scene) {
      const { proxy, cluster } = scene;
      const { apiServer } = cluster.parts;
      await climbTo(10, scene);
      await scene.trouble({
        reach: 'deaf',
        during: async () => {
          proxy.refuse();
          await untilDown(scene, 30_000);
          await moveOn(2, scene);
          await compact(cluster.etcdUrl);
          // Its cache would still hold what etcd has forgotten.
          await apiServer.restart();
        },
        mend: async () => {
          proxy.pass();
          await apiServer.start();
        },
      });
      await finish(scene);
    },
    async judge({ proxy, portal, address }) {
      const releases = await portal.releases(address);
      return [
        ...(proxy.traffic.expired('canaries') > 0
          ? []
          : ['the API server never said that the version is too old']),
        ...(releases.at(-1)?.gaps
          ? []
          : ['states were missed, and no gap says so']),
      ];
    },
  },
];
