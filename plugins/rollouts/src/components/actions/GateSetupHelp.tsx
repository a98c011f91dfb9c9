import type { GateSetup } from '@rollouts/backstage-plugin-rollouts-common';
import { toYaml } from '../../lib/actions/gates';
import { CopyText } from '../base/CopyText';
import { Disclosure } from '../base/Disclosure';
import { useWords } from '../base/useWords';

/** What to add to the Canary so that Flagger asks here; the lines above say when it did. */
export function GateSetupHelp({ setup }: { setup: GateSetup }) {
  const { words } = useWords();
  return (
    <Disclosure summary={words('gateSetup.title')}>
      <p>{words('gateSetup.hooks')}</p>
      <CopyText text={toYaml(setup, words)} />
      <p>{words('gateSetup.password')}</p>
      <CopyText text={setup.command} />
      <p>{words('gateSetup.proof')}</p>
    </Disclosure>
  );
}
