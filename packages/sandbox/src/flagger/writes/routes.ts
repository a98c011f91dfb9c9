import { StatusError } from '../../cluster/StatusError';
import type { ClusterObject } from '../../cluster/types';
import { ApiRefusal } from './ApiRefusal';
import { Canary, ROUTES, strategyOf } from '../canary';
import { ownerOf } from '../target/ownerOf';
import type { Services } from '../Services';

/** Percentages of the traffic. */
export interface Weights {
  primary: number;
  canary: number;
}

export const ALL_TO_PRIMARY: Weights = { primary: 100, canary: 0 };
export const ALL_TO_CANARY: Weights = { primary: 0, canary: 100 };

/** With provider `kubernetes` nothing routes by weight. */
export function isRouted(canary: Canary): boolean {
  return canary.spec.provider !== 'kubernetes';
}

function routeName({ spec }: Canary): string {
  return spec.service?.name ?? spec.targetRef.name;
}

/**
 * Makes the HTTPRoute when there is none; existing weights stay.
 *
 * @throws ApiRefusal when the Canary names no gateway.
 */
export function createRoute({ store }: Services, canary: Canary): void {
  const { namespace } = canary.metadata;
  const name = routeName(canary);
  if (!isRouted(canary)) return;
  const { hosts, gatewayRefs } = canary.spec.service ?? {};
  if (!gatewayRefs?.length) {
    throw new ApiRefusal(
      'GatewayRefs must be specified when using Gateway API as a provider.',
    );
  }
  if (store.get(ROUTES, namespace, name)) return;
  store.create(ROUTES, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace, ownerReferences: [ownerOf(canary)] },
    spec: {
      ...(hosts ? { hostnames: hosts } : {}),
      parentRefs: gatewayRefs,
      rules: rulesFor(canary, ALL_TO_PRIMARY),
    },
  });
}

/** Where the traffic goes now. Provider `kubernetes` claims 0/100 once iterations have begun. */
export function readWeights({ store }: Services, canary: Canary): Weights {
  if (!isRouted(canary)) {
    return canary.status?.iterations ? ALL_TO_CANARY : ALL_TO_PRIMARY;
  }
  const route = store.get(ROUTES, canary.metadata.namespace, routeName(canary));
  const refs = rulesOf(route)[0]?.backendRefs ?? [];
  const weight = (suffix: string) =>
    refs.find(ref => ref.name.endsWith(suffix))?.weight ?? 0;
  return { primary: weight('-primary'), canary: weight('-canary') };
}

/** Whether requests are copied to the canary, which Gateway API routes do for blue-green only. */
export function isMirrored({ store }: Services, canary: Canary): boolean {
  const route = store.get(ROUTES, canary.metadata.namespace, routeName(canary));
  return rulesOf(route).some(rule => rule.filters?.length);
}

/**
 * Sends the traffic there.
 *
 * @throws ApiRefusal when there is no route, or when the API server refuses the change.
 */
export function setWeights(
  { store }: Services,
  canary: Canary,
  weights: Weights,
  { mirrored = false } = {},
): void {
  if (!isRouted(canary)) return;
  const { namespace } = canary.metadata;
  const name = routeName(canary);
  const route = store.get(ROUTES, namespace, name);
  if (!route) {
    throw new ApiRefusal(
      `HTTPRoute ${name}.${namespace} get error: ${ROUTES} "${name}" not found`,
    );
  }
  const rules = rulesFor(canary, weights, mirrored);
  try {
    store.update(ROUTES, { ...route, spec: { ...route.spec, rules } });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new ApiRefusal(
      `HTTPRoute ${name}.${namespace} update error: ${error.message} while setting weights`,
    );
  }
}

interface Rule {
  backendRefs: Array<{ name: string; weight: number }>;
  filters?: unknown[];
}

function rulesOf(route: ClusterObject | undefined): Rule[] {
  return (route?.spec?.rules ?? []) as Rule[];
}

/** A/B testing has a rule for the matching requests and one, to the primary, for the rest. */
function rulesFor(
  canary: Canary,
  weights: Weights,
  mirrored = false,
): unknown[] {
  const backend = (suffix: string, weight: number) => ({
    group: '',
    kind: 'Service',
    name: `${routeName(canary)}-${suffix}`,
    port: canary.spec.service?.port ?? 80,
    weight,
  });
  const path = { path: { type: 'PathPrefix', value: '/' } };
  const split = [
    backend('primary', weights.primary),
    backend('canary', weights.canary),
  ];
  if (strategyOf(canary.spec) !== 'ab-testing') {
    const mirror = mirrored ? { filters: [mirrorTo(canary)] } : {};
    return [{ backendRefs: split, matches: [path], ...mirror }];
  }
  const matches = (canary.spec.analysis.match ?? []).map(({ headers }) => ({
    ...path,
    headers: Object.entries(headers ?? {}).map(([name, test]) => ({
      name,
      type: test.regex ? 'RegularExpression' : 'Exact',
      value: Object.values(test)[0],
    })),
  }));
  return [
    { backendRefs: split, matches },
    { backendRefs: [backend('primary', 100)], matches: [path] },
  ];
}

function mirrorTo(canary: Canary) {
  const name = `${routeName(canary)}-canary`;
  const port = canary.spec.service?.port ?? 80;
  const backendRef = { group: '', kind: 'Service', name, port };
  return { type: 'RequestMirror', requestMirror: { backendRef } };
}
