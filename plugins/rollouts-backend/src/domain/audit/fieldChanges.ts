import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation, CanarySpec } from '../observation';

/** A field that reads otherwise than before. */
export type FieldChange = NonNullable<AuditRow['outside']>['changes'][number];

/** Where a field is in the object, where that is not `spec.<name>`. */
const paths: Partial<Record<keyof CanarySpec, string>> = {
  target: 'spec.targetRef',
  serviceName: 'spec.service.name',
  ingressName: 'spec.ingressRef.name',
  routeName: 'spec.routeRef.name',
  intervalMs: 'spec.analysis.interval (ms)',
  threshold: 'spec.analysis.threshold',
  maxWeight: 'spec.analysis.maxWeight',
  stepWeight: 'spec.analysis.stepWeight',
  stepWeights: 'spec.analysis.stepWeights',
  stepWeightPromotion: 'spec.analysis.stepWeightPromotion',
  iterations: 'spec.analysis.iterations',
  matches: 'spec.analysis.match',
  mirror: 'spec.analysis.mirror',
  mirrorWeight: 'spec.analysis.mirrorWeight',
  metrics: 'spec.analysis.metrics',
  webhooks: 'spec.analysis.webhooks',
};

const statusFields = [
  'phase',
  'canaryWeight',
  'iterations',
  'failedChecks',
  'lastAppliedSpec',
] as const;

/** What reads otherwise in the spec, the annotations and the labels. */
export function objectChanges(
  before: CanaryObservation,
  after: CanaryObservation,
): FieldChange[] {
  const keys = Object.keys(after.spec ?? before.spec ?? {}) as Array<
    keyof CanarySpec
  >;
  return [
    ...keys.map(key =>
      fieldChange(
        paths[key] ?? `spec.${key}`,
        before.spec?.[key],
        after.spec?.[key],
      ),
    ),
    fieldChange('metadata.annotations', before.annotations, after.annotations),
    fieldChange('metadata.labels', before.labels, after.labels),
  ].flat();
}

/** What reads otherwise in what Flagger counts on. */
export function statusChanges(
  { status: before }: Pick<CanaryObservation, 'status'>,
  { status: after }: Pick<CanaryObservation, 'status'>,
): FieldChange[] {
  return statusFields.flatMap(field =>
    fieldChange(`status.${field}`, before?.[field], after?.[field]),
  );
}

/** None where both are the same. */
export function fieldChange(
  field: string,
  before: unknown,
  after: unknown,
): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const json = (value: unknown) => (value ?? null) as FieldChange['before'];
  return [{ field, before: json(before), after: json(after) }];
}
