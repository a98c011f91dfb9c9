import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Wait } from '../../domain/gates/waits';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Hold } from './findHold';
import { saying } from './saying';

type Held = Pick<
  StoredRollout,
  'cluster' | 'namespace' | 'name' | 'release' | 'mappings'
>;

/** What somebody is to decide, and what the release has waited for. */
const words: { [K in Wait['kind']]: { question: string; waited: string } } = {
  'confirm-rollout': { question: 'may it begin?', waited: 'to begin' },
  'confirm-traffic-increase': {
    question: 'may it get more traffic?',
    waited: 'for more traffic',
  },
  'confirm-promotion': {
    question: 'may it be promoted?',
    waited: 'to be promoted',
  },
};

/** Read elsewhere than it was written, perhaps days later: with the day, and in one zone that is named. */
const clock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

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
  const number = release?.number ?? '–';
  const { question, waited } = words[kind];
  return {
    recipients: { type: 'entity', entityRef: owner },
    payload: {
      title: `${name} in ${cluster} waits: ${question}`,
      description: `Release #${number} of ${namespace}/${name} (${
        images ?? 'version not known'
      }) has waited ${waited} since ${clock.format(since)} UTC. ${saying(
        hold,
      )}`,
      link: mappings[0] && tabOf(mappings[0].entityRef),
      severity: 'normal',
      topic: 'rollouts',
      scope: `rollouts ${release?.id} ${kind}`,
    },
  };
}

function tabOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/')}/rollouts`;
}
