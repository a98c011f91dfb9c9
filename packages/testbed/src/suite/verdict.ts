import { imagesOf, replicasOf, shareOf } from '../compare/objects';
import type { Snapshot } from '../compare/readCluster';
import { statusOf } from '../compare/status';
import type { Change } from '../kube/NamespaceWatch';
import type { Release, Rollout } from '../portal/answers';
import { imageOf } from '../scenarios/manifests';
import type { Then } from '../scenarios/Scenario';

/** Everything that is known when a scenario is over. */
export interface Ending {
  snapshot: Snapshot;
  history: Change[];
  releases: Release[];
  rollout: Rollout | null;
}

/** What is not as the scenario says it must be, in words, and how much was looked at. */
export function judge(then: Then, ending: Ending) {
  const checks = [
    ...releaseChecks(then, ending),
    ...clusterChecks(then, ending),
    ...portalChecks(then, ending),
  ];
  return {
    compared: checks.length,
    wrong: checks
      .filter(({ is, wanted }) => JSON.stringify(is) !== JSON.stringify(wanted))
      .map(
        ({ what, is, wanted }) =>
          `${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`,
      ),
  };
}

interface Check {
  what: string;
  is: unknown;
  wanted: unknown;
}

function releaseChecks({ releases }: Then, ending: Ending): Check[] {
  const told = ending.releases.map(inWords);
  const count = Math.max(releases.length, told.length);
  return [
    ...Array.from({ length: count }, (_, i) => ({
      what: `release ${i + 1}`,
      is: told[i] ?? null,
      wanted: releases[i] ?? null,
    })),
    {
      what: 'holes in the record',
      is: ending.releases.reduce((sum, { gaps }) => sum + gaps, 0),
      wanted: 0,
    },
  ];
}

/** `6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed`. */
function inWords(release: Release): string {
  const { outcome, cause, images, maxWeight, failedChecks } = release;
  const tag = (list: Release['images']['from']) =>
    list?.map(({ image }) => image.split(':').pop()).join(',') ?? '?';
  const config = release.configChanged ? ' config' : '';
  const end = outcome ? `${outcome} by ${cause?.code}` : 'open';
  const seen = release.openingObserved ? '' : ' unseen';
  return `${tag(images.from)}->${tag(
    images.to,
  )}${config}${seen} ${end}, max ${maxWeight} %, ${failedChecks} failed`;
}

function clusterChecks(then: Then, { snapshot, history }: Ending): Check[] {
  const { route, target, primary, canary } = snapshot;
  const phases = phasesIn(history);
  return [
    {
      what: 'primary',
      is: imagesOf(primary)?.map(image => image.split('=')[1]) ?? null,
      wanted: then.primary === null ? null : [imageOf(then.primary)],
    },
    {
      what: 'weight of the route',
      is: route && shareOf(route),
      wanted: then.weight,
    },
    ...(then.replicas === undefined
      ? []
      : [
          {
            what: 'replicas of the target',
            is: replicasOf(target),
            wanted: then.replicas,
          },
        ]),
    ...Object.entries(then.spec ?? {}).map(([path, wanted]) => ({
      what: `spec.${path}`,
      is: fieldOf(canary?.spec, path) || null,
      wanted: wanted ?? null,
    })),
    ...(then.never ?? []).map(phase => ({
      what: `phase ${phase} happened`,
      is: phases.includes(phase),
      wanted: false,
    })),
  ];
}

function portalChecks(then: Then, { rollout }: Ending): Check[] {
  return [
    ...(then.explanation
      ? [
          {
            what: 'explanation',
            is: rollout?.explanation.code ?? null,
            wanted: then.explanation,
          },
        ]
      : []),
    ...(then.hazards
      ? [
          {
            what: 'hazards',
            is: rollout?.hazards.map(({ code }) => code).sort() ?? null,
            wanted: [...then.hazards].sort(),
          },
        ]
      : []),
  ];
}

function phasesIn(history: Change[]): string[] {
  const phases = history.map(({ object }) => statusOf(object)?.phase ?? '');
  return phases.slice(phases.indexOf('Initialized') + 1);
}

function fieldOf(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      object,
    );
}
