import { PORTAL, startDemo } from './lib/demo.mjs';
import { main, say } from './lib/say.mjs';
import { prepare } from './setup/prepare.mjs';

const TOUR = 'catalog/default/component/knative-lambda-operator/rollouts';

await main(async () => {
  const env = await prepare();
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const demo = await startDemo(env, interrupt.signal);
  say(`
  The portal runs.

    Open      ${PORTAL}/${TOUR}
    Sign in   as Lena Hoffmann (maintains this component; no password)
    Then      the catalog at ${PORTAL} has more components in other states.
              Petra Novak of the platform team sees all of them.

    Logs      .state/logs
    Stop      Ctrl-C
`);
  const stopped = new Promise(resolve => {
    interrupt.signal.addEventListener('abort', resolve);
  });
  const fell = await Promise.race([
    stopped.then(() => false),
    demo.ended.then(() => !interrupt.signal.aborted),
  ]);
  say(fell ? '✗ A part ended by itself; see .state/logs' : '\nStopping …');
  await demo.stop();
  return fell ? 1 : 0;
});
