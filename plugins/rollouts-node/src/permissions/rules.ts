import { createPermissionRule } from '@backstage/plugin-permission-node';
import { namesParam, ruleParams, textParam } from './params';
import { rolloutResourceRef } from './resource';

// Rules are synchronous: the framework takes the promise of an asynchronous one for a yes.

/** Entity refs are compared in lower case everywhere in Backstage. */
const normalise = (ref: string) => ref.toLocaleLowerCase('en-US');

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description:
    'Allow rollouts whose owner, confirmed by the cluster, is among the claims',
  resourceRef: rolloutResourceRef,
  paramsSchema: ruleParams('IS_OWNER', {
    claims: namesParam(
      'IS_OWNER',
      'claims',
      'entity refs of the user and of the groups it belongs to',
    ),
  }),
  apply: ({ confirmedOwnerRef }, { claims }) =>
    confirmedOwnerRef !== null &&
    claims.map(normalise).includes(confirmedOwnerRef),
  toQuery: ({ claims }) => ({
    field: 'confirmedOwner' as const,
    values: claims.map(normalise),
  }),
});

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow rollouts in one of the clusters',
  resourceRef: rolloutResourceRef,
  paramsSchema: ruleParams('IN_CLUSTER', {
    clusters: namesParam(
      'IN_CLUSTER',
      'clusters',
      'names as in rollouts.clusters',
    ),
  }),
  apply: ({ cluster }, { clusters }) => clusters.includes(cluster),
  toQuery: ({ clusters }) => ({ field: 'cluster' as const, values: clusters }),
});

const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow rollouts in one of the Kubernetes namespaces',
  resourceRef: rolloutResourceRef,
  paramsSchema: ruleParams('IN_NAMESPACE', {
    namespaces: namesParam('IN_NAMESPACE', 'namespaces', 'names of namespaces'),
  }),
  apply: ({ namespace }, { namespaces }) => namespaces.includes(namespace),
  toQuery: ({ namespaces }) => ({
    field: 'namespace' as const,
    values: namespaces,
  }),
});

const hasAnnotation = createPermissionRule({
  name: 'HAS_ANNOTATION',
  description: 'Allow rollouts whose Canary has the annotation',
  resourceRef: rolloutResourceRef,
  paramsSchema: ruleParams('HAS_ANNOTATION', {
    annotation: textParam(
      'HAS_ANNOTATION',
      'annotation',
      'the name of the annotation',
    ),
    value: textParam(
      'HAS_ANNOTATION',
      'value',
      'its value; without it any value',
    ).optional(),
  }),
  apply: ({ annotations }, { annotation, value }) =>
    Object.hasOwn(annotations, annotation) &&
    (value === undefined || annotations[annotation] === value),
  toQuery: ({ annotation, value }) => ({
    field: 'annotation' as const,
    key: annotation,
    value: value ?? null,
  }),
});

/**
 * The rules that come with the plugin.
 *
 * @public
 */
export const rolloutPermissionRules = {
  isOwner,
  inCluster,
  inNamespace,
  hasAnnotation,
};
