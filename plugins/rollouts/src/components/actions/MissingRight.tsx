import type { MissingRight as Right } from '@rollouts/backstage-plugin-rollouts-common';
import { toRole } from '../../lib/actions/role';
import { say } from '../../lib/words';
import { CopyText } from '../base/CopyText';
import { useWords } from '../base/useWords';

/** Which right the portal lacks in the cluster, and the role that grants it. */
export function MissingRight({ right }: { right: Right }) {
  const { words } = useWords();
  const { account, verb, resource, namespace } = right;
  const params = { account, verb, resource, namespace };
  return (
    <>
      <span>{say(words, 'receipt.missing-right', params)}</span>
      <CopyText text={toRole(right)} />
    </>
  );
}
