import { stringify } from 'yaml';
import { TARGET } from '../../scenarios/manifests';
import type { Fault } from '../Fault';
import type { FaultScene } from '../FaultScene';
import { judgeAnswers } from '../judge/answers';
import { judgeAlerts, Kind, ShownAlerts } from '../judge/alerts';
import type { Sampler } from '../samples/Sampler';
import { climbTo, finish, FIVE_STEPS, MINUTE } from './release';

const KINDS: Kind[] = ['prometheus', 'alertmanager'];

function away(kind: Kind): Fault {
  const samplers = new WeakMap<FaultScene, Sampler<ShownAlerts>>();
  return {
    name: `${kind}-restarted`,
    about: `${kind} is killed while an alert fires, and started again after 15 s`,
    place: 'shaken',
    ownPortal: false,
    // Flagger's checks fail too while its Prometheus is away, and until it has values again.
    analysis: { ...FIVE_STEPS, threshold: 10 },
    limitMs: 5 * MINUTE,
    wanted: [],
    writes: 0,
    async run(scene) {
      const part = scene.cluster.parts[kind];
      await scene.cluster.setRules(ruleFor(scene.stage.namespace));
      await climbTo(10, scene);
      await untilAlerts(scene, 'an alert', known => known.alerts.length > 0);
      await untilAlerts(
        scene,
        'live',
        ({ sources }) => sources[kind] === 'live',
      );
      samplers.set(
        scene,
        scene.sample(() => alertsOf(scene)),
      );
      await scene.trouble({
        reach: 'hears',
        during: async () => {
          await part.kill();
          await untilAlerts(scene, 'down', s => s.sources[kind] === 'down');
          await scene.pass(15_000);
        },
        mend: () => part.start(),
      });
      await untilAlerts(
        scene,
        'live',
        ({ sources }) => sources[kind] === 'live',
      );
      await finish(scene);
    },
    async judge(scene) {
      const samples = samplers.get(scene)?.samples ?? [];
      return [
        ...judgeAnswers(samples, scene.troubles, scene.absences),
        ...judgeAlerts(samples, kind, scene.troubles),
      ];
    },
  };
}

/** Fires as long as it is there. */
function ruleFor(namespace: string): string {
  return stringify({
    groups: [
      {
        name: 'faults',
        rules: [
          {
            alert: 'AlwaysFiring',
            expr: 'vector(1) > 0',
            labels: { namespace, deployment: TARGET, severity: 'warning' },
          },
        ],
      },
    ],
  });
}

async function alertsOf({
  watched,
  address,
}: FaultScene): Promise<ShownAlerts> {
  const { alerts, sources } = await watched.entityAlerts(
    `component:default/${address.cluster}`,
  );
  const state = (kind: Kind) =>
    sources.find(({ id }) => id.startsWith(`${kind}:`));
  return {
    alerts: alerts.map(({ name, asOf, sources: ids }) => ({
      name,
      asOf,
      toldBy: KINDS.filter(kind => ids.some(id => id.startsWith(`${kind}:`))),
    })),
    sources: {
      prometheus: state('prometheus')?.state ?? 'unknown',
      alertmanager: state('alertmanager')?.state ?? 'unknown',
    },
    told: {
      prometheus: isTold(state('prometheus')),
      alertmanager: isTold(state('alertmanager')),
    },
  };
}

/** Since when it is down and why. */
function isTold(
  source:
    | { lastSuccessAt: number | null; lastError: object | null }
    | undefined,
): boolean {
  return Boolean(source?.lastSuccessAt && source.lastError);
}

function untilAlerts(
  scene: FaultScene,
  words: string,
  holds: (shown: ShownAlerts) => boolean,
): Promise<void> {
  return scene.meanwhile(words, async () => holds(await alertsOf(scene)));
}

/** What tells of the release besides the cluster is away for a while. */
export const monitoringFaults: Fault[] = [
  away('prometheus'),
  away('alertmanager'),
];
