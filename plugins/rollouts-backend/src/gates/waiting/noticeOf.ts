import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { parseEntityRef } from '@backstage/catalog-model';
import type { GateKind } from '@rollouts/backstage-plugin-rollouts-common';
import { say } from '../../domain/gates/policy/say';
import type { Wait } from '../../domain/gates/waits';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Hold } from './findHold';

type Held = Pick<
  StoredRollout,
  'cluster' | 'namespace' | 'name' | 'release' | 'mappings'
>;

/** What somebody is to decide. */
const questions: { [K in Exclude<GateKind, 'rollback'>]: string } = {
  'confirm-rollout': 'may it begin?',
  'confirm-traffic-increase': 'may it get more traffic?',
  'confirm-promotion': 'may it be promoted?',
};

/**
 * What the owner of a rollout is told about a gate that waits. The same wait told twice is one
 * notification, since its scope is the same.
 *
 * @param hold - null: another server answers that gate
 */
export function noticeOf(
  { cluster, namespace, name, release, mappings }: Held,
  { kind, since }: Wait,
  { owner, hold }: { owner: string; hold: Hold | null },
): NotificationSendOptions {
  const images = release?.images.to?.map(({ image }) => image).join(', ');
  const question = kind === 'rollback' ? '' : questions[kind];
  return {
    recipients: { type: 'entity', entityRef: owner },
    payload: {
      title: `${name} in ${cluster} waits: ${question}`,
      description: `Release #${
        release?.number ?? '–'
      } of ${namespace}/${name} (${
        images ?? 'version not known'
      }) has waited at ${kind} since ${new Date(since).toISOString()}. ${saying(
        hold,
      )}`,
      link: mappings[0] && tabOf(mappings[0].entityRef),
      severity: 'normal',
      topic: 'rollouts',
      scope: `rollouts ${release?.id} ${kind}`,
    },
  };
}

/** What it waits for, in whole sentences. */
function saying(hold: Hold | null): string {
  if (!hold) return 'Nothing moves until the server that it asks agrees.';
  const { no, objections } = hold;
  if (no?.verb === 'pause') {
    return `${no.by} paused it: “${no.reason}”. Nothing moves until somebody resumes it.`;
  }
  if (no) {
    return `${no.by} rejected it: “${no.reason}”. Nothing moves until another version comes, or somebody says yes to this one.`;
  }
  const [first] = objections;
  if (!first) return 'Nothing holds it here: it waits for Flagger to ask.';
  return first.code === 'nobody-agreed'
    ? 'Nothing moves until somebody decides.'
    : `Nothing moves yet: ${say(objections)}.`;
}

function tabOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/')}/rollouts`;
}
