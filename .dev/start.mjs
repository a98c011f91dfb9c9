import { startDemo, USUAL } from './lib/demo.mjs';
import { interrupt } from './lib/interrupt.mjs';
import { main, say } from './lib/say.mjs';
import { prepare } from './setup/prepare.mjs';

const PORTAL = `http://localhost:${USUAL.ports.portal}`;
const TOUR = 'catalog/default/component/knative-lambda-operator/rollouts';

await main(async () => {
  const env = await prepare();
  const demo = await startDemo(env);
  say(`
  The portal runs.

    Open      ${PORTAL}/${TOUR}
    Sign in   as Lena Hoffmann (maintains this component; no password)
    Then      the catalog at ${PORTAL} has more components in other states,
              and ${PORTAL}/sandbox makes things happen in the clusters.
              Petra Novak of the platform team sees all of them.

    Logs      .state/logs
    Stop      Ctrl-C
`);
  const stopped = new Promise(resolve => {
    interrupt.addEventListener('abort', resolve);
  });
  const fell = await Promise.race([
    stopped.then(() => false),
    demo.ended.then(() => !interrupt.aborted),
  ]);
  say(fell ? '✗ A part ended by itself; see .state/logs' : '\nStopping …');
  await demo.stop();
  return fell ? 1 : 0;
});
