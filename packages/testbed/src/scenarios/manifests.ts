import type { KubeObject } from '../kube/KubeObject';
import type { Stage } from '../world/World';
import type { Given } from './Scenario';

export const TARGET = 'podinfo';
const IMAGE = 'ghcr.io/stefanprodan/podinfo';

/** `6.0.1` as an image. */
export function imageOf(tag: string): string {
  return `${IMAGE}:${tag}`;
}

/** Where a Service that leads to `6.0.1` leads. */
export function hostOf(tag: string): string {
  return `podinfo-${tag.replaceAll('.', '-')}.example.org`;
}

/** The ConfigMap that the workload reads. */
export function config(namespace: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'podinfo-config', namespace },
    data: { greeting: 'hi' },
  };
}

/** A workload of two pods with version 6.0.0. */
export function workload(
  namespace: string,
  { target = 'Deployment', label = 'app', unschedulable }: Given,
): KubeObject {
  const greeting = { name: 'podinfo-config', key: 'greeting', optional: true };
  return {
    apiVersion: 'apps/v1',
    kind: target,
    metadata: { name: TARGET, namespace, labels: { app: TARGET } },
    spec: {
      ...(target === 'Deployment' && {
        replicas: 2,
        progressDeadlineSeconds: 60,
      }),
      selector: { matchLabels: { [label]: TARGET } },
      template: {
        metadata: { labels: { [label]: TARGET } },
        spec: {
          nodeSelector: unschedulable
            ? { nowhere: 'x' }
            : { 'kubernetes.io/os': 'linux' },
          containers: [
            {
              name: 'podinfod',
              image: imageOf('6.0.0'),
              ports: [{ name: 'http', containerPort: 9898 }],
              env: [
                {
                  name: 'GREETING',
                  valueFrom: { configMapKeyRef: greeting },
                },
              ],
            },
          ],
        },
      },
    },
  };
}

/**
 * A Service that leads to version 6.0.0, or to pods where they are told. Flagger can copy the first kind
 * alone: of the second it copies `clusterIPs` too, which the API server refuses.
 */
export function service(namespace: string, { label }: Given): KubeObject {
  const leads = label
    ? { type: 'ClusterIP', selector: { [label]: TARGET } }
    : { type: 'ExternalName', externalName: hostOf('6.0.0') };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: TARGET, namespace },
    spec: { ...leads, ports: [{ name: 'http', port: 80 }] },
  };
}

/** Keeps the target at its two pods. */
export function autoscaler(namespace: string): KubeObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: TARGET, namespace },
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: TARGET,
      },
      minReplicas: 2,
      maxReplicas: 4,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 99 },
          },
        },
      ],
    },
  };
}

/** The query behind the metric `error-rate`. */
export function template(stage: Stage): KubeObject {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'MetricTemplate',
    metadata: { name: 'error-rate', namespace: stage.namespace },
    spec: {
      provider: { type: 'prometheus', address: stage.metricsAddress },
      query: stage.errorRateQuery,
    },
  };
}

const ERROR_RATE = {
  name: 'error-rate',
  templateRef: { name: 'error-rate' },
  thresholdRange: { max: 1 },
  interval: '10s',
};

/**
 * The Canary of a scenario.
 *
 * @param gateUrl where a hook asks: the suite's own gates, or the portal's
 */
export function canary(
  namespace: string,
  given: Given,
  gateUrl: (kind: string, asksPortal: boolean) => string,
): KubeObject {
  const autoscalerRef = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    name: TARGET,
  };
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { name: TARGET, namespace },
    spec: {
      targetRef: {
        apiVersion: given.target === 'Service' ? 'v1' : 'apps/v1',
        kind: given.target ?? 'Deployment',
        name: TARGET,
      },
      ...(given.autoscaler && { autoscalerRef }),
      progressDeadlineSeconds: 60,
      service: {
        port: 80,
        targetPort: 9898,
        hosts: ['podinfo.example'],
        gatewayRefs: [{ name: 'gw', namespace }],
        ...given.service,
      },
      analysis: analysisOf(given, gateUrl),
      ...given.spec,
    },
  };
}

function analysisOf(
  { analysis, gates = [], portalGates = [] }: Given,
  gateUrl: (kind: string, asksPortal: boolean) => string,
) {
  const hook = (kind: string, asksPortal: boolean) => ({
    name: `portal-${kind}`,
    type: kind,
    url: gateUrl(kind, asksPortal),
    muteAlert: true,
  });
  const webhooks = [
    ...gates.map(kind => hook(kind, false)),
    ...portalGates.map(kind => hook(kind, true)),
  ];
  return {
    interval: '10s',
    threshold: 3,
    metrics: [ERROR_RATE],
    ...analysis,
    ...(webhooks.length > 0 && { webhooks }),
  };
}
