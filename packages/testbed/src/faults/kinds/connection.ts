import type { Fault } from '../Fault';
import type { Ending } from '../proxy/Link';
import {
  climbTo,
  finish,
  FIVE_STEPS,
  MINUTE,
  moveOn,
  untilDown,
} from './release';

const common = {
  place: 'calm',
  ownPortal: false,
  analysis: FIVE_STEPS,
  writes: 0,
} as const;

/** A Canary takes some seconds at this pace, and the release makes one in ten. */
const DRIBBLE = 800;
const ENDINGS: Ending[] = ['end', 'reset', 'end', 'reset'];

/** What happens on the way: the cluster goes on, and still can tell everything. */
export const connectionFaults: Fault[] = [
  {
    ...common,
    name: 'half-open',
    about:
      'connections stay open and carry nothing more, new ones are taken and never answered, while the release ends',
    limitMs: 8 * MINUTE,
    wanted: [
      { state: 'stale' },
      { state: 'down', words: /nothing came|No answer/ },
    ],
    async run(scene) {
      await climbTo(20, scene);
      await scene.trouble({
        reach: 'deaf',
        during: async () => {
          scene.proxy.mute();
          await finish(scene);
          // A watch ends after four minutes at most.
          await untilDown(scene, 5 * MINUTE);
          await scene.pass(15_000);
        },
        mend: () => scene.proxy.pass(),
      });
    },
  },
  {
    ...common,
    name: 'slow',
    about: 'every connection carries 800 bytes a second, and is cut once',
    limitMs: 6 * MINUTE,
    wanted: [],
    async run(scene) {
      const { proxy } = scene;
      await climbTo(10, scene);
      await scene.trouble({
        reach: 'hears',
        during: async () => {
          proxy.slow(DRIBBLE);
          await moveOn(2, scene);
          proxy.cut();
          await finish(scene);
        },
        mend: () => proxy.pass(),
      });
    },
  },
  {
    ...common,
    name: 'cut-mid-line',
    about:
      'the connection ends in the middle of a line of the watch, four times in a row, closed and reset in turn',
    limitMs: 5 * MINUTE,
    wanted: [],
    async run(scene) {
      const { proxy } = scene;
      await climbTo(10, scene);
      await scene.trouble({
        reach: 'hears',
        during: async () => {
          proxy.cutNextChanges(ENDINGS);
          await scene.meanwhile('all cuts', async () => proxy.cutsLeft === 0);
          await finish(scene);
        },
        mend: () => proxy.pass(),
      });
    },
  },
  {
    ...common,
    name: 'token-revoked',
    about: "the portal's token is worthless, and another one lies in its file",
    limitMs: 6 * MINUTE,
    wanted: [{ state: 'down', words: /refuses the credentials/ }],
    async run(scene) {
      const { account, proxy } = scene;
      await climbTo(10, scene);
      await account.revokeTokens();
      // The API server remembers a token for ten seconds, and asks a watch that runs never again.
      await scene.pass(12_000);
      await scene.trouble({
        reach: 'deaf',
        during: async () => {
          proxy.cut();
          await untilDown(scene, MINUTE);
          await moveOn(2, scene);
        },
        mend: () => account.giveToken(),
      });
      await finish(scene);
    },
  },
];
